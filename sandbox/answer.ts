/** What goes back to the client, before it is written to a socket. */
export type Answer = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: string }>;

/** A JSON answer; undefined writes no body at all. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  const body = value === undefined ? "" : JSON.stringify(value);
  return { status, headers: { "content-type": "application/json; charset=utf-8", ...headers }, body };
}

/** Thrown by a route to answer with an error in the service's own shape. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(status: number, sentence: string, headers: Readonly<Record<string, string>> = {}) {
    super(sentence);
    this.answer = json(status, { error: sentence }, headers);
  }
}
