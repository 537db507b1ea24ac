// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from "vitest";
import { type Changes, type Taken, watchChanges } from "./changes";

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
  ["an added element", () => get("p").append(make("i")), () => [get("i")]],
  ["an added text", () => get("p").append("x"), () => [get("p").lastChild]],
  ["an edited text", () => text("p").appendData("x"), () => [text("p")]],
  ["another address", () => get("a").setAttribute("href", "/x"), () => [get("a")]],
  ["an attribute that matters to nobody", () => get("a").setAttribute("title", "x"), () => []],
  [
    "what is added into what is added",
    () => get("p").appendChild(make("i")).append(make("u")),
    () => [get("i")],
  ],
  [
    "what is added and taken away",
    () => get("p").appendChild(make("i")).remove(),
    () => [text("p")?.nextSibling?.nextSibling],
  ],
  ["what stood between two pieces of a line", () => get("b").remove(), () => [get("p").lastChild]],
  ["what stood first in a line", () => text("p").remove(), () => [get("b")]],
  ["what stood between blocks", () => get("p").remove(), () => [get("a")]],
  ["what stood before a block", () => get("div").remove(), () => []],
  ["what stood alone in a block", () => get("#last").replaceChildren(make("i")), () => [get("i")]],
])("takes down where to look: %s", async (_, change, expected) => {
  change();
  await Promise.resolve();
  expect(take()).toEqual(expected());
  expect(take()).toEqual([]);
});

it("leaves out what is in what nobody reads", async () => {
  const script = make("script");
  script.append("x");
  get("p").append(script, make("i"));
  await Promise.resolve();
  expect(take()).toEqual([script, get("i")]);
  script.append(make("u"));
  text("script").data = "y";
  await Promise.resolve();
  expect(take()).toEqual([]);
});

it("tells all that was touched", async () => {
  const [one, link] = [text("p"), get("a")];
  one.data = "x";
  link.setAttribute("href", "/x");
  get("div").append(make("i"));
  get("b").remove();
  changes.add(get("#last"));
  await Promise.resolve();
  const { touched } = taken();
  expect(touched).toEqual(new Set([one, link, get("i"), text("p")?.nextSibling, get("#last")]));
});

it("takes what it is given as well", () => {
  changes.add(get("b"));
  changes.add(get("p"));
  changes.add(make("i"));
  expect(changes.isEmpty()).toBe(false);
  expect(take()).toEqual([get("p")]);
  expect(changes.isEmpty()).toBe(true);
});

it("gives up counting in a storm, looks at all, and goes on watching afterwards", async () => {
  for (let count = 0; count < 5_000; count++) text("p").data = String(count);
  await vi.waitFor(() => expect(changes.isEmpty()).toBe(false));
  text("b").data = "not told";
  await Promise.resolve();
  expect(take()).toEqual([document]);
  text("b").data = "told";
  await vi.waitFor(() => expect(take()).toEqual([text("b")]));
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

function take(): Node[] {
  return taken().tops;
}

function taken(): Taken {
  const work = changes.take();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
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
