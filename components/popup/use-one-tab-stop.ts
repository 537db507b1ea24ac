import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

const ROW = "[data-ticket]";
const CONTROLS = "button, input, a[href]";

/**
 * Lets the Tab key pass the list in a few steps, however long it is: it stops at the controls of one row only, the one that had the focus
 * last, or else the first. Arrows lead to the other rows. The rows themselves know nothing of it, so that none is drawn anew for it.
 */
export function useOneTabStop(root: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    let visited: Element | null = null;
    let stop: Element | null = null;

    const settle = (added: Iterable<Element>) => {
      const wanted = visited?.isConnected ? visited : element.querySelector(ROW);
      if (wanted !== stop) {
        for (const control of controlsIn(stop)) control.tabIndex = -1;
        stop = wanted;
        for (const control of controlsIn(stop)) control.tabIndex = 0;
      }
      for (const control of [...added].flatMap(controlsIn)) {
        const row = rowOf(control);
        if (row && row !== stop) control.tabIndex = -1;
      }
    };
    const visit = ({ target }: FocusEvent) => {
      const row = target instanceof Element && rowOf(target);
      if (!row) return;
      visited = row;
      settle([]);
    };
    // What is drawn is put in order before the next key, and before it is painted.
    const drawing = new MutationObserver((changes) => {
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
      settle(added.filter((node) => node instanceof Element));
    });
    settle([element]);
    drawing.observe(element, { subtree: true, childList: true });
    element.addEventListener("focusin", visit);
    return () => {
      drawing.disconnect();
      element.removeEventListener("focusin", visit);
    };
  }, [root]);
}

function rowOf(element: Element): Element | null {
  return element.closest(ROW);
}

function controlsIn(element: Element | null): HTMLElement[] {
  if (!element) return [];
  const within = [...element.querySelectorAll<HTMLElement>(CONTROLS)];
  return element instanceof HTMLElement && element.matches(CONTROLS) ? [element, ...within] : within;
}
