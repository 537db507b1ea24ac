import { useEffect } from "preact/hooks";

/**
 * Keeps the focus on the page: when what had it goes away and nothing else was given it, the row that it was in gets it, or else the
 * heading of its section, or else the first one.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    const stop = new AbortController();
    let last: { element: Element; job: string | null; section: string | null } | null = null;
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      const job = target.closest("[data-job]")?.getAttribute("data-job") ?? null;
      last = { element: target, job, section: target.closest("section[id]")?.id ?? null };
    };
    // Who left it for nowhere, by a click on empty ground, say, is not taken back.
    const forget = () =>
      queueMicrotask(() => {
        if (last?.element.isConnected && document.activeElement === document.body) last = null;
      });
    const look = () => {
      if (!last || last.element.isConnected || document.activeElement !== document.body) return;
      const places = [
        last.job !== null && `[data-job="${CSS.escape(last.job)}"]`,
        last.section !== null && `#${last.section}-title`,
        "main h2",
      ];
      last = null;
      for (const place of places) {
        const found = place && document.querySelector<HTMLElement>(place);
        if (found) return found.focus();
      }
    };
    document.addEventListener("focusin", remember, { signal: stop.signal });
    document.addEventListener("focusout", forget, { signal: stop.signal });
    const changes = new MutationObserver(look);
    changes.observe(document.body, { subtree: true, childList: true });
    stop.signal.addEventListener("abort", () => changes.disconnect());
    return () => stop.abort();
  }, []);
}
