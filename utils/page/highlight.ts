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
  /** Whether an id is a ticket's, as far as is known. */
  isTicket(id: string): boolean;
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
  const looks: Look[] = [HIGHLIGHT, HIGHLIGHT_CLOSED].map((name) => ({ name, ranges: new Map() }));

  const isKnown = (id: string) => isTicket(id, marks.tables);

  function update() {
    tickets = isEnabled && !signal.aborted ? finds.filter(({ id }) => isKnown(id)) : [];
    near.follow(tickets);
    paint();
  }

  function paint() {
    const registry = globalThis.CSS?.highlights as HighlightRegistry | undefined;
    if (!registry) return;
    for (const look of looks) {
      const isClosed = look.name === HIGHLIGHT_CLOSED;
      const wanted = new Set(
        tickets.filter((find) => near.has(find) && marks.closed.includes(find.id) === isClosed),
      );
      draw(look, wanted, registry);
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
    isTicket: isKnown,
  };
}

interface Look {
  readonly name: string;
  readonly ranges: Map<Find, StaticRange>;
  highlight?: Highlight;
}

/** Changes only what differs: a page may change all the time. */
function draw(look: Look, wanted: ReadonlySet<Find>, registry: HighlightRegistry): void {
  const { name, ranges } = look;
  if (wanted.size > 0) look.highlight ??= new Highlight();
  for (const [find, range] of ranges) {
    if (wanted.has(find)) continue;
    look.highlight?.delete(range);
    ranges.delete(find);
  }
  for (const find of wanted) {
    if (ranges.has(find)) continue;
    const range = rangeOf(find);
    look.highlight?.add(range);
    ranges.set(find, range);
  }
  if (wanted.size === 0) registry.delete(name);
  else if (look.highlight && registry.get(name) !== look.highlight) registry.set(name, look.highlight);
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
