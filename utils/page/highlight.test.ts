// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import type { Find } from "./find";
import { createMarks, HIGHLIGHT, HIGHLIGHT_CLOSED } from "./highlight";
import { boxes, draw, isAnyMarked, marked, useFakeLayout, watched } from "./testing/fake-layout";

const [a = "", b = "", c = ""] = makeTicketIds({ count: 3 });
let stop: AbortController;

beforeEach(() => {
  useFakeLayout();
  stop = new AbortController();
  document.body.replaceChildren(paragraph);
});

afterEach(() => vi.unstubAllGlobals());

const node = document.createTextNode("one two six");
const other = document.createTextNode("three");
const paragraph = document.createElement("p");
paragraph.append(node, other);
const finds: Find[] = [
  { id: a, node, from: 0, end: node, to: 3 },
  { id: b, node, from: 8, end: other, to: 5 },
  // Of a link.
  { id: a, node: document.body, from: 0, end: document.body, to: 0 },
];
const ofA = { startContainer: node, startOffset: 0, endContainer: node, endOffset: 3 };
const ofB = { startContainer: node, startOffset: 8, endContainer: other, endOffset: 5 };

it("marks the ids in the text, those in pieces as well", () => {
  shown();
  expect(marked()).toEqual([ofA, ofB]);
});

it("marks those that are closed with another look", () => {
  const show = shown();
  show(finds, [b, c]);
  expect([marked(), marked("closed")]).toEqual([[ofA], [ofB]]);
  show(finds, []);
  expect([marked(), marked("closed")]).toEqual([[ofA, ofB], []]);
});

it("marks what is shown last and nothing else", () => {
  const show = shown();
  show(finds.slice(0, 1), []);
  expect(marked()).toEqual([ofA]);
  show([], []);
  expect([isAnyMarked(), watched.size]).toEqual([false, 0]);
  show(finds, []);
  expect(marked()).toEqual([ofA, ofB]);
});

it("marks of many those that are near", () => {
  const far = document.body.appendChild(document.createElement("p"));
  const text = far.appendChild(document.createTextNode("one ".repeat(50)));
  boxes.set(far, { top: 5_000, height: 20 }).set(paragraph, { top: 0, height: 20 });
  const many = Array.from({ length: 50 }, (_, index): Find => {
    return { id: c, node: text, from: 4 * index, end: text, to: 4 * index + 3 };
  });
  const show = shown();
  show([...finds, ...many], []);
  draw();
  expect(marked()).toEqual([ofA, ofB]);
  boxes.set(far, { top: 0, height: 20 });
  draw(true);
  expect(marked()).toHaveLength(52);
});

it("changes only what differs, and makes no stretch twice", () => {
  const show = shown();
  const [before] = CSS.highlights.get(HIGHLIGHT) ?? [];
  const set = vi.spyOn(CSS.highlights, "set");
  show([...finds], []);
  draw(true);
  expect(set).not.toHaveBeenCalled();
  show(finds, [b]);
  expect(set.mock.calls.map(([name]) => name)).toEqual([HIGHLIGHT_CLOSED]);
  show(finds.slice(0, 1), [b]);
  expect(set).toHaveBeenCalledOnce();
  expect([...(CSS.highlights.get(HIGHLIGHT) ?? [])]).toEqual([before]);
  expect([...(CSS.highlights.get(HIGHLIGHT) ?? [])][0]).toBe(before);
});

it("takes its marks away with its signal", () => {
  shown();
  stop.abort();
  expect([isAnyMarked(), watched.size]).toEqual([false, 0]);
});

it("takes the place of one that ended without a word, as with the extension before an update", () => {
  shown()(finds, [b]);
  shown();
  expect([marked(), marked("closed")]).toEqual([[ofA, ofB], []]);
  createMarks(stop.signal)([], []);
  expect(isAnyMarked()).toBe(false);
});

it.each([undefined, {}])("does nothing in a browser without highlights: %s", (css) => {
  vi.stubGlobal("CSS", css);
  shown();
  expect(isAnyMarked()).toBe(false);
});

function shown() {
  const show = createMarks(stop.signal);
  show(finds, []);
  return show;
}
