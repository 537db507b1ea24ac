import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

/**
 * Keeps the focus in the list of closes: when the button that had it goes away, the row that it was in gets it, or else what has the
 * id `headingId`.
 */
export function useRowFocus(headingId: string): void {
  const last = useRef<{ element: Element; job: string } | null>(null);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      const job = target instanceof Element && target.closest("[data-job]")?.getAttribute("data-job");
      last.current = job ? { element: target as Element, job } : null;
    };
    document.addEventListener("focusin", remember);
    return () => document.removeEventListener("focusin", remember);
  }, []);
  useLayoutEffect(() => {
    const lost = last.current;
    if (!lost || lost.element.isConnected || document.activeElement !== document.body) return;
    const row = document.querySelector<HTMLElement>(`[data-job="${CSS.escape(lost.job)}"]`);
    (row ?? document.getElementById(headingId))?.focus();
  });
}
