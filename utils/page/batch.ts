import { forEachTicketId, parseTicketId, TICKET_ID_LENGTH } from "../core/ticket-id";
import type { Find } from "./find";
import { holdsTogether } from "./line";
import { isTouched, type Part, textIn } from "./part";

/** Text of several nodes put together, to be searched in one go. */
export interface Batch {
  /** Adds text; it goes on where the last one ended. */
  add(part: Part): void;
  /** Lets nothing that is added from now on touch what came before. */
  separate(): void;
  /**
   * Gives the finds in what was added, in order, until enough is answered; empties the batch.
   *
   * @returns false for enough
   */
  search(emit: (find: Find) => boolean): boolean;
  /** The same, but only when there is much to search and no id can be cut. */
  searchIfFull(emit: (find: Find) => boolean): boolean;
}

/** Text is searched in portions of about so many characters. */
const PORTION = 4_096;
/** … and here at the latest. Only ids cut by markup and by this at once are lost. */
const LONGEST_PORTION = 65_536;

/**
 * An id counts where no letter, digit or underscore touches it within its own node; what other elements put beside it does not
 * matter. By the markup alone nobody can tell `<b>a</b>xd88…` from two cells drawn apart, and the checksum leaves nothing to chance.
 */
export function createBatch(): Batch {
  let text = "";
  let pieces: Piece[] = [];
  /** Whether what comes next may go on with a word. */
  let isOpen = false;

  function search(emit: (find: Find) => boolean): boolean {
    const joined = { text, pieces };
    text = "";
    pieces = [];
    isOpen = false;
    return searchIn(joined, emit);
  }

  return {
    search,
    add(part) {
      if (part.from === part.to) return;
      const last = pieces.at(-1);
      if (last && last.node === part.node && last.to === part.from) last.to = part.to;
      else pieces.push({ ...part, start: text.length });
      const added = textIn(part);
      text += added;
      isOpen = /\w/.test(added.slice(-1));
    },
    separate() {
      if (isOpen) text += "\n";
      isOpen = false;
    },
    searchIfFull(emit) {
      return text.length < PORTION || (isOpen && text.length < LONGEST_PORTION) || search(emit);
    },
  };
}

interface Piece extends Part {
  /** Where it begins in the text put together. */
  start: number;
}

interface Joined {
  text: string;
  pieces: Piece[];
}

function searchIn(joined: Joined, emit: (find: Find) => boolean): boolean {
  const starts = new Set<number>();
  forEachTicketId(joined.text, (_, index) => starts.add(index));
  for (const index of startsAtSeams(joined)) starts.add(index);
  for (const start of [...starts].sort((a, b) => a - b)) {
    const find = findAt(joined, start);
    if (find && !emit(find)) return false;
  }
  return true;
}

/** Where ids begin that the text put together hides, because something of another node touches them. */
function* startsAtSeams({ text, pieces }: Joined): Generator<number> {
  for (const { start: seam } of pieces) {
    if (!/^\w\w$/.test(text.slice(seam - 1, seam + 1))) continue;
    for (const start of [seam - TICKET_ID_LENGTH, seam]) {
      if (start >= 0 && parseTicketId(text.slice(start, start + TICKET_ID_LENGTH))) yield start;
    }
  }
}

function findAt({ text, pieces }: Joined, start: number): Find | null {
  const end = start + TICKET_ID_LENGTH;
  const parts: Part[] = [];
  for (let index = lastAtOrBefore(pieces, start); index < pieces.length; index++) {
    const piece = pieces[index];
    if (!piece || piece.start >= end) break;
    const shift = piece.from - piece.start;
    const part = {
      node: piece.node,
      from: Math.max(start + shift, piece.from),
      to: Math.min(end + shift, piece.to),
    };
    const before = parts.at(-1);
    if (before && !holdsTogether(before.node, part.node)) return null;
    parts.push(part);
  }
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last || isTouched(first, last)) return null;
  return { id: text.slice(start, end), node: first.node, parts };
}

function lastAtOrBefore(pieces: readonly Piece[], index: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.start ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}
