// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { beginningOf, DEFAULT_TICKET_TABLE } from "../core/ticket-id";
import { createElements, type Elements } from "./elements";

const [a = "", b = "", c = ""] = makeTicketIds({ count: 3 });
const [contact = ""] = makeTicketIds({ count: 1, table: 10_036 });
/** What only the browser can tell. */
const closed = new Map<Element, ShadowRoot>();
const shadowRootOf = vi.fn((element: Element) => closed.get(element) ?? null);
const emit = vi.fn();
const enter = vi.fn();
const beginning = beginningOf([DEFAULT_TICKET_TABLE]);
let elements: Elements;

beforeEach(() => {
  for (const mock of [emit, enter, shadowRootOf]) mock.mockClear();
  closed.clear();
  elements = createElements(shadowRootOf, emit, enter);
  elements.lookAgain(beginning);
});

describe("links and fields", () => {
  it("are found with all that is in an element, each id by itself", () => {
    document.body.innerHTML =
      `<p><a href="/${a}?${b}"><b>x</b></a><a href="/x">x</a><map><area href="/${c}"></map></p>` +
      `<ul><li><input value="${b} ${b} ${a}"><textarea>${c}</textarea></li></ul>`;
    elements.lookIn(document.body);
    const [link, input] = [get("a"), get("input")];
    expect(emit.mock.calls.map(([find]) => find)).toEqual(
      expect.arrayContaining([
        { id: a, node: link, from: 0, end: link, to: 0 },
        { id: b, node: link, from: 1, end: link, to: 0 },
        { id: b, node: input, from: 0, end: input, to: 0 },
        { id: a, node: input, from: 1, end: input, to: 0 },
      ]),
    );
    expect(found().sort()).toEqual([a, b, c, b, a, c].sort());
  });

  it("are found where the element itself is one, and no further when it is looked at alone", () => {
    document.body.innerHTML = `<a href="/${a}"><b><input value="${b}"></b></a>`;
    elements.lookAt(get("a"));
    expect(found()).toEqual([a]);
    elements.lookIn(get("a"));
    expect(found()).toEqual([a, a, b]);
  });

  it("are those of the tables that are known now", () => {
    document.body.innerHTML = `<p><a href="/${a}">x</a><a href="/${contact}">x</a></p>`;
    elements.lookIn(document.body);
    expect(found()).toEqual([a]);
    elements.lookAgain(beginningOf([DEFAULT_TICKET_TABLE, 10_036]));
    elements.lookIn(document.body);
    expect(found().sort()).toEqual([a, a, contact].sort());
  });

  it("are found in a form whose field hides how to look for them", () => {
    document.body.innerHTML = `<form><input value="${a}"></form>`;
    for (const name of ["querySelectorAll", "childElementCount", "shadowRoot"])
      Object.defineProperty(get("form"), name, { value: get("input") });
    elements.lookIn(get("form"));
    expect(found()).toEqual([a]);
  });
});

describe("fields", () => {
  it("are looked at again, as nobody tells what a script sets", () => {
    document.body.innerHTML = "<p><input></p>";
    elements.lookIn(document.body);
    (get("input") as HTMLInputElement).value = a;
    elements.lookAgain(beginning);
    elements.lookAgain(beginning);
    expect(found()).toEqual([a, a]);
    (get("input") as HTMLInputElement).value = "";
    elements.lookAgain(beginning);
    expect(found()).toEqual([a, a]);
  });

  it("are not when they left the page", () => {
    document.body.innerHTML = `<input value="${a}">`;
    elements.lookIn(document.body);
    get("input").remove();
    elements.lookAgain(beginning);
    expect(found()).toEqual([a]);
  });

  it("with ids in them are all remembered, of the others only so many", () => {
    document.body.innerHTML = "<input>".repeat(600) + `<input value="${a}">`.repeat(600);
    elements.lookIn(document.body);
    expect(found()).toHaveLength(600);
    emit.mockClear();
    for (const input of document.querySelectorAll("input")) input.value ||= b;
    elements.lookAgain(beginning);
    expect(found().filter((id) => id === a)).toHaveLength(600);
    expect(found().filter((id) => id === b)).toHaveLength(500);
  });

  it("that gained an id are remembered though there are many", () => {
    document.body.innerHTML = "<input>".repeat(501);
    const last = document.body.lastElementChild as HTMLInputElement;
    elements.lookIn(document.body);
    last.value = a;
    elements.lookIn(last);
    elements.lookAgain(beginning);
    expect(found()).toEqual([a, a]);
  });
});

describe("shadow trees", () => {
  it("are found: open ones, and closed ones of custom and of empty elements", () => {
    document.body.innerHTML = "<div>x</div><div></div><x-a>x</x-a><p>x</p>";
    const [div, empty, custom, p] = document.body.children as unknown as [Element, Element, Element, Element];
    const roots = [div.attachShadow({ mode: "open" }), hide(empty), hide(custom)];
    hide(p);
    for (const element of document.body.children) elements.lookIn(element);
    expect(entered()).toEqual(roots);
    enter.mockClear();
    elements.lookIn(document.body);
    expect(new Set(entered())).toEqual(new Set(roots));
    expect(enter).toHaveBeenCalledTimes(roots.length);
  });

  it("are asked for only where pages have them", () => {
    document.body.innerHTML =
      "<main><ul><li><a href='/'>x</a><a>x</a></li></ul><p>x<b>x</b><span></span></p><p></p><div>x</div><div></div>" +
      "<x-a></x-a><x-b>x</x-b><article></article><aside></aside><input><textarea></textarea><map><area href='/'></map><br><td></td></main>";
    elements.lookIn(get("main"));
    const asked = shadowRootOf.mock.calls.map(([element]) => element.localName);
    expect(asked.sort()).toEqual(["article", "aside", "div", "p", "span", "x-a", "x-b"]);
  });

  it("of custom elements are looked for again, as long as the element is there and has none", () => {
    document.body.innerHTML = "<x-a>x</x-a><x-b>x</x-b><div></div>";
    const [one, other, div] = document.body.children as unknown as [Element, Element, Element];
    elements.lookIn(document.body);
    const root = one.attachShadow({ mode: "open" });
    other.remove();
    other.attachShadow({ mode: "open" });
    div.attachShadow({ mode: "open" });
    elements.lookAgain(beginning);
    elements.lookAgain(beginning);
    expect(entered()).toEqual([root]);
  });

  it("are looked at as a whole: their links and fields, and the shadow trees in them", () => {
    document.body.innerHTML = "<div></div>";
    const root = get("div").attachShadow({ mode: "open" });
    root.innerHTML = `<a href="/${a}">x</a><p><input value="${b}"><x-a>x</x-a></p>`;
    const inner = hide(root.querySelector("x-a") as Element);
    elements.lookIn(root);
    expect(found().sort()).toEqual([a, b].sort());
    expect(entered()).toEqual([inner]);
  });

  it("are not taken for a form's, by a field of that name", () => {
    document.body.innerHTML = "<form><input></form>";
    Object.defineProperty(get("form"), "shadowRoot", { value: get("input") });
    elements.lookIn(get("form"));
    elements.lookIn(document.body);
    expect(enter).not.toHaveBeenCalled();
  });
});

function found(): string[] {
  return emit.mock.calls.map(([{ id }]) => id);
}

function entered(): ShadowRoot[] {
  return enter.mock.calls.map(([root]) => root);
}

function hide(host: Element): ShadowRoot {
  const root = host.attachShadow({ mode: "closed" });
  closed.set(host, root);
  return root;
}

function get(selector: string): Element {
  return document.querySelector(selector) ?? document.body;
}
