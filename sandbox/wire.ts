/** The service's end of one request, whatever carries it: a socket, or a simulated network. */
export type Wire = {
  /** Starts the answer. */
  readonly head: (status: number, headers: Readonly<Record<string, string | number>>) => void;
  /** Resolves when the text is on its way, or when the client has left. */
  readonly write: (text: string) => Promise<void>;
  /** The same, and ends the answer. */
  readonly end: (text: string) => Promise<void>;
  /** Breaks the connection. */
  readonly cut: () => void;
  /** Resolves when the connection is gone, whoever ended it. */
  readonly gone: () => Promise<void>;
  readonly isGone: () => boolean;
  /** Waits for so many milliseconds; rejects when the sandbox stops. */
  readonly sleep: (ms: number) => Promise<void>;
};
