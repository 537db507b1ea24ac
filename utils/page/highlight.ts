import type { Marks } from "../core/protocol";
import { DEFAULT_TICKET_TABLE, isTicket } from "../core/ticket-id";
import type { Find } from "./find";
import { createNear } from "./near";

/** The names under which ids are registered; the style sheet in the manifest says how they look. */
export const HIGHLIGHT = "closeout-ticket";
export const HIGHLIGHT_CLOSED = "closeout-closed";

export interface Highlighter {
  /** Marks these finds and no others. */
  show(finds: readonly Find[]): void;
  /** Which ids are marked, and how. */
  follow(marks: Marks): void;
  /** Switches the marks on and off. */
  enable(isEnabled: boolean): void;
}

/**
 * Marks ids near what is seen of a page without changing the page (CSS Custom Highlight API). Where the browser has no such thing,
 * nothing is marked.
 *
 * @param signal - takes the marks away
 */
export function createHighlighter(signal: AbortSignal): Highlighter {
  let finds: readonly Find[] = [];
  let tickets: readonly Find[] = [];
  let marks: Marks = { tables: [DEFAULT_TICKET_TABLE], closed: [] };
  let isEnabled = true;
  const near = createNear(paint, signal);

  function update() {
    tickets = isEnabled && !signal.aborted ? finds.filter(({ id }) => isTicket(id, marks.tables)) : [];
    near.follow(tickets);
    paint();
  }

  function paint() {
    const registry = globalThis.CSS?.highlights as HighlightRegistry | undefined;
    for (const name of [HIGHLIGHT, HIGHLIGHT_CLOSED]) {
      const isClosed = name === HIGHLIGHT_CLOSED;
      const ranges = tickets
        .filter((find) => near.has(find) && marks.closed.includes(find.id) === isClosed)
        .map(rangeOf);
      if (ranges.length > 0) registry?.set(name, new Highlight(...ranges));
      else registry?.delete(name);
    }
  }

  signal.addEventListener("abort", update);
  return {
    show(next) {
      finds = next;
      update();
    },
    follow(next) {
      marks = next;
      update();
    },
    enable(next) {
      isEnabled = next;
      update();
    },
  };
}

/** A static one: the browser has to move all others at each change of the page. */
function rangeOf({ node, parts }: Find): StaticRange {
  const last = parts.at(-1);
  return new StaticRange({
    startContainer: node,
    startOffset: parts[0]?.from ?? 0,
    endContainer: last?.node ?? node,
    endOffset: last?.to ?? 0,
  });
}
