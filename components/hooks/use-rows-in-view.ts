import { useEffect, useRef, useState } from "preact/hooks";

/** Rows this close to the edge count as in view, in px: their details are there when they come. */
const MARGIN_PX = 150;

/** The tickets whose rows can be seen, wherever in the document they are drawn. */
export function useRowsInView(): readonly string[] {
  const [inView, setInView] = useState<readonly string[]>([]);
  const observed = useRef(new WeakSet<Element>());
  const observer = useRef<IntersectionObserver>(undefined);
  useEffect(() => {
    observer.current = new IntersectionObserver(
      (entries) => setInView((before) => changed(before, entries)),
      { rootMargin: `${MARGIN_PX}px` },
    );
    return () => observer.current?.disconnect();
  }, []);
  // After every change of the screen: rows come and go with the page, what is pasted, and the filter.
  useEffect(() => {
    for (const row of document.querySelectorAll("[data-ticket]")) {
      if (observed.current.has(row)) continue;
      observed.current.add(row);
      observer.current?.observe(row);
    }
  });
  return inView;
}

function changed(before: readonly string[], entries: IntersectionObserverEntry[]): readonly string[] {
  const inView = new Set(before);
  for (const { target, isIntersecting } of entries) {
    const id = target.getAttribute("data-ticket") ?? "";
    if (isIntersecting) inView.add(id);
    else inView.delete(id);
  }
  return [...inView];
}
