import { startsOf } from "../core/ticket-id";
import { call, nameOf, read } from "./dom";
import { type Find, idsInElement, isField, isLink } from "./find";
import { UNCOMMON } from "./markup";

/** Gives an element's shadow root, a closed one too where the browser lets extensions see it. */
export type ShadowRootOf = (element: Element) => ShadowRoot | null;

/** Finds what elements hold besides text: ids in links and fields, and shadow trees. */
export interface Elements {
  /** Looks at an element and, unless it is too large for that, at all in it. */
  look(element: Element, isAlone?: boolean): void;
  /** Looks again at what changes without a trace: the fields, and custom elements without a shadow tree. */
  lookAgain(): void;
}

/** How many fields, and how many custom elements without a shadow tree, are looked at again. */
const MOST_REMEMBERED = 500;

/**
 * @param beginning - how ids begin
 * @param emit - receives the finds
 * @param enter - receives the shadow trees
 */
export function createElements(
  beginning: () => RegExp,
  shadowRootOf: ShadowRootOf,
  emit: (find: Find) => void,
  enter: (root: ShadowRoot) => void,
): Elements {
  const fields = new Set<Element>();
  const waiting = new Set<Element>();

  function lookAt(element: Element) {
    const isOfField = isField(element);
    if (isOfField || isLink(element)) {
      const ids = idsInElement(element, beginning());
      for (const [from, id] of ids.entries()) emit({ id, node: element, from, end: element, to: 0 });
      if (isOfField) remember(fields, element, ids.length > 0);
    } else if (nameOf(element) !== "form") lookFor(element);
  }

  function lookFor(host: Element) {
    const isCustom = host.localName.includes("-");
    // Asking Chrome for a closed one costs thirty times a look at an open one, so only custom elements and empty ones are asked for.
    const root = host.shadowRoot ?? (isCustom || !host.hasChildNodes() ? shadowRootOf(host) : null);
    if (root) enter(root);
    else if (isCustom) remember(waiting, host);
  }

  return {
    look(element, isAlone) {
      lookAt(element);
      // Most are leaves.
      if (isAlone || !element.childElementCount) return;
      const links = startsOf(beginning()).map((start) => `a[href*=${start}]`);
      for (const selector of [links.join(), ...UNCOMMON])
        for (const inner of call(element, "querySelectorAll", selector)) lookAt(inner);
    },
    lookAgain() {
      for (const some of [waiting, fields])
        for (const element of [...some]) {
          some.delete(element);
          if (read(element, "isConnected")) lookAt(element);
        }
    },
  };
}

function remember(some: Set<Element>, element: Element, isNeeded = false) {
  if (isNeeded || some.size < MOST_REMEMBERED) some.add(element);
}
