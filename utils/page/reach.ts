import type { Find } from "./find";

/** Of the finds of one element, as they are read, those within a screen of what is seen. The box is the element's. */
export type Reach = (finds: readonly Find[], box: DOMRectReadOnly) => readonly Find[];

/**
 * Locates finds in an element that is much taller than the screen. One below the other, only a few have to be located to tell the rest,
 * and none twice while the element stays as tall as it is: in a text of 5 MB each takes Chrome 2.5 ms.
 */
export function createReach(): Reach {
  let knownHeight = 0;
  let depths = new WeakMap<Find, number>();

  return (finds, { top, height }) => {
    if (height !== knownHeight) depths = new WeakMap();
    knownHeight = height;
    const countAbove = (y: number) => {
      let low = 0;
      for (let high = finds.length; low < high; ) {
        const middle = (low + high) >> 1;
        const find = finds[middle] as Find;
        const depth = depths.get(find) ?? topOf(find) - top;
        depths.set(find, depth);
        if (top + depth < y) low = middle + 1;
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
