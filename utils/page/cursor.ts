import { childrenOf, isElement, isText, localNameOf, textOf } from "./dom";
import { isInline, isUnread } from "./markup";
import { type Part, textIn } from "./part";

/** Finds the nodes that spell stretches of the text of a part of the page, one after the other. */
export interface Cursor {
  /**
   * Gives the text nodes of a stretch, in order.
   *
   * @param from - not before the end of the last stretch
   * @param each - receives a part of a node, or nothing where a line ends
   * @returns false when the page has another text by now
   */
  take(from: number, to: number, each: (part: Part | null) => void): boolean;
}

/** The children of an element that the cursor is in, and which of them comes next. */
interface Level {
  element: Node;
  children: NodeList;
  index: number;
}

/**
 * So deep children are stepped over by the length of their text. Those deeper are entered: to read a text at each of a thousand levels
 * would take for ever.
 */
const LEVELS = 12;
/** So many children are stepped over at first. */
const FIRST_STEP = 8;

/** Only one: the browser has to keep each up to date with the page. */
let range: Range | undefined;

/**
 * @param top - a text node or an element
 * @param text - its whole text
 */
export function createCursor(top: Node, text: string): Cursor {
  const levels: Level[] = isElement(top) ? [levelOf(top)] : [];
  let offset = 0;
  /** The text node in which the last stretch ended. */
  let current = isText(top) ? top : null;

  /** Steps over the children that end before a place: in larger and larger steps, and halving the last one, which was too far. */
  function leap(level: Level, place: number) {
    let most = level.children.length;
    for (let step = FIRST_STEP; level.index < most; step *= 2) {
      const isHalving = level.index + step >= most;
      const next = isHalving ? (level.index + most + 1) >> 1 : level.index + step;
      const length = lengthBetween(level.element, level.index, next);
      if (offset + length > place) most = next - 1;
      else {
        offset += length;
        level.index = next;
      }
    }
  }

  function enter(element: Element, each: (part: null) => void) {
    const name = localNameOf(element);
    if (!isInline(name)) each(null);
    if (isUnread(name)) offset += textOf(element).length;
    else levels.push(levelOf(element));
  }

  return {
    take(from, to, each) {
      while (offset < to) {
        const level = levels.at(-1);
        if (current) {
          const end = offset + current.length;
          if (end > from) {
            const [start, stop] = [Math.max(from, offset), Math.min(to, end)];
            const part = { node: current, from: start - offset, to: stop - offset };
            if (textIn(part) !== text.slice(start, stop)) return false;
            each(part);
          }
          if (end > to) return true;
          offset = end;
          current = null;
        } else if (!level) return false;
        else {
          const isOne = level.children.length - level.index === 1;
          if (offset < from && !isOne && levels.length <= LEVELS) leap(level, from);
          const child = level.children[level.index++];
          if (!child) levels.pop();
          else if (isText(child)) current = child;
          else if (isElement(child)) enter(child, each);
        }
      }
      return true;
    },
  };
}

function levelOf(element: Node): Level {
  return { element, children: childrenOf(element), index: 0 };
}

/** How long the text of some children is. Quicker than to ask each of them, and none is touched for it. */
function lengthBetween(parent: Node, from: number, to: number): number {
  range ??= new Range();
  range.setStart(parent, from);
  range.setEnd(parent, to);
  const { length } = range.toString();
  // It would keep what the page takes away.
  range.setEnd(document, 0);
  return length;
}
