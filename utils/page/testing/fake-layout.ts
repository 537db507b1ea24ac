import { vi } from "vitest";
import { HIGHLIGHT, HIGHLIGHT_CLOSED } from "../highlight";

/** Where elements stand, in px from the top of the screen; others have no box of their own. */
export const boxes = new Map<Element, { top: number; height: number }>();
/** Where text stands, by its node and how far into it. */
export let textTops = new Map<Node, (offset: number) => number>();
/** How many times text was located. */
export const located = vi.fn();
/** What observers watch. */
export const watched = new Set<Element>();

const registry = new Map<string, Set<StaticRangeInit>>();
let fresh = new Map<Element, IntersectionObserverCallback>();

/** Gives the page a layout of so many screens' height, as set here, and the browser's registry of highlights. To be undone by `vi.unstubAllGlobals`. */
export function useFakeLayout(): void {
  boxes.clear();
  textTops = new Map();
  located.mockClear();
  watched.clear();
  fresh = new Map();
  registry.clear();
  vi.stubGlobal("innerHeight", 1_000);
  vi.stubGlobal("CSS", { highlights: registry });
  vi.stubGlobal("Highlight", FakeHighlight);
  vi.stubGlobal("StaticRange", FakeStaticRange);
  vi.stubGlobal("IntersectionObserver", FakeObserver);
  vi.stubGlobal("Range", FakeRange);
}

/** Draws the page: the observers are told of what they watch anew, or of all of it once something moved. */
export function draw(isMoved = false): void {
  const told = new Map(isMoved ? [...watched].map((element) => [element, callbackOf.get(element)]) : fresh);
  fresh = new Map();
  for (const [target, callback] of told) {
    const { top, height } = boxes.get(target) ?? { top: 0, height: 0 };
    const boundingClientRect = { top, height, width: height } as DOMRectReadOnly;
    const isIntersecting = height > 0 && top < 2_000 && top + height > -1_000;
    callback?.([{ target, isIntersecting, boundingClientRect } as IntersectionObserverEntry], {} as never);
  }
}

/** The stretches that are marked, each as a text node and where in it; with the look of closed tickets or the usual one. */
export function marked(look: "open" | "closed" = "open"): StaticRangeInit[] {
  const name = look === "open" ? HIGHLIGHT : HIGHLIGHT_CLOSED;
  return [...(registry.get(name) ?? [])].map((range) => ({ ...range }));
}

/** Whether anything of ours is registered. */
export function isAnyMarked(): boolean {
  return registry.size > 0;
}

const callbackOf = new Map<Element, IntersectionObserverCallback>();

class FakeObserver {
  readonly #callback: IntersectionObserverCallback;
  constructor(callback: IntersectionObserverCallback) {
    this.#callback = callback;
  }
  observe(element: Element) {
    if (element.nodeType !== Node.ELEMENT_NODE) throw new TypeError("Not an element.");
    if (watched.has(element)) return;
    watched.add(element);
    callbackOf.set(element, this.#callback);
    fresh.set(element, this.#callback);
  }
  unobserve(element: Element) {
    watched.delete(element);
    fresh.delete(element);
  }
  disconnect() {
    for (const element of [...watched]) this.unobserve(element);
  }
}

class FakeHighlight extends Set<unknown> {
  constructor(...ranges: unknown[]) {
    super(ranges);
  }
}

class FakeStaticRange {
  constructor(init: StaticRangeInit) {
    Object.assign(this, init);
  }
}

class FakeRange {
  #node: Node = document;
  #offset = 0;
  setStart(node: Node, offset: number) {
    if (offset > (node as Text).length) throw new DOMException("Beyond the end.", "IndexSizeError");
    this.#node = node;
    this.#offset = offset;
  }
  setEnd() {}
  getBoundingClientRect() {
    located();
    return { top: textTops.get(this.#node)?.(this.#offset) ?? 0 };
  }
}
