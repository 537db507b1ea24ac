// @vitest-environment happy-dom
import { beforeEach, expect, it } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { findsInElement } from "./find";
import { findInText } from "./find-in-text";
import { createFound, type Found, MOST_FINDS } from "./found";

const ids = [...makeTicketIds({ count: MOST_FINDS + 10 })];
const [a = "", b = "", c = ""] = ids;
let found: Found;

beforeEach(() => {
  found = createFound();
  document.body.innerHTML = `<p>${a} ${b}</p><input value="${c} ${a}">`;
});

it("keeps finds in reading order, whatever the order they come in", () => {
  lookAtFields();
  lookAt(document);
  expect(found.settle().hasChanged).toBe(true);
  expect(idsNow()).toEqual([a, b, c, a]);
});

it("knows what it knows already", () => {
  lookAtAll();
  lookAtAll();
  expect(found.settle().hasChanged).toBe(false);
});

it("drops what is gone: text, a value, an element", () => {
  lookAtAll();
  text().data = `x${a} ${b}`;
  lookAt(text());
  expect(found.settle().hasChanged).toBe(true);
  expect(idsNow()).toEqual([b, c, a]);
  input().value = c;
  expect(found.settle().hasChanged).toBe(true);
  expect(idsNow()).toEqual([b, c]);
  text().remove();
  input().remove();
  found.settle();
  expect(idsNow()).toEqual([]);
});

it("orders the finds of one text by their place", () => {
  text().data = `${" ".repeat(33)}${b}`;
  lookAtAll();
  text().replaceData(0, 32, a);
  lookAt(text());
  found.settle();
  expect(idsNow().slice(0, 2)).toEqual([a, b]);
});

it("follows what moves", () => {
  lookAtAll();
  document.body.append(text());
  lookAt(document.body.lastChild ?? document);
  expect(found.settle().hasChanged).toBe(true);
  expect(idsNow()).toEqual([c, a, a, b]);
});

it("keeps an id whose pieces are replaced by others", () => {
  document.body.innerHTML = `<p>${a.slice(0, 9)}<b>${a.slice(9)}</b></p>`;
  lookAtAll();
  document.querySelector("b")?.replaceChildren(a.slice(9));
  lookAt(document);
  expect(found.settle().hasChanged).toBe(true);
  expect(idsNow()).toEqual([a]);
});

it("looks again only at what may have changed, where that is known", () => {
  document.body.innerHTML = `<p>${a}</p><p>${b.slice(0, 9)}<b>${b.slice(9)}</b></p><a href="/${c}">x</a><input value="${c}">`;
  lookAt(document);
  for (const element of document.querySelectorAll("a,input")) findsInElement(element).forEach(found.add);
  found.settle();
  const [, cut, link] = document.querySelectorAll("p,a");
  text().data = "x";
  link?.setAttribute("href", "/");
  found.settle(new Set());
  expect(idsNow()).toEqual([a, b, c, c]);
  // Scripts set values without a trace, and between two pieces anything may come.
  input().value = "x";
  cut?.insertBefore(document.createElement("hr"), cut.lastChild);
  found.settle(new Set());
  expect(idsNow()).toEqual([a, c]);
  found.settle(new Set<Node>([text()]));
  expect(idsNow()).toEqual([c]);
  found.settle(new Set<Node>([link as Node]));
  expect(idsNow()).toEqual([]);
});

it("keeps the first ones of too many, and says when there is room for the rest", () => {
  document.body.innerHTML = ids.map((id) => `<p>${id}</p>`).join("");
  lookAtAll();
  expect(idsNow()).toEqual(ids.slice(0, MOST_FINDS));
  expect(found.settle().hasRoomAgain).toBe(false);
  document.querySelector("p")?.remove();
  expect(found.settle().hasRoomAgain).toBe(true);
  lookAtAll();
  expect(idsNow()).toEqual(ids.slice(1, MOST_FINDS + 1));
});

function lookAtAll() {
  lookAt(document);
  lookAtFields();
  found.settle();
}

function lookAt(top: Node) {
  const work = findInText(top, found.add);
  while (!work.next().done);
}

function lookAtFields() {
  for (const field of document.querySelectorAll("input")) findsInElement(field).forEach(found.add);
}

function idsNow() {
  return found.finds().map(({ id }) => id);
}

function text() {
  return document.querySelector("p")?.firstChild as Text;
}

function input() {
  return document.querySelector("input") ?? document.createElement("input");
}
