import type { ServerResponse } from "node:http";
import type { Answer } from "./answer";
import type { LedgerEntry } from "./ledger";
import type { SandboxTicket } from "./ticket";

/** One request under way, and what a fault may need to know of it. */
export type Exchange = {
  readonly response: ServerResponse;
  readonly entry: LedgerEntry;
  readonly authorization: string | undefined;
  /** The ticket in the path as it was when the request came. */
  readonly before: SandboxTicket | undefined;
  /** Any other ticket, for the wrong answer. */
  readonly stranger: () => SandboxTicket | undefined;
  /** Aborted when the sandbox stops. */
  readonly stopping: AbortSignal;
  /** The true answer, once the request was applied. */
  answer: Answer | null;
};

/** Sends a whole answer and notes its status; nothing is noted when the client has already left. */
export async function send(exchange: Exchange, answer: Answer): Promise<void> {
  const { response } = exchange;
  begin(exchange, answer, Buffer.byteLength(answer.body));
  await settled(response, (done) => response.end(answer.body, done));
}

/**
 * Sends the head and the first half of an answer, and waits until it is on the wire.
 *
 * @param announce what to add to the true length in the head
 * @returns the half that was kept back
 */
export async function sendHalf(exchange: Exchange, answer: Answer, announce = 0): Promise<string> {
  const { response } = exchange;
  begin(exchange, answer, Buffer.byteLength(answer.body) + announce);
  const middle = Math.floor(answer.body.length / 2);
  await settled(response, (done) => response.write(answer.body.slice(0, middle), done));
  return answer.body.slice(middle);
}

/** Writes the head; without a length the body may be of any size. */
export function begin({ response, entry }: Exchange, answer: Omit<Answer, "body">, length?: number): void {
  if (response.destroyed || response.socket?.destroyed !== false) return;
  const announced = length === undefined || answer.status === 204 ? {} : { "content-length": length };
  response.writeHead(answer.status, { ...answer.headers, ...announced });
  entry.status = answer.status;
}

/** Resolves when the writing has been done or the connection is gone, whichever comes first. */
export function settled(response: ServerResponse, write: (done: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off("close", done);
      resolve();
    };
    if (response.destroyed) return resolve();
    response.once("close", done);
    write(done);
  });
}
