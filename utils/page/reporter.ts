/** Tells somebody a list of ids when it changes, not too often. */
export interface Reporter {
  /**
   * Notes what the list is now.
   *
   * @param isUrgent - tell it at once if it changed
   */
  set(ids: readonly string[], isUrgent?: boolean): void;
  /** Tells the list at once, even though the same was sent last. */
  repeat(ids: readonly string[]): void;
}

/**
 * Sends a list whenever it differs from the one sent last, but not more often than once in a while. At first there is nothing in it.
 *
 * @param pause - the least time between two messages that are not urgent, in ms
 */
export function createReporter(send: (ids: string[]) => void, pause: number, signal: AbortSignal): Reporter {
  let ids: readonly string[] = [];
  let sent: string | undefined = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener("abort", () => clearTimeout(timer));

  function sendNow() {
    timer = undefined;
    const key = ids.join();
    if (key === sent || signal.aborted) return;
    sent = key;
    timer = setTimeout(sendNow, pause);
    send([...ids]);
  }

  function set(next: readonly string[], isUrgent = false) {
    ids = next;
    if (isUrgent) clearTimeout(timer);
    if (isUrgent || timer === undefined) sendNow();
  }

  return {
    set,
    repeat(next) {
      sent = undefined;
      set(next, true);
    },
  };
}
