/** When something was first painted in a page, in ms since it was asked for; null if not yet. Runs in the page. */
export function firstPaint(): number | null {
  return performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null;
}

/** The same for the first ticket's row: texts of rows are larger than all that is painted before. Runs in the page. */
export function firstRowPaint(): Promise<number | null> {
  return entriesOf("largest-contentful-paint", (entries) => {
    const row = entries.find((entry) => (entry as LargestPaint).element?.closest("[data-ticket]"));
    return row?.startTime ?? null;
  });

  function entriesOf<T>(type: string, read: (entries: PerformanceEntryList) => T): Promise<T | null> {
    return new Promise((resolve) => {
      setTimeout(() => resolve(null), 200);
      const observer = new PerformanceObserver((list) => resolve(read(list.getEntries())));
      observer.observe({ type, buffered: true });
    });
  }
}

/** How long each task over 50 ms took since the page was asked for, in ms. Runs in the page. */
export function longTasks(): Promise<number[]> {
  return new Promise((resolve) => {
    setTimeout(() => resolve([]), 200);
    const observer = new PerformanceObserver((list) =>
      resolve(list.getEntries().map((entry) => entry.duration)),
    );
    observer.observe({ type: "longtask", buffered: true });
  });
}

/** The types of the browser's own library do not know it. */
interface LargestPaint extends PerformanceEntry {
  readonly element: Element | null;
}
