/**
 * Counts in a row ("3 closed · 1 refused") of which one is torn apart by the end of a line, although it has room on a line of its own.
 * Runs in the page.
 *
 * @returns one line for each
 */
export function torn(): string[] {
  const found: string[] = [];
  for (const row of document.querySelectorAll('footer button:first-child, [data-part="counts"]')) {
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    const letters: [Node, number][] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (let at = 0; at < (node.nodeValue ?? "").length; at++) letters.push([node, at]);
    let from = 0;
    for (const count of (row.textContent ?? "").split(" · ")) {
      const boxes = letters.slice(from, from + count.length).map(([node, at]) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect();
      });
      from += count.length + " · ".length;
      const width = boxes.reduce((sum, box) => sum + box.width, 0);
      const isOnLines = boxes.some((box) => box.width > 0 && box.top >= (boxes[0]?.bottom ?? 0));
      if (isOnLines && width < row.clientWidth) found.push(`torn: ${count}`);
    }
  }
  return found;
}
