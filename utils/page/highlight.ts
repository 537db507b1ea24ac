import type { Find } from "./find";
import { createNear } from "./near";

/** The names under which ids are registered; the style sheet in the manifest says how they look. */
export const HIGHLIGHT = "closeout-ticket";
export const HIGHLIGHT_CLOSED = "closeout-closed";

/** Marks these finds and no others; those whose ids are listed as closed with another look. */
export type ShowMarks = (finds: readonly Find[], closed: readonly string[]) => void;

/**
 * Marks ids in a page, of many those near what is seen of it, without changing the page (CSS Custom Highlight API). Where the browser has no such thing,
 * nothing is marked.
 *
 * @param signal - takes the marks away
 */
export function createMarks(signal: AbortSignal): ShowMarks {
  let finds: readonly Find[] = [];
  let closed: readonly string[] = [];
  const drawn = new Map<string, { highlight: Highlight; finds: ReadonlySet<Find> }>();
  const near = createNear(draw, signal);

  function draw() {
    const registry = globalThis.CSS?.highlights as HighlightRegistry | undefined;
    if (!registry) return;
    for (const name of [HIGHLIGHT, HIGHLIGHT_CLOSED]) {
      const isClosed = name === HIGHLIGHT_CLOSED;
      const wanted = new Set(finds.filter((find) => near.has(find) && closed.includes(find.id) === isClosed));
      // In Firefox what was drawn by the extension before an update is still there.
      if (wanted.size === 0 && !registry.has(name)) continue;
      const { highlight, finds: before } = drawn.get(name) ?? {
        highlight: new Highlight(),
        finds: new Set<Find>(),
      };
      // A page may change all the time: only what differs is drawn anew.
      for (const find of before) if (!wanted.has(find)) highlight.delete(rangeOf(find));
      for (const find of wanted) if (!before.has(find)) highlight.add(rangeOf(find));
      drawn.set(name, { highlight, finds: wanted });
      if (wanted.size === 0) registry.delete(name);
      else if (registry.get(name) !== highlight) registry.set(name, highlight);
    }
  }

  function show(nextFinds: readonly Find[], nextClosed: readonly string[]) {
    finds = nextFinds;
    closed = nextClosed;
    near.follow(finds);
    draw();
  }

  signal.addEventListener("abort", () => show([], []));
  return show;
}

const ranges = new WeakMap<Find, StaticRange>();

/** A static one: the browser has to move all others at each change of the page. */
function rangeOf(find: Find): StaticRange {
  const { node, from, end, to } = find;
  const range =
    ranges.get(find) ??
    new StaticRange({ startContainer: node, startOffset: from, endContainer: end, endOffset: to });
  ranges.set(find, range);
  return range;
}
