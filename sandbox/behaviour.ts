/** What the documentation leaves open, and a test may therefore want either way. May be changed while running. */
export const documentedBehaviour: Readonly<Behaviour> = {
  closePolicy: "resolved-only",
  closingClosed: "refuse",
  singleTicket: "present",
  requestsPerMinute: 120,
  keepAlive: true,
};

export type Behaviour = {
  /** Whether only resolved tickets close (others are answered 409) or any. */
  closePolicy: "resolved-only" | "any";
  /** Closing a closed ticket: 409, or 200 with the ticket as it is. */
  closingClosed: "refuse" | "accept";
  /** Whether `GET /v1/tickets/{id}` exists, or what is answered instead: 404 or 405. */
  singleTicket: "present" | "not-found" | "not-allowed";
  /** Per workspace, or per token for calls that name none. Infinity switches the limit off. */
  requestsPerMinute: number;
  /**
   * False ends each connection with its answer. Browsers silently send a request again, a POST too, when a connection
   * that had served before breaks without an answer; a test that counts requests after a `reset` may not want that.
   */
  keepAlive: boolean;
};
