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
  expect(settle().hasChanged).toBe(true);
  expect(idsNow()).toEqual([a, b, c, a]);
});

it("knows what it knows already", () => {
  lookAtAll();
  lookAtAll();
  expect(settle().hasChanged).toBe(false);
});

it("drops what is gone: text, a value, an element", () => {
  lookAtAll();
  text().data = `x${a} ${b}`;
  lookAt(text());
  expect(settle().hasChanged).toBe(true);
  expect(idsNow()).toEqual([b, c, a]);
  input().value = c;
  expect(settle().hasChanged).toBe(true);
  expect(idsNow()).toEqual([b, c]);
  text().remove();
  input().remove();
  settle();
  expect(idsNow()).toEqual([]);
});

it("orders the finds of one text by their place", () => {
  text().data = `${" ".repeat(33)}${b}`;
  lookAtAll();
  text().replaceData(0, 32, a);
  lookAt(text());
  settle();
  expect(idsNow().slice(0, 2)).toEqual([a, b]);
});

it("follows what moves", () => {
  lookAtAll();
  document.body.append(text());
  lookAt(document.body.lastChild ?? document);
  expect(settle().hasChanged).toBe(true);
  expect(idsNow()).toEqual([c, a, a, b]);
});

it("keeps an id whose pieces are replaced by others", () => {
  document.body.innerHTML = `<p>${a.slice(0, 9)}<b>${a.slice(9)}</b></p>`;
  lookAtAll();
  document.querySelector("b")?.replaceChildren(a.slice(9));
  lookAt(document);
  expect(settle().hasChanged).toBe(true);
  expect(idsNow()).toEqual([a]);
});

it("looks again only at what may have changed, where that is known", () => {
  document.body.innerHTML = `<p>${a}</p><p>${b.slice(0, 9)}<b>${b.slice(9)}</b></p><a href="/${c}">x</a><input value="${c}">`;
  lookAt(document);
  for (const element of document.querySelectorAll("a,input")) findsInElement(element).forEach(found.add);
  settle();
  const [, cut, link] = document.querySelectorAll("p,a");
  const [one, two, three] = [text(), cut?.firstChild, link] as [Node, Node, Node];
  text().data = "x";
  link?.setAttribute("href", "/");
  settle(one, two, three, input());
  expect(idsNow()).toEqual([a, b, c, c]);
  // Scripts set values without a trace, and between two pieces anything may come.
  input().value = "x";
  cut?.insertBefore(document.createElement("hr"), cut.lastChild);
  settle(one, two, three, input());
  expect(idsNow()).toEqual([a, c]);
  settle(three);
  expect(idsNow()).toEqual([c]);
  settle();
  expect(idsNow()).toEqual([]);
});

it("drops what was moved to where nobody reads", () => {
  lookAtAll();
  document.body.appendChild(document.createElement("script")).append(text());
  settle();
  expect(idsNow()).toEqual([c, a]);
});

it("keeps an id that is cut into pieces in its place", () => {
  lookAtAll();
  text().splitText(10);
  lookAt(document);
  settle();
  expect(idsNow()).toEqual([a, b, c, a]);
});

it("takes no more candidates than it can sort", () => {
  document.body.innerHTML = "";
  for (let index = 0; index < 30_000; index++) {
    const node = new Text(a);
    if (!found.add({ id: a, node, parts: [{ node, from: 0, to: 32 }] }))
      return expect(index).toBeLessThan(20_001);
  }
  throw new Error("It took all.");
});

it("keeps the first ones of too many, and says when there is room for the rest", () => {
  document.body.innerHTML = ids.map((id) => `<p>${id}</p>`).join("");
  lookAtAll();
  expect(idsNow()).toEqual(ids.slice(0, MOST_FINDS));
  expect(settle().hasRoomAgain).toBe(false);
  document.querySelector("p")?.remove();
  expect(settle().hasRoomAgain).toBe(true);
  lookAtAll();
  expect(idsNow()).toEqual(ids.slice(1, MOST_FINDS + 1));
});

function settle(...same: Node[]) {
  return found.settle((node) => same.includes(node));
}

function lookAtAll() {
  lookAt(document);
  lookAtFields();
  settle();
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
