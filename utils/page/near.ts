import { isText, nameOf, read } from "./dom";
import type { Find } from "./find";
import { createReach, type Reach } from "./reach";

/** Tells which finds in the text are to be marked: all if they are few, else those near what is seen of the page. */
export interface Near {
  /** Follows these finds and no others. */
  follow(finds: readonly Find[]): void;
  /** Whether one of them is one of few, or was near when it was last looked. */
  has(find: Find): boolean;
}

/**
 * So many are marked wherever they are. Each time other marks are registered Chrome goes over the whole page once (0.1 s on one of 12 MB), so
 * scrolling should not change them; but at each change of the page it makes all marks anew (0.01 ms each), so there should not be many.
 */
const FEW = 50;

/**
 * What is within a screen or so counts as near: Chrome adds the second margin, meant for what scrolls within the page, to the first.
 * `delay`, in ms, is Chrome's alone: 2,000 elements at each frame of a scroll would cost it 2 ms.
 */
const OPTIONS = { rootMargin: "50%", scrollMargin: "50%", delay: 100 };
/** In an element of more screens than this, finds are located one by one. */
const TALL = 4;

/**
 * Watches the elements that hold finds, not the finds: the browser tells which of them come near, right after it laid them out, so
 * nothing here makes it lay out anything.
 *
 * @param onChange - others are near now
 */
export function createNear(onChange: () => void, signal: AbortSignal): Near {
  let places = new Map<Element, Find[]>();
  let areFew = true;
  const near = new WeakMap<Find, boolean>();
  const tall = new WeakMap<Element, Reach>();
  let observer: IntersectionObserver | undefined;

  function onSeen(entries: readonly IntersectionObserverEntry[]) {
    let hasChanged = false;
    for (const entry of entries) {
      const finds = places.get(entry.target) ?? [];
      const found = new Set(nearOf(finds, entry));
      for (const find of finds) {
        const isNear = found.has(find);
        hasChanged ||= isNear !== near.get(find);
        near.set(find, isNear);
      }
    }
    if (hasChanged) onChange();
  }

  function nearOf(
    finds: readonly Find[],
    { target, isIntersecting, boundingClientRect: box }: IntersectionObserverEntry,
  ) {
    // A body may be as tall as the screen and what is in it taller.
    if (box.height > TALL * innerHeight || target === document.body) {
      const reach = tall.get(target) ?? createReach();
      tall.set(target, reach);
      return reach(finds, box);
    }
    // What has no box of its own (`display: contents`) may be seen all the same; if it is hidden, a mark costs nothing.
    return isIntersecting || box.width + box.height === 0 ? finds : [];
  }

  function lookAtTall() {
    for (const element of places.keys()) {
      if (!tall.has(element)) continue;
      // A new observation is always told of, after the next layout.
      observer?.unobserve(element);
      observer?.observe(element);
    }
  }

  return {
    follow(finds) {
      const before = places;
      places = new Map();
      areFew = finds.length <= FEW;
      for (const find of areFew ? [] : finds) {
        const place = placeOf(find);
        const others = place && places.get(place);
        if (others) others.push(find);
        else if (place) places.set(place, [find]);
      }
      for (const [element, some] of places) {
        if (areSame(some, before.get(element))) continue;
        observer ??= new IntersectionObserver(onSeen, OPTIONS);
        observer.unobserve(element);
        observer.observe(element);
      }
      // Last, as this throws where one went away with a frame.
      for (const element of before.keys()) if (!places.has(element)) observer?.unobserve(element);
      // Each time, as `document.open` takes listeners away; one that is there already is not added again.
      for (const type of areFew ? [] : ["scroll", "resize"])
        addEventListener(type, lookAtTall, { capture: true, signal });
    },
    has: (find) => isText(find.node) && (areFew || near.get(find) === true),
  };
}

/** The element that holds the beginning of a find, if that is text. */
function placeOf({ node }: Find): Element | null {
  const parent = isText(node) ? read(node, "parentNode") : null;
  if (!parent) return null;
  // Not told by its class: what came from a frame has that one's.
  if (nameOf(parent)) return parent as Element;
  // The page may have put it away since it was found, into a fragment or a template.
  return (parent as ShadowRoot).host ?? null;
}

function areSame(some: readonly Find[], others: readonly Find[] = []): boolean {
  return some.length === others.length && some.every((find, index) => find === others[index]);
}
