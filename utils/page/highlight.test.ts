// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import type { Find } from "./find";
import { createHighlighter } from "./highlight";
import { draw, isAnyMarked, marked, useFakeLayout, watched } from "./testing/fake-layout";

const [a = "", b = ""] = makeTicketIds({ count: 2 });
const [contact = ""] = makeTicketIds({ count: 1, table: 10_036 });
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
  { id: a, node, parts: [{ node, from: 0, to: 3 }] },
  { id: contact, node, parts: [{ node, from: 4, to: 7 }] },
  {
    id: b,
    node,
    parts: [
      { node, from: 8, to: 11 },
      { node: other, from: 0, to: 5 },
    ],
  },
  { id: a, node: document.body, parts: [] },
];
const ofA = { startContainer: node, startOffset: 0, endContainer: node, endOffset: 3 };
const ofContact = { startContainer: node, startOffset: 4, endContainer: node, endOffset: 7 };
const ofB = { startContainer: node, startOffset: 8, endContainer: other, endOffset: 5 };

it("marks the tickets in the text, those in pieces as well", () => {
  shown();
  expect(marked()).toEqual([ofA, ofB]);
});

it("marks those that are closed with another look", () => {
  const { follow } = shown();
  follow({ tables: [10_347], closed: [b, contact] });
  expect([marked(), marked("closed")]).toEqual([[ofA], [ofB]]);
  follow({ tables: [10_347], closed: [] });
  expect([marked(), marked("closed")]).toEqual([[ofA, ofB], []]);
});

it("follows which tables hold tickets", () => {
  const { follow } = shown();
  follow({ tables: [10_036], closed: [] });
  draw();
  expect(marked()).toEqual([ofContact]);
});

it("marks what is shown last and nothing else", () => {
  const { show } = shown();
  show(finds.slice(0, 1));
  draw();
  expect(marked()).toEqual([ofA]);
  show([]);
  expect([isAnyMarked(), watched.size]).toEqual([false, 0]);
});

it("changes only what differs", () => {
  const { show, follow } = shown();
  const [add, remove] = [vi.spyOn(Highlight.prototype, "add"), vi.spyOn(Highlight.prototype, "delete")];
  const set = vi.spyOn(CSS.highlights, "set");
  show(finds.slice(0, 2));
  draw();
  expect([add.mock.calls.length, remove.mock.calls.length]).toEqual([0, 1]);
  show(finds);
  draw();
  expect([add.mock.calls.length, remove.mock.calls.length]).toEqual([1, 1]);
  expect(set).not.toHaveBeenCalled();
  follow({ tables: [10_347], closed: [a] });
  expect(set).toHaveBeenCalledOnce();
});

it("tells tickets by the tables", () => {
  const { isTicket, follow } = shown();
  expect([isTicket(a), isTicket(contact)]).toEqual([true, false]);
  follow({ tables: [10_036], closed: [] });
  expect([isTicket(a), isTicket(contact)]).toEqual([false, true]);
});

it("can be switched off and on", () => {
  const { show, enable } = createHighlighter(stop.signal);
  enable(false);
  show(finds);
  draw();
  expect([isAnyMarked(), watched.size]).toEqual([false, 0]);
  enable(true);
  draw();
  expect(marked()).toHaveLength(2);
  enable(false);
  expect([isAnyMarked(), watched.size]).toEqual([false, 0]);
});

it("takes its marks away with its signal", () => {
  const { show } = shown();
  stop.abort();
  show(finds);
  draw();
  expect([isAnyMarked(), watched.size]).toEqual([false, 0]);
});

it.each([undefined, {}])("does nothing in a browser without highlights: %s", (css) => {
  vi.stubGlobal("CSS", css);
  shown();
  expect(isAnyMarked()).toBe(false);
});

function shown() {
  const highlighter = createHighlighter(stop.signal);
  highlighter.show(finds);
  draw();
  return highlighter;
}
