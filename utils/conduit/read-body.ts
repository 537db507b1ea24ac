import { ConduitError } from "../core/failure";

/** Nothing that the service has to say is longer: a hundred tickets with texts of thousands of letters are not. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024;

/**
 * Reads an answer's body as text, up to `MAX_BODY_BYTES`.
 *
 * @throws {ConduitError} `unreadable` when it is longer: the rest is not even received
 */
export async function readBody(response: Response): Promise<string> {
  if (!response.body) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    length += chunk.value.byteLength;
    if (length > MAX_BODY_BYTES) {
      void reader.cancel().catch(() => {});
      throw new ConduitError("unreadable", { status: response.status });
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}
