import type { Find } from "./find";

/** The name under which the ids are registered; the style sheet in the manifest says how they look. */
export const HIGHLIGHT = "closeout-ticket";

export interface Highlighter {
  /** Marks these finds and no others. */
  show(finds: readonly Find[]): void;
  /** Switches the marks on and off. */
  enable(isEnabled: boolean): void;
}

/**
 * Marks ids in a page without changing the page (CSS Custom Highlight API). Where the browser has no such thing, nothing is marked.
 *
 * @param isTicket - tells which ids are marked
 * @param signal - takes the marks away
 */
export function createHighlighter(isTicket: (id: string) => boolean, signal: AbortSignal): Highlighter {
  let finds: readonly Find[] = [];
  let isEnabled = true;

  function paint() {
    const registry = globalThis.CSS?.highlights as HighlightRegistry | undefined;
    if (!registry) return;
    const ranges = isEnabled && !signal.aborted ? rangesOf(finds.filter(({ id }) => isTicket(id))) : [];
    if (ranges.length > 0) registry.set(HIGHLIGHT, new Highlight(...ranges));
    else registry.delete(HIGHLIGHT);
  }

  signal.addEventListener("abort", paint);
  return {
    show(next) {
      finds = next;
      paint();
    },
    enable(next) {
      if (next === isEnabled) return;
      isEnabled = next;
      paint();
    },
  };
}

function rangesOf(finds: readonly Find[]): StaticRange[] {
  const ranges: StaticRange[] = [];
  for (const { parts } of finds) {
    const [first] = parts;
    const last = parts.at(-1);
    if (!first || !last) continue;
    ranges.push(
      // Static ones: the browser has to move all others at each change of the page.
      new StaticRange({
        startContainer: first.node,
        startOffset: first.from,
        endContainer: last.node,
        endOffset: last.to,
      }),
    );
  }
  return ranges;
}
