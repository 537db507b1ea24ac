import { startsOf } from "../core/ticket-id";
import { isShadowRoot, nameOf, read, select } from "./dom";
import { type Find, holdsIds, idsInElement, isField } from "./find";
import { UNCOMMON } from "./markup";

/** Gives an element's shadow root, a closed one too where the browser lets extensions see it. */
export type ShadowRootOf = (element: Element) => ShadowRoot | null;

/** Finds what elements hold besides text: ids in links and fields, and shadow trees. */
export interface Elements {
  /** Looks at an element alone. */
  lookAt(element: Element): void;
  /** Looks at an element or a shadow root and all in it, which should not be much. */
  lookIn(top: Element | ShadowRoot): void;
  /**
   * Looks again at what changes without a trace: the fields, and custom elements without a shadow tree.
   *
   * @param beginning - how the ids that are looked for from now on begin
   */
  lookAgain(beginning: RegExp): void;
}

/** How many fields, and how many custom elements without a shadow tree, are looked at again. */
const MOST_REMEMBERED = 500;
const NOTHING = /(?!)/g;

/**
 * @param emit - receives the finds
 * @param enter - receives the shadow trees
 */
export function createElements(
  shadowRootOf: ShadowRootOf,
  emit: (find: Find) => void,
  enter: (root: ShadowRoot) => void,
): Elements {
  let beginning = NOTHING;
  let selectors: readonly string[] = [];
  /** All of them. Not put together for each root: browsers know a selector again by its string. */
  let selector = "";
  const fields = new Set<Element>();
  const waiting = new Set<Element>();

  function lookAt(element: Element) {
    const name = nameOf(element);
    if (holdsIds(name)) {
      const ids = idsInElement(element, beginning);
      for (const [from, id] of ids.entries()) emit({ id, node: element, from, end: element, to: 0 });
      if (isField(element)) remember(fields, element, ids.length > 0);
    } else if (name !== "form") lookFor(element, name);
  }

  function lookFor(host: Element, name: string) {
    const isCustom = name.includes("-");
    // Asking Chrome for a closed one costs thirty times a look at an open one, so only custom elements and empty ones are asked for.
    const root = host.shadowRoot ?? (isCustom || !host.hasChildNodes() ? shadowRootOf(host) : null);
    if (root) enter(root);
    else if (isCustom) remember(waiting, host);
  }

  return {
    lookAt,
    lookIn(top) {
      if (!isShadowRoot(top)) lookAt(top);
      // Most are leaves.
      if (!top.childElementCount) return;
      // Of shadow trees there may be thousands, most of them small.
      for (const each of isShadowRoot(top) ? [selector] : selectors) {
        const chosen = select(top, each);
        for (let index = 0; index < chosen.length; index++) lookAt(chosen[index] as Element);
      }
    },
    lookAgain(nextBeginning) {
      beginning = nextBeginning;
      selectors = [
        startsOf(beginning)
          .map((start) => `a[href*=${start}]`)
          .join(),
        ...UNCOMMON,
      ];
      selector = selectors.join();
      for (const some of [waiting, fields]) {
        const all = [...some];
        some.clear();
        for (const element of all) if (read(element, "isConnected")) lookAt(element);
      }
    },
  };
}

function remember(some: Set<Element>, element: Element, isNeeded = false) {
  if (isNeeded || some.size < MOST_REMEMBERED) some.add(element);
}
