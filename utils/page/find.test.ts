// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { beginningOf, DEFAULT_TICKET_TABLE } from "../core/ticket-id";
import { idsIn, idsInAddress, idsInElement, isField, isLink } from "./find";

const [a = "", b = ""] = makeTicketIds({ count: 2 });
const [contact = ""] = makeTicketIds({ count: 1, table: 10_036 });
const beginning = beginningOf([DEFAULT_TICKET_TABLE]);

it.each([
  [`${b}, ${a}; ${b}`, [b, a]],
  [`x${a} ${a}x _${a} ${a}_ 0${a}`, []],
  [`x${a}-${a}`, [a]],
  [`工单${a}é`, [a]],
  [`${a}${b}`, []],
  [contact, []],
  ["", []],
])("in the text %s", (text, ids) => expect(idsIn(text, beginning)).toEqual(ids));

it.each([
  [`https://example.com/t/${a}`, [a]],
  [`/t/${a}?x=${b}#${a}`, [a, b]],
  [`?next=https%3A%2F%2Fexample.com%2F${a}%2f`, [a]],
  [`#/tickets/${a}/notes`, [a]],
  [`/login?next=%2Fsso%3Fto%3D%252Ftickets%252F${a}%2526x%25252f${b}`, [a, b]],
  [`data:text/csv,${" ".repeat(99_900)}${a}`, [a]],
  [`data:text/csv,${" ".repeat(99_999)}${a}`, []],
  [`/${contact}/${a}`, [a]],
  [`/t/x${a}`, []],
  ["/t/%", []],
])("in the address %s", (address, ids) => expect(idsInAddress(address, beginning)).toEqual(ids));

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
    expect(idsInElement(make(html, "a,area,link,input,textarea"), beginning)).toEqual(ids);
  });
});

it("takes nothing for a field or a link that is none", () => {
  expect(isField(make("<p></p>", "p"))).toBe(false);
  expect(isField(document.createElementNS("http://example.com/", "input"))).toBe(false);
  expect(["a", "area", "link", "p"].map((name) => isLink(document.createElement(name)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

function make(html: string, selector: string): Element {
  const { content } = Object.assign(document.createElement("template"), { innerHTML: html });
  return content.querySelector(selector) ?? document.createElement("i");
}
