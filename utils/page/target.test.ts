// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { beginningOf, DEFAULT_TICKET_TABLE } from "../core/ticket-id";
import { targetIds } from "./target";

const ids = [...makeTicketIds({ count: 60 })];
const [a = "", b = "", c = ""] = ids;
/** Of a table that is not known to hold tickets. */
const [contact = ""] = makeTicketIds({ count: 1, table: 10_348 });
const known = { beginning: beginningOf([DEFAULT_TICKET_TABLE]), hasIds: true };
const point = { x: 5, y: 5 };
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

  it("asks a long text only for what an id can reach", () => {
    show(`<p>${"word ".repeat(99)}x${a} ${a}x ${a}.${" word".repeat(99)}</p>`);
    const whole = [
      vi.spyOn(Node.prototype, "textContent", "get"),
      vi.spyOn(CharacterData.prototype, "data", "get"),
      vi.spyOn(Node.prototype, "nodeValue", "get"),
    ];
    expect(under("p", text("p"), 510)).toEqual([]);
    expect(under("p", text("p"), 540)).toEqual([]);
    expect(under("p", text("p"), 570)).toEqual([a]);
    for (const spy of whole) expect(spy).not.toHaveBeenCalled();
  });

  it("takes an id at each place in it and at no other, however far from the edges of the text", () => {
    for (const around of [0, 3, 31, 32, 33, 80]) {
      show(`<p>${".".repeat(around)}${a}${".".repeat(around)}</p>`);
      for (let offset = 0; offset <= 2 * around + 32; offset++)
        expect(under("p", text("p"), offset)).toEqual(offset >= around && offset <= around + 32 ? [a] : []);
    }
  });

  it("takes an id that begins or ends in another text, at each place in a long one", () => {
    const dots = ".".repeat(80);
    for (const cut of [1, 16, 31]) {
      show(`<p>${dots}${a.slice(0, cut)}<b>${a.slice(cut)}${dots}</b></p>`);
      for (let offset = 0; offset <= 80 + cut; offset++)
        expect(under("p", text("p"), offset)).toEqual(offset >= 80 ? [a] : []);
      for (let offset = 0; offset <= 112 - cut; offset++)
        expect(under("b", text("b"), offset)).toEqual(offset <= 32 - cut ? [a] : []);
    }
  });

  it("takes nothing in what is shown that nobody reads", () => {
    show(`<style>${"word ".repeat(20)}${a} ${"word ".repeat(20)}</style>`);
    expect(under("style", text("style"), 110)).toEqual([]);
  });

  it("takes an id in pieces at each of them", () => {
    show(`<p><b>${a.slice(0, 9)}</b>${a.slice(9)}</p>`);
    expect(under("b", text("b"), 3)).toEqual([a]);
    expect(under("p", get("p").lastChild, 3)).toEqual([a]);
  });

  it("takes an id in what can only be selected as a whole, of which Firefox names the element", () => {
    show(`<p>${b} <code style="user-select: all">${a.slice(0, 9)}<b>${a.slice(9)}</b></code></p>`);
    const boxes = vi.spyOn(Range.prototype, "getClientRects");
    boxes.mockImplementation(function (this: Range) {
      return [new DOMRect(0, 0, this.toString() === a ? 10 : 1, 10)] as unknown as DOMRectList;
    });
    expect(under("b", get("code"), 0)).toEqual([a]);
    get("code").removeAttribute("style");
    expect(under("b", get("code"), 0)).toEqual([]);
  });

  it("takes of what can only be selected as a whole the id that is seen there, though letters that are not lie there as well", () => {
    show(`<ul style="user-select: all"><li>${b}</li><li><b>${a}</b></li></ul>`);
    const boxes = vi.spyOn(Element.prototype, "getClientRects");
    boxes.mockReturnValue([] as unknown as DOMRectList);
    expect(under("li:last-child", get("ul"), 1)).toEqual([a]);
    expect(under("li:first-child", get("ul"), 1)).toEqual([b]);
    boxes.mockReturnValue([new DOMRect(0, 0, 10, 2)] as unknown as DOMRectList);
    expect(under("li:last-child", get("ul"), 1)).toEqual([]);
    expect(under("b", get("ul"), 1)).toEqual([a]);
    get("li:last-child").append(
      ` ${c.slice(0, 3)}`,
      Object.assign(document.createElement("i"), { innerHTML: c.slice(3) }),
    );
    expect(under("li:last-child", get("ul"), 1)).toEqual([c]);
  });

  it("takes an id in the shadow tree of what can only be selected as a whole, and in a slot of it", () => {
    show(`<p style="user-select: all">${b}</p>`);
    const root = get("p").attachShadow({ mode: "open" });
    root.innerHTML = `<i>${a}</i><slot></slot>`;
    caret = { offsetNode: get("p"), offset: 0 };
    const at = (inner: Element | null) =>
      targetIds({ path: [inner as Element, root, get("p"), document.body], point }, () => null, known, true);
    expect(at(root.firstElementChild)).toEqual([a]);
    expect(at(root.lastElementChild)).toEqual([b]);
  });

  it("does not take the id that only is the nearest text", () => {
    show(`<p>${a}</p>`);
    isOnText = false;
    expect(under("p", text("p"), 32)).toEqual([]);
  });

  it.each([
    ["in sight", [new DOMRect(0, 0, 10, 10)], [a]],
    ["cut off by what is around it", [new DOMRect(0, 0, 10, 2)], []],
    ["in what has no box of its own", [], [a]],
    ["on the second line of its element", [new DOMRect(20, 0, 10, 2), new DOMRect(0, 4, 10, 10)], [a]],
  ])("takes an id where it lies if it is %s", (_, boxes, expected) => {
    show(`<p><b>${a}</b></p>`);
    vi.spyOn(Element.prototype, "getClientRects").mockReturnValue(boxes as unknown as DOMRectList);
    expect(under("p", text("b"), 3)).toEqual(expected);
    // What the pointer is on is not cut off.
    expect(under("b", text("b"), 3)).toEqual([a]);
  });

  it.each([
    ["the ticket", `/${a}?from=${a}`, [a]],
    ["the ticket beside a contact", `/${contact}/${a}`, [a]],
    ["none of two tickets, of which nobody knows which is meant", `/${a}?${b}`, []],
    ["no contact", `/${contact}`, []],
  ])("takes %s in the address of a link around", (_, address, expected) => {
    show(`<a href="${address}"><b><i>link</i></b></a>`);
    expect(under("i", text("i"), 2)).toEqual(expected);
  });

  it("takes no id in the text that may be none of a ticket, but the ticket that it stands for", () => {
    show(`<p>${contact}</p><a href="/${a}">${contact}</a>`);
    expect(under("p", text("p"), 3)).toEqual([]);
    expect(under("a", text("a"), 3)).toEqual([a]);
  });

  it("asks which ids are known to be tickets", () => {
    show(`<p>${a} ${contact}</p>`);
    const pointed = { point, path: [get("p")] };
    const contacts = { beginning: beginningOf([10_348]), hasIds: true };
    caret = { offsetNode: text("p") as Node, offset: 40 };
    expect(targetIds(pointed, () => null, contacts, true)).toEqual([contact]);
    caret = { offsetNode: text("p") as Node, offset: 3 };
    expect(targetIds(pointed, () => null, contacts, true)).toEqual([]);
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

  it("takes the one ticket of a field that holds other ids too", () => {
    show(`<input value="${contact} ${a}">`);
    (get("input") as HTMLInputElement).setSelectionRange(0, 0);
    expect(under("input", null)).toEqual([a]);
  });

  it.each([
    ["title", `<p title="about ${a}"><b>x</b></p>`, [a]],
    ["aria-label", `<p aria-label="Open ${a}"><b>x</b></p>`, [a]],
    ["data-*", `<p data-kind="row" data-ticket="${a}"><b>x</b></p>`, [a]],
    ["alt", `<b alt="Photo, ${a}"></b>`, [a]],
    ["the innermost", `<p title="${a}"><b title="${b}">x</b></p>`, [b]],
    ["one that says it twice", `<b title="${a}" data-id="${a}">x</b>`, [a]],
    ["none of two", `<p title="${b}"><b title="${a} ${c}">x</b></p>`, []],
    ["a ticket, not a contact", `<p data-id="${a}"><b data-id="${contact}">x</b></p>`, [a]],
    ["a link first", `<a href="/${a}"><b title="${b}">x</b></a>`, [a]],
    ["five levels up", `<p title="${a}"><i><i><i><i><b>x</b></i></i></i></i></p>`, [a]],
    ["no further", `<p title="${a}"><i><i><i><i><i><b>x</b></i></i></i></i></i></p>`, []],
    ["no other attribute", `<b class="${a}" id="${a}" name="${a}" titles="${a}">x</b>`, []],
    ["no long one", `<b title="${" ".repeat(1_000)} ${a}">x</b>`, []],
    ["no more than forty", `<b ${manyAttributes(40)} title="${a}">x</b>`, []],
  ])("takes what attributes say, where nothing else does: %s", (_, html, expected) => {
    show(html);
    expect(under("b", null)).toEqual(expected);
    // In a page without ids it is all that is looked at, and nothing is laid out for it.
    const caretPositionFromPoint = vi.fn();
    Object.assign(document, { caretPositionFromPoint });
    const pointed = { point, path: pathOf("b") };
    expect(targetIds(pointed, () => null, { ...known, hasIds: false }, true)).toEqual(
      html.startsWith("<a") ? [b] : expected,
    );
    expect(caretPositionFromPoint).not.toHaveBeenCalled();
  });

  it("looks at attributes of forms whose fields hide them", () => {
    show(`<form title="${a}"><input name="attributes"></form>`);
    Object.defineProperty(get("form"), "attributes", { value: get("input") });
    expect(under("form", null)).toEqual([a]);
  });

  it("takes nothing of a password, nor of what the page has taken away", () => {
    show(`<input type="password" value="${a}"><a href="/${a}">x</a>`);
    const link = get("a");
    expect(under("input", null)).toEqual([]);
    link.remove();
    expect(targetIds({ point, path: [link, document.body] }, () => null, known, true)).toEqual([]);
  });

  it("looks into closed shadow trees", () => {
    show("<div></div>");
    const host = get("div");
    const root = host.attachShadow({ mode: "closed" });
    root.innerHTML = `<a href="/${a}"><b>x</b></a>`;
    Object.assign(root, { elementFromPoint: () => root.querySelector("b") });
    const shadowRootOf = (element: Element) => (element === host ? root : null);
    expect(targetIds({ point, path: [host, document.body] }, shadowRootOf, known, true)).toEqual([a]);
  });

  it.each(["iframe", "object", "embed"])("is for the frame to tell where it is in an %s", (name) => {
    show(`<div title="${a}"></div>`);
    const frame = get("div").appendChild(document.createElement(name));
    const pointed = { point, path: [frame, get("div"), document.body] };
    expect(targetIds(pointed, () => null, known, true)).toBeNull();
    const shadowRootOf = (element: Element) => (element === get("div") ? root : null);
    const root = get("div").attachShadow({ mode: "closed" });
    root.append(frame);
    Object.assign(root, { elementFromPoint: () => frame });
    expect(targetIds({ point, path: [get("div"), document.body] }, shadowRootOf, known, true)).toBeNull();
  });

  it("does with what older versions of Chrome have", () => {
    show(`<p>${a}</p>`);
    Reflect.deleteProperty(document, "caretPositionFromPoint");
    const caretRangeFromPoint = () => ({ startContainer: text("p"), startOffset: 3 });
    Object.assign(document, { caretRangeFromPoint });
    expect(targetIds({ point, path: [get("p")] }, () => null, known, true)).toEqual([a]);
  });
});

describe("where the keyboard is", () => {
  it.each([
    ["the address of a link", `<a href="/${a}">x</a>`, [a]],
    ["the text of a link", `<a href="/x">${a}</a>`, [a]],
    ["the text before the address", `<a href="/${b}">Ticket <b>${a}</b></a>`, [a]],
    ["the address, if the text is of no ticket", `<a href="/${b}">${contact}</a>`, [b]],
    ["none of several", `<a href="/${b}">${a}, ${c}</a>`, []],
    ["no text of what is no link", `<p tabindex="0">${a}</p>`, []],
    ["an attribute", `<button title="${a}">x</button>`, [a]],
  ])("takes %s", (_, html, expected) => {
    show(html);
    expect(focused("a, p, button")).toEqual(expected);
  });

  it("takes the id that the text cursor is at: in a field", () => {
    show(`<input value="${a} ${b}">`);
    (get("input") as HTMLInputElement).setSelectionRange(40, 40);
    expect(focused("input")).toEqual([b]);
  });

  it("takes the id that the text cursor is at: in a text that can be written in", () => {
    show(`<p contenteditable>${a} and ${b}</p><u>${c}</u>`);
    select(text("p"), 40, text("p"), 40);
    expect(focused("p")).toEqual([b]);
    expect(focused("u")).toEqual([]);
    select(text("p"), 34, text("p"), 34);
    expect(focused("p")).toEqual([]);
  });

  it("takes none of what can only be selected as a whole: that the text cursor is beside it names none", () => {
    show(`<ul style="user-select: all" contenteditable><li>${a}</li><li>${b}</li></ul>`);
    select(get("ul"), 1, get("ul"), 1);
    expect(focused("ul")).toEqual([]);
  });

  it("looks into closed shadow trees", () => {
    show("<div></div>");
    const host = get("div");
    const root = host.attachShadow({ mode: "closed" });
    root.innerHTML = `<a href="/${a}"></a>`;
    root.querySelector("a")?.focus();
    const shadowRootOf = (element: Element) => (element === host ? root : null);
    expect(targetIds({ point: null, path: [host, document.body] }, shadowRootOf, known, true)).toEqual([a]);
  });
});

describe("selected", () => {
  it("wins over what is under the pointer", () => {
    show(`<p>${a} ${b}</p><p>${c}</p><u>${a}</u>`);
    select(text("p"), 0, get("p + p").firstChild, 32);
    expect(under("u", text("u"), 3)).toEqual([a, b, c]);
  });

  it("may be of any table: who selects it means it", () => {
    show(`<p>${contact} ${a}</p>`);
    select(get("p"), 0, get("p"), 1);
    expect(under("p", text("p"), 3)).toEqual([contact, a]);
  });

  it("does not count where a script selected it", () => {
    show(`<p>${a} ${b}</p><u>${c}</u>`);
    select(get("p"), 0, get("p"), 1);
    caret = { offsetNode: text("u") as Node, offset: 3 };
    expect(targetIds({ point, path: pathOf("u") }, () => null, known, false)).toEqual([c]);
    expect(targetIds(null, () => null, known, false)).toEqual([]);
  });

  it("counts without a pointer", () => {
    show(`<p>${a}</p>`);
    select(get("p"), 0, get("p"), 1);
    expect(targetIds(null, () => null, known, true)).toEqual([a]);
  });

  it("is not searched to its end where that takes long: the page waits, and the menu", () => {
    const filling = "<b>word</b>".repeat(2_000);
    show(`<div>${a}${filling}</div><div>${b}${filling}</div><div>${c}${filling}</div>`);
    select(document.body, 0, document.body, 3);
    let now = 0;
    let perLook = 0;
    vi.spyOn(performance, "now").mockImplementation(() => {
      now += perLook;
      return now;
    });
    expect(targetIds(null, () => null, known, true)).toEqual([a, b, c]);
    perLook = 60;
    expect(targetIds(null, () => null, known, true)).toEqual([a]);
  });

  it("counts only if it is shown", () => {
    show(`<p>${a}</p><p hidden>${b}</p><p>${c}</p>`);
    select(document.body, 0, document.body, 3);
    vi.spyOn(Range.prototype, "getClientRects").mockImplementation(function (this: Range) {
      return (this.toString() === b ? [] : [new DOMRect()]) as unknown as DOMRectList;
    });
    expect(targetIds(null, () => null, known, true)).toEqual([a, c]);
  });

  it("does not count where something touches it beyond what is selected", () => {
    show(`<p>${a}x ${b}</p>`);
    select(text("p"), 0, text("p"), 32);
    expect(targetIds(null, () => null, known, true)).toEqual([]);
  });

  it.each([
    [0, 31],
    [1, 32],
    [5, 5],
  ])("does not count in part: %i to %i", (from, to) => {
    show(`<p>${a}</p>`);
    select(text("p"), from, text("p"), to);
    expect(targetIds(null, () => null, known, true)).toEqual([]);
  });

  it("counts in a focused field", () => {
    show(`<input value="${a} ${b}"><p>${c}</p>`);
    const field = get("input") as HTMLInputElement;
    field.focus();
    field.setSelectionRange(0, 65);
    expect(under("p", text("p"), 3)).toEqual([a, b]);
    field.setSelectionRange(1, 65);
    expect(targetIds(null, () => null, known, true)).toEqual([b]);
  });

  it("is cut at 50", () => {
    show(ids.map((id) => `<p>${id}</p>`).join(""));
    select(document.body, 0, document.body, ids.length);
    expect(targetIds(null, () => null, known, true)).toEqual(ids.slice(0, 50));
  });
});

function under(selector: string, node: Node | null, offset = 0): string[] | null {
  caret = node && { offsetNode: node, offset };
  return targetIds({ point, path: pathOf(selector) }, () => null, known, true);
}

/** What the keyboard's focus means. */
function focused(selector: string): string[] | null {
  return targetIds({ point: null, path: pathOf(selector) }, () => null, known, true);
}

function pathOf(selector: string): Node[] {
  const path: Node[] = [];
  for (let outer: Node | null = get(selector); outer; outer = outer.parentNode) path.push(outer);
  return path;
}

function manyAttributes(count: number): string {
  return Array.from({ length: count }, (_, index) => `data-${index}="x"`).join(" ");
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
