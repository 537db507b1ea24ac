import { isConnected, parentOf, rootOf } from "./dom";
import type { Point } from "./find-at";
import type { ShadowRootOf } from "./shadow-roots";

/** Shadow trees within each other that are entered; more only a page that wants to tire us has. */
const MOST_LEVELS = 30;

/**
 * What is under a point, innermost first: the path of an event, and before it what a closed shadow tree keeps from the event.
 *
 * @param path - `composedPath()` of a pointer's event
 */
export function pointedPath(
  path: readonly EventTarget[],
  { x, y }: Point,
  shadowRootOf: ShadowRootOf,
): Node[] {
  // The page may have changed since the event.
  const whole = path.filter((target) => target instanceof Node).filter(isConnected);
  for (let level = 0; level < MOST_LEVELS; level++) {
    const [innermost] = whole;
    const root = innermost instanceof Element ? shadowRootOf(innermost) : null;
    const inner = root?.elementFromPoint(x, y);
    if (!root || !inner || rootOf(inner) !== root) break;
    whole.unshift(...outwards(inner));
  }
  return whole;
}

/** A node and what it is in, up to the root of its tree. */
function outwards(node: Node): Node[] {
  const nodes: Node[] = [];
  for (let outer: Node | null = node; outer; outer = parentOf(outer)) nodes.push(outer);
  return nodes;
}
