// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Find } from "./find";
import { createHighlighter, HIGHLIGHT } from "./highlight";

const registry = new Map<string, Set<StaticRangeInit>>();
let stop: AbortController;

beforeEach(() => {
  vi.stubGlobal("CSS", { highlights: registry });
  vi.stubGlobal(
    "Highlight",
    class extends Set<unknown> {
      constructor(...ranges: unknown[]) {
        super(ranges);
      }
    },
  );
  vi.stubGlobal(
    "StaticRange",
    class {
      constructor(init: StaticRangeInit) {
        Object.assign(this, init);
      }
    },
  );
  registry.clear();
  stop = new AbortController();
});

afterEach(() => vi.unstubAllGlobals());

const node = document.createTextNode("one two");
const other = document.createTextNode("three");
const finds: Find[] = [
  { id: "a", node, parts: [{ node, from: 0, to: 3 }] },
  { id: "b", node, parts: [{ node, from: 4, to: 7 }] },
  {
    id: "a",
    node,
    parts: [
      { node, from: 4, to: 7 },
      { node: other, from: 0, to: 5 },
    ],
  },
  { id: "a", node: document.body, parts: [] },
];

it("marks the tickets in the text, those in pieces as well", () => {
  highlighter().show(finds);
  expect(marked()).toEqual([
    { startContainer: node, startOffset: 0, endContainer: node, endOffset: 3 },
    { startContainer: node, startOffset: 4, endContainer: other, endOffset: 5 },
  ]);
});

it("marks what is shown last and nothing else", () => {
  const { show } = highlighter();
  show(finds);
  show(finds.slice(0, 1));
  expect(marked()).toHaveLength(1);
  show([]);
  expect(registry.has(HIGHLIGHT)).toBe(false);
});

it("can be switched off and on", () => {
  const { show, enable } = highlighter();
  enable(false);
  show(finds);
  expect(registry.has(HIGHLIGHT)).toBe(false);
  enable(true);
  expect(marked()).toHaveLength(2);
  enable(false);
  expect(registry.has(HIGHLIGHT)).toBe(false);
});

it("takes its marks away with its signal", () => {
  const { show } = highlighter();
  show(finds);
  stop.abort();
  show(finds);
  expect(registry.has(HIGHLIGHT)).toBe(false);
});

it.each([undefined, {}])("does nothing in a browser without highlights: %s", (css) => {
  vi.stubGlobal("CSS", css);
  highlighter().show(finds);
  expect(registry.size).toBe(0);
});

function highlighter() {
  return createHighlighter((id) => id === "a", stop.signal);
}

function marked() {
  return [...(registry.get(HIGHLIGHT) ?? [])].map((range) => ({ ...range }));
}
