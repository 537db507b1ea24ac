import { isConnected, parentOf, rootOf } from "./dom";
import type { Point } from "./find-at";
import type { ShadowRootOf } from "./shadow-roots";

/** What is pointed at, as the last event told. */
export interface Pointed {
  /** What the event passed through, innermost first: its `composedPath()`. */
  path: readonly EventTarget[];
  /** Where the pointer is; `null` for what has the keyboard's focus. */
  point: Point | null;
}

/** Shadow trees within each other that are entered; more only a page that wants to tire us has. */
const MOST_LEVELS = 30;

/** What is pointed at, innermost first: the path of the event, and before it what a closed shadow tree keeps from the event. */
export function pointedPath({ path, point }: Pointed, shadowRootOf: ShadowRootOf): Node[] {
  // The page may have changed since the event.
  const whole = path.filter((target) => target instanceof Node).filter(isConnected);
  for (let level = 0; level < MOST_LEVELS; level++) {
    const [innermost] = whole;
    const root = innermost instanceof Element ? shadowRootOf(innermost) : null;
    const inner = point ? root?.elementFromPoint(point.x, point.y) : root?.activeElement;
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
