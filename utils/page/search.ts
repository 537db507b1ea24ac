import { TICKET_ID_LENGTH, ticketIdPlaces } from "../core/ticket-id";
import { isText, nameOf, read, textOf } from "./dom";
import type { Find } from "./find";
import { isUnreadName } from "./markup";
import { isInline, type Run } from "./runs";

const NOWHERE = Number.POSITIVE_INFINITY;
/**
 * So deep elements are stepped over by the length of their text. Those deeper are entered: to put a text together at each of a thousand
 * levels would take for ever.
 */
const LEVELS = 12;
/** So many children are stepped over at first, unless the next id is as near as that, in characters. */
const FAR = 8;
const NEAR = 64;

/** Only one: the browser has to keep each up to date with the page. */
let range: Range | undefined;

/** Of so many characters at a time a text is searched, so that the page can go on in between. */
const LONG_TEXT = 500_000;

/**
 * Finds the ids in the text of a run, and lets the page go on in between where that is long.
 *
 * @param emit - as of `findInRun`
 * @param hasChanged - whether the page may have changed since the run was given
 * @returns false for enough
 */
export function* findInLongRun(
  run: Run,
  beginning: RegExp,
  emit: (find: Find) => boolean,
  hasChanged: () => boolean,
): Generator<void, boolean, void> {
  let texts = textsOf(run);
  let text = texts.join("");
  let places: Iterator<number> = ticketIdPlaces(text, beginning);
  if (text.length > LONG_TEXT) {
    const all: number[] = [];
    for (let start = 0; start < text.length; start += LONG_TEXT) {
      const part = text.slice(start, start + LONG_TEXT + TICKET_ID_LENGTH - 1);
      for (const place of ticketIdPlaces(part, beginning)) all.push(start + place);
      yield;
    }
    const before = text;
    if (hasChanged()) {
      texts = textsOf(run);
      text = texts.join("");
    }
    // What changes all the time would never be found but at once.
    places = text === before ? all.values() : ticketIdPlaces(text, beginning);
  }
  return locate(run, texts, text, places, emit);
}

/**
 * Finds the ids in the text of a run.
 *
 * The browser puts the text together, and only for what is an id in it the nodes are looked for. An id counts where no letter, digit
 * or underscore touches it within its own node; what other elements put beside it does not matter. By the markup alone nobody can tell
 * `<b>a</b>xd88…` from two cells drawn apart, and the checksum leaves nothing to chance.
 *
 * @param emit - receives the finds in reading order; answers false for enough
 * @returns false for enough
 */
export function findInRun(run: Run, beginning: RegExp, emit: (find: Find) => boolean): boolean {
  const texts = textsOf(run);
  const text = texts.join("");
  return locate(run, texts, text, ticketIdPlaces(text, beginning), emit);
}

/** Of each node of a run what a reader sees of its text. */
function textsOf(run: Run): string[] {
  return run.map((node) => (isText(node) ? node.data : isUnread(node) ? "" : textOf(node)));
}

/** @param text - all texts of the run together; `places`: where ids begin in it */
function locate(
  run: Run,
  texts: readonly string[],
  text: string,
  places: Iterator<number>,
  emit: (find: Find) => boolean,
): boolean {
  /** Where the next id begins, beyond the end if there is none; and how much of the text comes before the node at hand. */
  let place = 0;
  let offset = 0;
  let first: { node: Text; from: number } | null = null;
  let isEnough = false;

  function goOn() {
    first = null;
    place = places.next().value ?? NOWHERE;
    if (isEnough) place = NOWHERE;
  }

  /** No id goes on here. */
  function end() {
    while (place < offset) goOn();
  }

  function inText(node: Text) {
    const from = offset;
    offset += node.length;
    while (place < offset) {
      if (place >= from) first = { node, from: place - from };
      const to = place + TICKET_ID_LENGTH;
      if (to > offset) break;
      if (first && !isWord(first.node, first.from - 1) && !isWord(node, to - from))
        // Not a slice: that would keep the whole text.
        isEnough = !emit({ id: [...text.slice(place, to)].join(""), ...first, end: node, to: to - from });
      goOn();
    }
  }

  /** @param known - where its text ends as far as that is known without asking for it */
  function look(node: Node, level: number, known?: number) {
    if (isText(node)) return inText(node);
    // A comment, say.
    if (nameOf(node) === "") return;
    const isLine = !isInline(node);
    if (isLine) end();
    const isAsked = known === undefined && (isUnread(node) || level < LEVELS);
    const to = isAsked ? offset + textOf(node).length : known;
    if (to !== undefined && (isUnread(node) || to <= place)) offset = to;
    else lookIn(node, level + 1, to);
    if (isLine) end();
  }

  function lookIn(parent: Node, level: number, to?: number) {
    const children = read(parent, "childNodes");
    for (let index = 0; index < children.length && place < NOWHERE; index++) {
      // The first step is too far where ids stand close together.
      for (let step = FAR; step > 0 && place > offset + NEAR && level < LEVELS; ) {
        const length = index + step < children.length ? lengthBetween(parent, index, index + step) : NOWHERE;
        const isBefore = offset + length <= place;
        if (isBefore) [index, offset] = [index + step, offset + length];
        step = isBefore && step >= FAR ? 2 * step : step >> 1;
      }
      // To put megabytes of text together at each level would take its time: what is last ends where all ends.
      look(children[index] as Node, level, index === children.length - 1 ? to : undefined);
    }
  }

  goOn();
  if (place === NOWHERE) return true;
  for (const [index, node] of run.entries()) {
    const length = texts[index]?.length ?? 0;
    if (!isInline(node)) end();
    if (offset + length <= place) offset += length;
    else if (isText(node)) inText(node);
    else lookIn(node, 1, offset + length);
    if (!isInline(node)) end();
  }
  return !isEnough;
}

function isUnread(node: Node): boolean {
  return isUnreadName(nameOf(node));
}

/** Never by the node's whole text: Firefox copies that each time, megabytes or not. */
function isWord(node: Text, index: number): boolean {
  return index >= 0 && index < node.length && /\w/.test(node.substringData(index, 1));
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
