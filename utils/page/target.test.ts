// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { targetIds } from "./target";

const ids = [...makeTicketIds({ count: 60 })];
const [a = "", b = "", c = ""] = ids;
/** What the layout would say: where the nearest text is, and whether the pointer is on it. */
let caret: { offsetNode: Node; offset: number } | null;
let isOnText: boolean;

beforeEach(() => {
  caret = null;
  isOnText = true;
  Object.assign(document, { caretPositionFromPoint: () => caret });
  vi.spyOn(Range.prototype, "getClientRects").mockImplementation(
    () => [isOnText ? new DOMRect(0, 0, 10, 10) : new DOMRect(100, 0, 10, 10)] as unknown as DOMRectList,
  );
  getSelection()?.removeAllRanges();
});

afterEach(() => vi.restoreAllMocks());

describe("under the pointer", () => {
  it.each<[name: string, offset: number, expected: string[]]>([
    ["before it", 0, []],
    ["at its first letter", 2, [a]],
    ["in it", 20, [a]],
    ["at its end", 34, [a]],
    ["between two", 36, []],
    ["in the next one", 45, [b]],
    ["at the end of the text", 200, []],
  ])("takes the id in a text: %s", (_, offset, expected) => {
    show(`<p>x ${a} . ${b}${" word".repeat(40)}</p>`);
    expect(under("p", text("p"), offset)).toEqual(expected);
  });

  it("takes an id in pieces at each of them", () => {
    show(`<p><b>${a.slice(0, 9)}</b>${a.slice(9)}</p>`);
    expect(under("b", text("b"), 3)).toEqual([a]);
    expect(under("p", get("p").lastChild, 3)).toEqual([a]);
  });

  it("does not take the id that only is the nearest text", () => {
    show(`<p>${a}</p>`);
    isOnText = false;
    expect(under("p", text("p"), 32)).toEqual([]);
  });

  it("takes the ids in the address of a link around", () => {
    show(`<a href="/${a}?${b}"><b><i>link</i></b></a>`);
    expect(under("i", text("i"), 2)).toEqual([a, b]);
  });

  it("prefers the text of a link to its address", () => {
    show(`<a href="/${a}">${b}</a>`);
    expect(under("a", text("a"), 2)).toEqual([b]);
  });

  it("takes the only id of a field", () => {
    show(`<input value="x ${a}">`);
    (get("input") as HTMLInputElement).setSelectionRange(0, 0);
    expect(under("input", null)).toEqual([a]);
  });

  it("takes the id of a field that the pointer is at, or else the text cursor", () => {
    show(`<textarea>${a} ${b}</textarea>`);
    const field = get("textarea") as HTMLTextAreaElement;
    field.setSelectionRange(0, 0);
    expect(under("textarea", field, 40)).toEqual([b]);
    expect(under("textarea", null)).toEqual([a]);
  });

  it("takes nothing of a password, nor of what the page has taken away", () => {
    show(`<input type="password" value="${a}"><a href="/${a}">x</a>`);
    const link = get("a");
    expect(under("input", null)).toEqual([]);
    link.remove();
    expect(targetIds({ x: 5, y: 5, path: [link, document.body] }, () => null)).toEqual([]);
  });

  it("looks into closed shadow trees", () => {
    show("<div></div>");
    const host = get("div");
    const root = host.attachShadow({ mode: "closed" });
    root.innerHTML = `<a href="/${a}"><b>x</b></a>`;
    Object.assign(root, { elementFromPoint: () => root.querySelector("b") });
    const shadowRootOf = (element: Element) => (element === host ? root : null);
    expect(targetIds({ x: 5, y: 5, path: [host, document.body] }, shadowRootOf)).toEqual([a]);
  });

  it("does with what older versions of Chrome have", () => {
    show(`<p>${a}</p>`);
    Reflect.deleteProperty(document, "caretPositionFromPoint");
    const caretRangeFromPoint = () => ({ startContainer: text("p"), startOffset: 3 });
    Object.assign(document, { caretRangeFromPoint });
    expect(targetIds({ x: 5, y: 5, path: [get("p")] }, () => null)).toEqual([a]);
  });
});

describe("selected", () => {
  it("wins over what is under the pointer", () => {
    show(`<p>${a} ${b}</p><p>${c}</p><u>${a}</u>`);
    select(text("p"), 0, get("p + p").firstChild, 32);
    expect(under("u", text("u"), 3)).toEqual([a, b, c]);
  });

  it("counts without a pointer", () => {
    show(`<p>${a}</p>`);
    select(get("p"), 0, get("p"), 1);
    expect(targetIds(null, () => null)).toEqual([a]);
  });

  it.each([
    [0, 31],
    [1, 32],
    [5, 5],
  ])("does not count in part: %i to %i", (from, to) => {
    show(`<p>${a}</p>`);
    select(text("p"), from, text("p"), to);
    expect(targetIds(null, () => null)).toEqual([]);
  });

  it("counts in a focused field", () => {
    show(`<input value="${a} ${b}"><p>${c}</p>`);
    const field = get("input") as HTMLInputElement;
    field.focus();
    field.setSelectionRange(0, 65);
    expect(under("p", text("p"), 3)).toEqual([a, b]);
    field.setSelectionRange(1, 65);
    expect(targetIds(null, () => null)).toEqual([b]);
  });

  it("is cut at 50", () => {
    show(ids.map((id) => `<p>${id}</p>`).join(""));
    select(document.body, 0, document.body, ids.length);
    expect(targetIds(null, () => null)).toEqual(ids.slice(0, 50));
  });
});

function under(selector: string, node: Node | null, offset = 0): string[] {
  caret = node && { offsetNode: node, offset };
  const path: Node[] = [];
  for (let outer: Node | null = get(selector); outer; outer = outer.parentNode) path.push(outer);
  return targetIds({ x: 5, y: 5, path }, () => null);
}

function show(html: string) {
  document.body.innerHTML = html;
}

function select(start: Node | null, from: number, end: Node | null, to: number) {
  getSelection()?.setBaseAndExtent(start ?? document, from, end ?? document, to);
}

function get(selector: string): Element {
  return document.querySelector(selector) ?? document.body;
}

function text(selector: string): Text {
  return get(selector).firstChild as Text;
}
