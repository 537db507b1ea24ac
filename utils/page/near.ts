import { isText, read } from "./dom";
import type { Find } from "./find";
import { createReach, type Reach } from "./reach";

/** Tells which finds are to be marked: all in the text, but in long texts only those near what is seen of the page. */
export interface Near {
  /** Follows these finds and no others. */
  follow(finds: readonly Find[]): void;
  /** Whether one of them is in a text of usual length, or was near when it was last looked. */
  has(find: Find): boolean;
}

/**
 * In a text of so many characters finds are located one by one: hundreds of marks in one text of megabytes take Chrome 0.3 s to paint.
 * All others are marked at once: at each change of marks it looks anew at how far the lines of the whole page reach, however few are changed.
 */
const LONG = 20_000;

/**
 * Watches the elements that hold long texts: the browser tells where they are right after it laid them out, so nothing here makes it lay
 * out anything.
 *
 * @param onChange - others are near now
 */
export function createNear(onChange: () => void, signal: AbortSignal): Near {
  let places = new Map<Element, Find[]>();
  const near = new WeakMap<Find, boolean>();
  const reaches = new WeakMap<Element, Reach>();
  let observer: IntersectionObserver | undefined;

  function onSeen(entries: readonly IntersectionObserverEntry[]) {
    let hasChanged = false;
    for (const { target, boundingClientRect } of entries) {
      const finds = places.get(target) ?? [];
      const reach = reaches.get(target) ?? createReach(target);
      reaches.set(target, reach);
      const found = new Set(reach(finds, boundingClientRect));
      for (const find of finds) {
        const isNear = found.has(find);
        hasChanged ||= isNear !== near.get(find);
        near.set(find, isNear);
      }
    }
    if (hasChanged) onChange();
  }

  function lookAgain() {
    for (const element of places.keys()) {
      // A new observation is always told of, after the next layout.
      observer?.unobserve(element);
      observer?.observe(element);
    }
  }

  return {
    follow(finds) {
      const before = places;
      places = new Map();
      for (const find of finds) {
        const place = isLong(find.node) && placeOf(find.node);
        if (place) places.set(place, [...(places.get(place) ?? []), find]);
      }
      for (const [element, some] of before)
        if (!areSame(some, places.get(element))) observer?.unobserve(element);
      for (const [element, some] of places) {
        if (areSame(some, before.get(element))) continue;
        observer ??= new IntersectionObserver(onSeen);
        observer.observe(element);
      }
      // Each time, as `document.open` takes listeners away; one that is there already is not added again.
      for (const type of ["scroll", "resize"]) addEventListener(type, lookAgain, { capture: true, signal });
    },
    has: (find) => isText(find.node) && (!isLong(find.node) || near.get(find) === true),
  };
}

function isLong(node: Node): boolean {
  return isText(node) && node.length >= LONG;
}

/** The element that holds a text. */
function placeOf(text: Node): Element | null {
  const parent = read(text, "parentNode");
  if (parent instanceof ShadowRoot) return parent.host;
  // The page may have put it away since it was found, into a fragment or a template.
  return parent instanceof Element ? parent : null;
}

function areSame(some: readonly Find[], others: readonly Find[] = []): boolean {
  return some.length === others.length && some.every((find, index) => find === others[index]);
}
