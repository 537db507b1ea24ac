import { useEffect, useState } from "preact/hooks";

/** Rows this close to the edge count as in view, in px: their details are there when they come. */
const MARGIN_PX = 150;

/** The tickets whose rows can be seen, wherever in the document and whenever they are drawn. */
export function useRowsInView(): readonly string[] {
  const [inView, setInView] = useState<readonly string[]>([]);
  useEffect(() => {
    const observed = new WeakSet<Element>();
    const sight = new IntersectionObserver((entries) => setInView((before) => changed(before, entries)), {
      rootMargin: `${MARGIN_PX}px`,
    });
    const look = () => {
      for (const row of document.querySelectorAll("[data-ticket]")) {
        if (observed.has(row)) continue;
        observed.add(row);
        sight.observe(row);
      }
    };
    const drawing = new MutationObserver(look);
    drawing.observe(document.body, { subtree: true, childList: true });
    look();
    return () => {
      drawing.disconnect();
      sight.disconnect();
    };
  }, []);
  return inView;
}

function changed(before: readonly string[], entries: IntersectionObserverEntry[]): readonly string[] {
  const inView = new Set(before);
  let hasChanged = false;
  for (const { target, isIntersecting } of entries) {
    const id = target.getAttribute("data-ticket") ?? "";
    if (isIntersecting === inView.has(id)) continue;
    hasChanged = true;
    if (isIntersecting) inView.add(id);
    else inView.delete(id);
  }
  // Every row that is drawn is told of, most of them out of sight as before.
  return hasChanged ? [...inView] : before;
}
