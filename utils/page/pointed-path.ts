import type { Point } from "./caret";
import { call, nameOf, read } from "./dom";
import type { ShadowRootOf } from "./elements";

/** What is pointed at, as the last event told. */
export interface Pointed {
  /** What the event passed through, innermost first: its `composedPath()`. */
  readonly path: readonly EventTarget[];
  /** Where the pointer is; `null` for what has the keyboard's focus. */
  readonly point: Point | null;
}

/** Shadow trees within each other that are entered; more only a page that wants to tire us has. */
const MOST_LEVELS = 30;

/** What is pointed at, innermost first: the path of the event, and before it what a closed shadow tree keeps from the event. */
export function pointedPath({ path, point }: Pointed, shadowRootOf: ShadowRootOf): Node[] {
  // The page may have changed since the event.
  const whole = path.filter(
    (target) => "nodeType" in target && read(target as Node, "isConnected"),
  ) as Node[];
  for (let level = 0; level < MOST_LEVELS; level++) {
    const [innermost] = whole;
    const root = innermost && nameOf(innermost) && shadowRootOf(innermost as Element);
    const inner = root && (point ? root.elementFromPoint(point.x, point.y) : root.activeElement);
    if (!inner || call(inner, "getRootNode") !== root) break;
    const outwards: Node[] = [];
    for (let node: Node | null = inner; node; node = read(node, "parentNode")) outwards.push(node);
    whole.unshift(...outwards);
  }
  return whole;
}
