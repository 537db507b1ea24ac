import { countIn, isShadowRoot, isSmall, isText, nameOf, read, textOf, walkerOf } from "./dom";
import { isInlineName, isUnreadName } from "./markup";

/** Siblings, texts and elements, whose text is looked at as one. */
export type Run = readonly Node[];

/**
 * Runs, one after the other. Whoever takes one says whether the page may have changed since the last one; where it did at that very place,
 * they end early. Answers whether all were given.
 */
export type Runs = Generator<Run, boolean, boolean | undefined>;

/**
 * A part of the page of at most so many elements is asked for its text, and for what else is wanted of it, as a whole: the browser
 * is much faster at that than any walk.
 */
const SMALL = 1_000;
/** Several parts of no more elements than this are looked at as one. */
const LIGHT = 60;
/** Of such a weight a run ends with the line; of so many siblings it is cut, and with it an id that is cut by markup as well. */
export const LONG = 32;
const LONGEST = 1_000;
const LEAST = 1;
export const TOO_HEAVY = Number.POSITIVE_INFINITY;
/** So many characters on either side an edit can matter: those of an id that it is in, and of what touches that. */
const REACH = 34;
/** Empty siblings in a row beyond which the line counts as ended. */
const MOST_STEPS = 200;

/** Whether text goes on in the line around a node. */
export function isInline(node: Node): boolean {
  return isText(node) || isInlineName(nameOf(node));
}

/**
 * Cuts a part of the page into runs that no id goes beyond, so that the work can be spread.
 *
 * @param enter - receives the elements that are in no run because they are too large
 */
export function* runsIn(top: Node, enter: (element: Element) => void): Runs {
  const walker = walkerOf(top);
  const isPart = partFinder();
  let run: Node[] = [];
  let weight = 0;

  /** @returns whether the place in the page was lost meanwhile */
  function* give(): Runs {
    if (run.length === 0) return false;
    const given = run;
    run = [];
    weight = 0;
    const node = walker.currentNode;
    const where = placeOf(node);
    return (yield given) === true && placeOf(node).some((other, index) => other !== where[index]);
  }

  for (let node: Node | null = top; node; ) {
    const isWhole: boolean = isText(node) || (nameOf(node) !== "" && isPart(node as Element));
    const isFull = weight >= LONG && (!isInline(node) || run.length >= LONGEST);
    if ((isFull || !isWhole) && (yield* give())) return false;
    if (isWhole) {
      run.push(node);
      weight += weightOf(node);
    } else if (nameOf(node) !== "") enter(node as Element);
    node = isWhole ? walker.nextSibling() : walker.nextNode();
    while (!node && isWhole) {
      if (yield* give()) return false;
      if (!walker.parentNode()) break;
      node = walker.nextSibling();
    }
  }
  return true;
}

function placeOf(node: Node): unknown[] {
  return [read(node, "isConnected"), read(node, "parentNode"), read(node, "previousSibling")];
}

/**
 * Tells elements that are looked at as a whole. After one that is too large some are not asked: where elements lie deep in each other
 * each would count the same ones, and Firefox keeps what it counted. What is in a line is always asked, lest an id be cut there.
 */
function partFinder(): (element: Element) => boolean {
  let pause = 0;
  let left = 0;
  return (element) => {
    const name = nameOf(element);
    if (isUnreadName(name) || !element.childElementCount) return true;
    if (!isInlineName(name) && left-- > 0) return false;
    const isPart = isSmall(element, SMALL);
    left = pause = isPart ? 0 : Math.min(2 * pause + 1, SMALL / 2);
    return isPart;
  };
}

/** The outermost node whose line a node's text is part of: something small that begins a line, or else a piece of a long line. */
export function topOfLine(node: Node): Node {
  for (let top = node; ; ) {
    const parent = isInline(top) && read(top, "parentNode");
    if (!parent || nameOf(parent) === "" || !isSmall(parent as Element, SMALL)) return top;
    top = parent;
  }
}

/**
 * Cuts what is to be looked at around the top of a line into runs: of a long line a piece with as much on either side as an id in it can
 * reach.
 */
export function* runsAround(top: Node, enter: (element: Element) => void): Runs {
  if (!isPiece(top)) return yield* runsIn(top, enter);
  yield [...beside(top, "previousSibling").reverse(), top, ...beside(top, "nextSibling")];
  return true;
}

/** Whether a node is looked at as a whole. */
function isPiece(node: Node): boolean {
  return weightOf(node) < TOO_HEAVY;
}

/** How much of a run a node makes: all of one if it holds many elements, and more than any if it is not looked at as a whole. */
export function weightOf(node: Node): number {
  if (isText(node)) return LEAST;
  if (isShadowRoot(node)) {
    const count = countIn(node);
    return count <= LIGHT ? LEAST : count <= SMALL ? LONG : TOO_HEAVY;
  }
  if (nameOf(node) === "") return TOO_HEAVY;
  const element = node as Element;
  return isSmall(element, LIGHT) ? LEAST : isSmall(element, SMALL) ? LONG : TOO_HEAVY;
}

function beside(piece: Node, way: "previousSibling" | "nextSibling"): Node[] {
  const nodes: Node[] = [];
  if (!isInline(piece)) return nodes;
  const walker = walkerOf(read(piece, "parentNode") ?? piece);
  walker.currentNode = piece;
  for (let wanted = REACH; wanted > 0 && nodes.length < MOST_STEPS; ) {
    const node = walker[way]();
    if (!node || !isInline(node) || !isPiece(node)) break;
    nodes.push(node);
    wanted -= isText(node) ? node.length : textOf(node).length;
  }
  return nodes;
}
