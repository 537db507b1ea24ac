// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Changes, isWithin, watchChanges } from "./changes";

let changes: Changes;
let stop: AbortController;
const onChange = vi.fn();

beforeEach(() => {
  stop?.abort();
  stop = new AbortController();
  document.body.innerHTML = "<div><p>a<b>b</b>c</p><a href='/'>d</a></div><p id='last'></p>";
  changes = watchChanges(onChange, stop.signal);
  changes.watch(document);
});

it.each<[change: string, () => unknown, expected: () => unknown[]]>([
  ["nothing", () => {}, () => []],
  ["an added element", () => get("p").append(make("i")), () => [get("p")]],
  ["an added block", () => document.body.prepend(make("ul")), () => [get("ul")]],
  ["an added text", () => get("p").append("x"), () => [get("p")]],
  ["an edited text", () => text("p").appendData("x"), () => [get("p")]],
  ["another address", () => get("a").setAttribute("href", "/x"), () => [get("div")]],
  [
    "another type, as of a field that shows what it hid",
    () => get("#last").setAttribute("type", "text"),
    () => [get("#last")],
  ],
  ["an attribute that matters to nobody", () => get("a").setAttribute("title", "x"), () => []],
  [
    "what is added into what is added",
    () => get("p").appendChild(make("i")).append(make("u")),
    () => [get("p")],
  ],
  ["what is added and taken away", () => get("p").appendChild(make("i")).remove(), () => [get("p")]],
  ["what stood between two pieces of a line", () => get("b").remove(), () => [get("p")]],
  ["what stood first in a line", () => text("p").remove(), () => [get("p")]],
  ["what stood last in a line", () => get("p").lastChild?.remove(), () => [get("p")]],
  ["what stood between blocks", () => get("p").remove(), () => [get("div")]],
  ["what stood before a block", () => get("div").remove(), () => []],
  ["what stood alone in a line's piece", () => text("b").remove(), () => [get("p")]],
  ["what stood alone in a block", () => get("#last").replaceChildren(make("i")), () => [get("#last")]],
])("takes down which lines to look at: %s", async (_, change, expected) => {
  change();
  await Promise.resolve();
  expect(inPage(take())).toEqual(expected());
  expect(take()).toEqual([]);
});

it("takes what it is given as well", () => {
  changes.add(get("b"));
  changes.add(get("#last"));
  expect(changes.isEmpty()).toBe(false);
  expect(take()).toEqual([get("p"), get("#last")]);
  expect(changes.isEmpty()).toBe(true);
});

it("climbs no further in a line that is too long to be looked at as a whole", async () => {
  get("p").append(...Array.from({ length: 1_500 }, () => make("i")));
  await Promise.resolve();
  take();
  changes.add(text("b"));
  expect(take()).toEqual([get("b")]);
});

it("steps over a few comments beside a change, not over thousands", async () => {
  get("p").innerHTML = `a${"<!--c-->".repeat(5_000)}`;
  await Promise.resolve();
  take();
  const step = vi.spyOn(Node.prototype, "previousSibling", "get");
  get("p").lastChild?.remove();
  await Promise.resolve();
  take();
  expect(step.mock.calls.length).toBeLessThan(500);
  step.mockRestore();
});

it("gives up counting in a storm, looks at all, and goes on watching afterwards", async () => {
  for (let count = 0; count < 5_000; count++) text("p").data = String(count);
  await vi.waitFor(() => expect(changes.isEmpty()).toBe(false));
  text("b").data = "not told";
  await Promise.resolve();
  expect(take()).toEqual([document]);
  text("b").data = "told";
  await vi.waitFor(() => expect(take()).toEqual([get("p")]));
});

it("ends with its signal", async () => {
  stop.abort();
  onChange.mockClear();
  changes.watch(document);
  get("p").append("x");
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(onChange).not.toHaveBeenCalled();
  expect(changes.isEmpty()).toBe(true);
});

describe("isWithin", () => {
  it("tells what is one of some nodes, in one, or in what nobody reads", () => {
    const is = isWithin(new Set([get("p")]));
    const script = get("#last").appendChild(make("script"));
    script.append("x");
    const nodes = [
      get("p"),
      get("b"),
      text("b"),
      script,
      script.firstChild,
      get("div"),
      get("a"),
      document,
      null,
    ];
    expect(nodes.map(is)).toEqual([true, true, true, true, true, false, false, false, false]);
  });

  it("climbs over no node twice", () => {
    const is = isWithin(new Set());
    expect(is(text("b"))).toBe(false);
    const parent = vi.spyOn(Node.prototype, "parentNode", "get");
    expect([is(text("b")), is(get("b")), is(get("div"))]).toEqual([false, false, false]);
    expect(parent).not.toHaveBeenCalled();
    expect(is(text("a"))).toBe(false);
    expect(parent).toHaveBeenCalledTimes(2);
  });
});

function take(): Node[] {
  const work = changes.take();
  for (;;) {
    const step = work.next();
    if (step.done) return [...step.value];
  }
}

/** What was taken away before anybody looked is told, too. */
function inPage(nodes: Node[]): Node[] {
  return nodes.filter((node) => node.isConnected);
}

function get(selector: string): Element {
  return document.querySelector(selector) ?? make("none");
}

function text(selector: string): Text {
  return get(selector).firstChild as Text;
}

function make(name: string): Element {
  return document.createElement(name);
}
