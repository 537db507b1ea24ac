import type { Answer } from "./answer";
import type { LedgerEntry } from "./ledger";
import type { SandboxTicket } from "./ticket";
import type { Wire } from "./wire";

/** One request under way, and what a fault may need to know of it. */
export type Exchange = {
  readonly wire: Wire;
  readonly entry: LedgerEntry;
  readonly authorization: string | undefined;
  /** The ticket in the path as it was when the request came. */
  readonly before: SandboxTicket | undefined;
  /** Any other ticket, for the wrong answer. */
  readonly stranger: () => SandboxTicket | undefined;
  /** The true answer, once the request was applied. */
  answer: Answer | null;
};

/** Sends a whole answer and notes its status; nothing is noted when the client has already left. */
export async function send(exchange: Exchange, answer: Answer): Promise<void> {
  begin(exchange, answer, Buffer.byteLength(answer.body));
  await exchange.wire.end(answer.body);
}

/**
 * Sends the head and the first half of an answer, and waits until it is on the wire.
 *
 * @param announce what to add to the true length in the head
 * @returns the half that was kept back
 */
export async function sendHalf(exchange: Exchange, answer: Answer, announce = 0): Promise<string> {
  begin(exchange, answer, Buffer.byteLength(answer.body) + announce);
  const middle = Math.floor(answer.body.length / 2);
  await exchange.wire.write(answer.body.slice(0, middle));
  return answer.body.slice(middle);
}

/** Writes the head; without a length the body may be of any size. */
export function begin({ wire, entry }: Exchange, answer: Omit<Answer, "body">, length?: number): void {
  if (wire.isGone()) return;
  const announced = length === undefined || answer.status === 204 ? {} : { "content-length": length };
  wire.head(answer.status, { ...answer.headers, ...announced });
  entry.status = answer.status;
}
