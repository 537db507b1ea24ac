import type { Find } from "./find";

/** Of the finds of one element, as they are read, those within a screen of what is seen. The box is the element's. */
export type Reach = (finds: readonly Find[], box: DOMRectReadOnly) => readonly Find[];

/**
 * Locates finds in an element that may be much taller than the screen. One below the other, only a few have to be located to tell the
 * rest, and none twice while the element stays as tall as it is: in a text of 5 MB each takes Chrome 2.5 ms.
 */
export function createReach(element: Element): Reach {
  let knownHeight = 0;
  let depths = new WeakMap<Find, number>();

  return (finds, { top, height }) => {
    // Without a box of its own (`display: contents`) what it holds may be seen all the same; if that is hidden, a mark costs nothing.
    if (height === 0) return finds;
    // It may be scrolled itself; of the page's own the box moves.
    const isPage = element === document.scrollingElement;
    const begin = isPage ? top : top - element.scrollTop;
    const whole = Math.max(height, element.scrollHeight);
    if (whole !== knownHeight) depths = new WeakMap();
    knownHeight = whole;
    const countAbove = (y: number) => {
      let low = 0;
      for (let high = finds.length; low < high; ) {
        const middle = (low + high) >> 1;
        const find = finds[middle] as Find;
        const depth = depths.get(find) ?? topOf(find) - begin;
        depths.set(find, depth);
        if (begin + depth < y) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    return finds.slice(countAbove(-innerHeight), countAbove(2 * innerHeight));
  };
}

function topOf({ node, from }: Find): number {
  const range = new Range();
  const { length } = node as Text;
  // The text may have become shorter since.
  range.setStart(node, Math.min(from, length));
  range.setEnd(node, Math.min(from + 1, length));
  return range.getBoundingClientRect().top;
}
