import { isConnected, isEmpty, localNameOf, openRootOf } from "./dom";

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
    const root = openRootOf(element) ?? (mayHide(element) ? shadowRootOf(element) : null);
    if (root) emit(root);
    else if (waiting.size < MOST_WAITING && isCustom(element)) waiting.add(element);
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

/**
 * Whether an element may have a closed shadow root. Asking Chrome for one costs thirty times a look at an open one, so it is asked
 * of custom elements and of empty ones only.
 */
function mayHide(element: Element): boolean {
  return isCustom(element) || isEmpty(element);
}

function isCustom(element: Element): boolean {
  return localNameOf(element).includes("-");
}
