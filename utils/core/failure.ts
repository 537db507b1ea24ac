/**
 * Every way in which a request to the service can fail, as a closed set. Text, symbol and advice are tables over it.
 *
 * `offline`, `not-permitted` and `no-token`: nothing was sent. `network`, `timeout`, `server` and `unreadable`: sent, and what
 * the service did is not known. The rest are answers of the service; `not-reached`: it has more than was asked for.
 */
export const failureKinds = [
  "offline",
  "not-permitted",
  "no-token",
  "token-refused",
  "forbidden",
  "not-found",
  "not-reached",
  "refused",
  "limited",
  "timeout",
  "network",
  "server",
  "unreadable",
] as const;

export type FailureKind = (typeof failureKinds)[number];

/** A failure as plain data: it crosses messages and is stored. */
export interface Failure {
  kind: FailureKind;
  /** HTTP status, when there was an answer. */
  status: number | null;
  /** The service's own sentence, shortened and free of the token; only ever shown as text. */
  sentence: string | null;
  /** For `limited`: ms since 1970 before which nothing should be asked again. */
  until: number | null;
}

/** What is thrown wherever asking the service did not work out. */
export class ConduitError extends Error {
  override readonly name = "ConduitError";
  readonly failure: Failure;

  constructor(kind: FailureKind, details: Partial<Omit<Failure, "kind">> = {}) {
    super(kind);
    this.failure = { status: null, sentence: null, until: null, ...details, kind };
  }
}

/** The failure that a thrown value stands for; anything unforeseen counts as `network`: the outcome is not known. */
export function failureOf(thrown: unknown): Failure {
  return thrown instanceof ConduitError ? thrown.failure : new ConduitError("network").failure;
}
