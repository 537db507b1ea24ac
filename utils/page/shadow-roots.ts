import { hasChildren, isConnected, localNameOf, openRootOf } from "./dom";

/** Gives an element's shadow root, a closed one too where the browser lets extensions see it. */
export type ShadowRootOf = (element: Element) => ShadowRoot | null;

export interface ShadowFinder {
  /** Finds the shadow root of an element, if it has one. */
  look(element: Element, emit: (root: ShadowRoot) => void): void;
  /** Looks again at elements that had none: a shadow root that comes later is not announced by anything. */
  lookAgain(emit: (root: ShadowRoot) => void): void;
}

/** How many custom elements without a shadow root are looked at again. */
const MOST_WAITING = 500;

export function createShadowFinder(shadowRootOf: ShadowRootOf): ShadowFinder {
  const waiting = new Set<Element>();

  function look(element: Element, emit: (root: ShadowRoot) => void): void {
    const name = localNameOf(element);
    const isCustom = isCustomName(name);
    // Asking Chrome for a closed one costs thirty times a look at an open one, so only custom elements and empty ones are asked for.
    const mayHide = isCustom || (HOSTS.has(name) && !hasChildren(element));
    const root = openRootOf(element) ?? (mayHide ? shadowRootOf(element) : null);
    if (root) emit(root);
    else if (isCustom && waiting.size < MOST_WAITING) waiting.add(element);
  }

  return {
    look,
    lookAgain(emit) {
      for (const element of [...waiting]) {
        waiting.delete(element);
        if (isConnected(element)) look(element, emit);
      }
    },
  };
}

/** The elements that may have a shadow root, besides custom ones: https://dom.spec.whatwg.org/#valid-shadow-host-name */
const HOSTS = new Set(
  "article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span".split(" "),
);

/** Whether an element may have a shadow root that the page has made. */
export function mayHost(element: Element): boolean {
  const name = localNameOf(element);
  return isCustomName(name) || HOSTS.has(name);
}

function isCustomName(name: string): boolean {
  return name.includes("-");
}
