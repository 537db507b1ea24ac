import { type Changes, passOver } from "./changes";
import { isConnected, rootOf } from "./dom";
import { eachElementWithin } from "./elements-within";
import type { Find } from "./find";
import { createElementFinder } from "./find-in-elements";
import { type ElementSink, findInText } from "./find-in-text";
import { type Found, MOST_FINDS } from "./found";
import { createShadowFinder, type ShadowRootOf } from "./shadow-roots";

/** One look at all that changed since the last one, as work that can be spread; what was found is in `found` afterwards. */
export type Look = () => Generator<void, boolean>;

/**
 * @param changes - what to look at; shadow roots are added to what it watches as they are found
 * @returns the look; it answers whether the finds changed
 */
export function createLook(found: Found, changes: Changes, shadowRootOf: ShadowRootOf): Look {
  const elements = createElementFinder();
  const shadows = createShadowFinder(shadowRootOf);

  return function* look() {
    const { tops, touched } = yield* changes.take();
    const enter = (root: ShadowRoot) => {
      changes.watch(root);
      tops.push(root);
      touched?.add(root);
    };
    const addOfElement = limited(found.add);
    const lookAt = (element: Element) => {
      shadows.look(element, enter);
      elements.look(element, addOfElement);
    };
    const sink: ElementSink = {
      one: lookAt,
      all(element) {
        lookAt(element);
        eachElementWithin(element, lookAt);
      },
    };
    shadows.lookAgain(enter);
    elements.lookAtFields(limited(found.add));
    // It grows while shadow roots are found.
    for (const top of tops) {
      if (!isConnected(top)) continue;
      const isComplete = yield* findInText(top, limited(found.add), sink);
      if (!isComplete) changes.add(rootOf(top));
    }
    const { hasChanged, hasRoomAgain } = found.settle(sameness(touched));
    if (hasRoomAgain) changes.add(document);
    return hasChanged;
  };
}

/** Tells nodes that no change can have reached. */
function sameness(touched: ReadonlySet<Node> | null): (node: Node) => boolean {
  if (!touched) return () => false;
  const isWithin = passOver(touched);
  return (node) => !touched.has(node) && !isWithin(node);
}

/** The first finds of each kind are enough: those kept are the first of all kinds. */
function limited(add: Found["add"]): (find: Find) => boolean {
  let left = MOST_FINDS;
  return (find) => add(find) && --left > 0;
}
