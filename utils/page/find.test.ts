// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { idsInAddress, idsInElement, isField, isSpelled } from "./find";

const [a = "", b = ""] = makeTicketIds({ count: 2 });

it.each([
  [`https://example.com/t/${a}`, [a]],
  [`/t/${a}?x=${b}#${a}`, [a, b]],
  [`?next=https%3A%2F%2Fexample.com%2F${a}%2f`, [a]],
  [`#/tickets/${a}/notes`, [a]],
  [`/t/x${a}`, []],
  ["/t/%", []],
])("in the address %s", (address, ids) => expect(idsInAddress(address)).toEqual(ids));

describe("idsInElement", () => {
  it.each([
    [`<a href="/t/${a}">${b}</a>`, [a]],
    [`<map><area href="/t/${a}"></map>`, [a]],
    [`<input value="${b} ${a}">`, [b, a]],
    [`<input type="search" value="${a}">`, [a]],
    [`<textarea>x ${a}</textarea>`, [a]],
    [`<input type="password" value="${a}">`, []],
    [`<input type="hidden" value="${a}">`, []],
    [`<link href="/t/${a}">`, []],
    ["<a>no address</a>", []],
    [`<svg><input value="${a}"/></svg>`, []],
  ])("of %s", (html, ids) => {
    expect(idsInElement(make(html, "a,area,link,input,textarea"))).toEqual(ids);
  });
});

it("takes nothing for a field that is none", () => {
  expect(isField(make("<p></p>", "p"))).toBe(false);
  expect(isField(document.createElementNS("http://example.com/", "input"))).toBe(false);
});

describe("isSpelled", () => {
  it.each<[change: string, (first: Text, second: Text) => void, isThere: boolean]>([
    ["nothing", () => {}, true],
    ["text further on", (_, second) => second.appendData(" more"), true],
    ["something empty between", (first) => first.after(document.createElement("b")), true],
    ["a letter of it", (first) => first.replaceData(3, 1, "!"), false],
    ["a letter before it", (first) => first.insertData(0, "x"), false],
    ["a letter right after it", (_, second) => second.insertData(a.length - 9, "x"), false],
    ["text between", (first) => first.after("x"), false],
    ["a line break between", (first) => first.after(document.createElement("br")), false],
    ["its first part away", (first) => first.remove(), false],
    ["its last part away", (_, second) => second.remove(), false],
    ["it is cut short", (_, second) => second.deleteData(1, 100), false],
  ])("after %s", (_, change, isThere) => {
    const p = make(`<p>${a.slice(0, 9)}</p>`, "p");
    document.body.replaceChildren(p);
    p.append(`${a.slice(9)}. And so on`);
    const [first, second] = [p.firstChild as Text, p.lastChild as Text];
    const parts = [
      { node: first, from: 0, to: 9 },
      { node: second, from: 0, to: a.length - 9 },
    ];
    change(first, second);
    expect(isSpelled({ id: a, node: first, parts })).toBe(isThere);
  });
});

function make(html: string, selector: string): Element {
  const { content } = Object.assign(document.createElement("template"), { innerHTML: html });
  return content.querySelector(selector) ?? document.createElement("i");
}
