// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { beginningOf, DEFAULT_TICKET_TABLE } from "../core/ticket-id";
import { isWithin } from "./changes";
import { createElements } from "./elements";
import { createFound, type Found, MOST_FINDS } from "./found";
import { runsAround } from "./runs";
import { findInRun } from "./search";

const beginning = beginningOf([DEFAULT_TICKET_TABLE]);
const ids = [...makeTicketIds({ count: MOST_FINDS + 10 })];
const [a = "", b = "", c = ""] = ids;
let found: Found;

beforeEach(() => {
  found = createFound();
  document.body.innerHTML = `<p>${a} ${b}</p><input value="${c} ${a}">`;
});

it("keeps finds in reading order, whatever the order they come in", () => {
  lookAtElements();
  lookAt(document);
  expect(settle()).toBe(true);
  expect(idsNow()).toEqual([a, b, c, a]);
});

it("knows what it knows already", () => {
  lookAtAll();
  const before = found.finds();
  lookAt(document);
  lookAtElements();
  expect(settle(document)).toBe(false);
  expect(found.finds().every((find, index) => find === before[index])).toBe(true);
});

it("drops what was moved into another document, with which this one has no order", () => {
  lookAtAll();
  document.implementation.createHTMLDocument().body.append(text());
  lookAtElements();
  expect(settle()).toBe(true);
  expect(idsNow()).toEqual([c, a]);
});

it("keeps nothing where one cannot be asked any more", () => {
  const { proxy, revoke } = Proxy.revocable(text(), { get: (target, key) => Reflect.get(target, key) });
  found.add({ id: a, node: proxy, from: 0, end: proxy, to: 32 });
  settle();
  expect(idsNow()).toEqual([a]);
  revoke();
  expect(() => settle()).toThrow(TypeError);
  expect(idsNow()).toEqual([]);
});

it("drops what is gone: text, a value, an element", () => {
  lookAtAll();
  text().data = `x${a} ${b}`;
  lookAt(text());
  lookAtElements();
  expect(settle(text())).toBe(true);
  expect(idsNow()).toEqual([b, c, a]);
  input().value = c;
  lookAtElements();
  expect(settle()).toBe(true);
  expect(idsNow()).toEqual([b, c]);
  text().remove();
  input().remove();
  expect(settle()).toBe(true);
  expect(idsNow()).toEqual([]);
});

it("drops what was moved to another document, and takes what comes after it", () => {
  lookAtAll();
  document.implementation.createHTMLDocument("").body.append(input());
  const later = document.createElement("p");
  later.textContent = c;
  document.body.append(later);
  lookAt(later);
  settle(later);
  expect(idsNow()).toEqual([a, b, c]);
});

it.each(["password", "hidden"])("drops what is in a field that became one for: %s", (type) => {
  lookAtAll();
  input().type = type;
  expect(settle()).toBe(true);
  expect(idsNow()).toEqual([a, b]);
});

it("orders the finds of one text by their place", () => {
  text().data = `${" ".repeat(33)}${b}`;
  lookAtAll();
  text().replaceData(0, 32, a);
  lookAt(text());
  settle(text());
  expect(idsNow()).toEqual([a, b]);
});

it("takes another id at the same place for another find", () => {
  lookAtAll();
  text().replaceData(0, 32, c);
  lookAt(text());
  expect(settle(text())).toBe(true);
  expect(idsNow()).toEqual([c, b]);
});

it("follows what moves", () => {
  lookAtAll();
  document.body.append(text());
  lookAt(document.body.lastChild ?? document);
  lookAtElements();
  expect(settle(document.body.lastChild ?? document)).toBe(true);
  expect(idsNow()).toEqual([c, a, a, b]);
});

it("keeps an id whose pieces are replaced by others", () => {
  document.body.innerHTML = `<p>${a.slice(0, 9)}<b>${a.slice(9)}</b></p>`;
  lookAtAll();
  document.querySelector("b")?.replaceChildren(a.slice(9));
  lookAt(document);
  expect(settle(document)).toBe(true);
  expect(idsNow()).toEqual([a]);
});

it("keeps what was not looked at again: but nothing of fields, nor what left the page in part", () => {
  document.body.innerHTML =
    `<p>${a}</p><p>${b.slice(0, 9)}<b>${b.slice(9)}</b></p><a href="/${c}">x</a><input value="${c}">` +
    `<p id="last">${b.slice(0, 9)}<b>${b.slice(9)}</b></p>`;
  lookAtAll();
  expect(idsNow()).toEqual([a, b, c, c, b]);
  lookAtElements();
  expect(settle()).toBe(false);
  // Scripts set values without a trace: who does not find it again, does not have it.
  expect(settle()).toBe(true);
  expect(idsNow()).toEqual([a, b, c, b]);
  document.querySelector("#last b")?.remove();
  expect(settle()).toBe(true);
  expect(idsNow()).toEqual([a, b, c]);
  settle(document.querySelector("a") ?? document);
  expect(idsNow()).toEqual([a, b]);
  settle(text());
  expect(idsNow()).toEqual([b]);
});

it("drops what was moved to where nobody reads", () => {
  lookAtAll();
  document.body.appendChild(document.createElement("script")).append(text());
  lookAtElements();
  settle();
  expect(idsNow()).toEqual([c, a]);
});

it("keeps an id that is cut into pieces in its place", () => {
  lookAtAll();
  text().splitText(10);
  lookAt(document);
  lookAtElements();
  settle(document);
  expect(idsNow()).toEqual([a, b, c, a]);
});

it("takes no more candidates than it can sort", () => {
  document.body.innerHTML = "";
  for (let index = 0; index < 30_000; index++) {
    const node = new Text(a);
    if (!found.add({ id: a, node, from: 0, end: node, to: 32 })) return expect(index).toBeLessThan(20_001);
  }
  throw new Error("It took all.");
});

it("keeps the first ones of too many", () => {
  document.body.innerHTML = ids.map((id) => `<p>${id}</p>`).join("");
  lookAtAll();
  expect(idsNow()).toEqual(ids.slice(0, MOST_FINDS));
  document.querySelector("p")?.remove();
  lookAtAll();
  expect(idsNow()).toEqual(ids.slice(1, MOST_FINDS + 1));
});

it("asks the browser a few times for each find where links and texts take turns, and not for what is far away", () => {
  const half = ids.slice(0, MOST_FINDS / 2);
  document.body.innerHTML = half.map((id) => `<p><a href="/${id}">x</a>${id}</p>`).join("");
  const rows = [...document.querySelectorAll("p")];
  const compare = vi.spyOn(Element.prototype, "compareDocumentPosition");
  // As a look takes them: of some rows first the texts, then the links.
  for (let at = 0; at < rows.length; at += 32) {
    const some = rows.slice(at, at + 32);
    for (const node of some.map(({ lastChild }) => lastChild as Text))
      found.add({ id: node.data, node, from: 0, end: node, to: 32 });
    for (const node of some.map(({ firstChild }) => firstChild as Element))
      found.add({ id: node.getAttribute("href")?.slice(1) ?? "", node, from: 0, end: node, to: 0 });
  }
  settle(document);
  expect(compare.mock.calls.length).toBeLessThan(3 * MOST_FINDS);
  expect(idsNow()).toEqual(half.flatMap((id) => [id, id]));
});

/** @param tops - what was looked at */
function settle(...tops: Node[]) {
  return found.settle(isWithin(new Set(tops)));
}

function lookAtAll() {
  lookAt(document);
  lookAtElements();
  settle(document);
}

function lookAt(top: Node) {
  for (const run of runsAround(top, () => {})) findInRun(run, beginning, found.add);
}

function lookAtElements() {
  const elements = createElements(
    () => null,
    found.add,
    () => {},
  );
  elements.lookAgain(beginning);
  for (const element of document.querySelectorAll("a,input")) elements.lookIn(element);
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
