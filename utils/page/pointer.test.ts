// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { beginningOf } from "../core/ticket-id";
import {
  a,
  b,
  begin,
  beginning,
  focus,
  forget,
  happen,
  known,
  listen,
  selectByHand,
  send,
  stop,
  tell,
  usePointerPage,
  watch,
} from "./testing/pointer-page";

usePointerPage();

it("tells what the pointer is on, at most every 60 ms, the latest", () => {
  send("pointermove", "p");
  send("pointermove", "a");
  vi.advanceTimersByTime(59);
  expect(tell).not.toHaveBeenCalled();
  send("pointermove", "#other");
  vi.advanceTimersByTime(1);
  expect(tell.mock.calls).toEqual([[[b]]]);
});

it("tells changes only", () => {
  for (const selector of ["p", "a", "a", "p", "p"]) {
    send("pointermove", selector);
    vi.advanceTimersByTime(60);
  }
  expect(tell.mock.calls).toEqual([[[a]], [[]]]);
});

it.each([
  ["contextmenu", 0],
  ["pointerdown", 2],
])("tells at once on %s", (type, button) => {
  send(type, "a", { button });
  expect(tell.mock.calls).toEqual([[[a]]]);
});

it("does not hurry for the other buttons", () => {
  send("pointerdown", "a", { button: 0 });
  expect(tell).not.toHaveBeenCalled();
});

it("does not believe what the page pretends", () => {
  for (const type of ["pointermove", "pointerover", "pointerdown", "contextmenu"]) {
    send(type, "a", { button: 2, isTrusted: false });
  }
  vi.advanceTimersByTime(1_000);
  expect(tell).not.toHaveBeenCalled();
});

it("tells a selection when it has come to rest", () => {
  document.body.append(Object.assign(document.createElement("p"), { textContent: b }));
  send("pointerdown", "p", { buttons: 1 });
  getSelection()?.selectAllChildren(document.body.lastElementChild ?? document.body);
  for (let move = 0; move < 5; move++) {
    happen("selectionchange", document);
    vi.advanceTimersByTime(99);
  }
  expect(tell).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(tell.mock.calls).toEqual([[[b]]]);
});

it("clears when the pointer leaves the document", () => {
  send("contextmenu", "a");
  vi.advanceTimersByTime(1_000);
  send("pointerout", "a", { relatedTarget: document.body });
  expect(tell).toHaveBeenCalledOnce();
  send("pointerout", "a");
  expect(tell).toHaveBeenLastCalledWith([]);
});

it("clears when the window loses the focus, and tells again what is selected when it is back", () => {
  document.body.innerHTML = `<p>${a}</p>`;
  selectByHand("p");
  happen("blur");
  happen("focus");
  vi.advanceTimersByTime(1_000);
  expect(tell.mock.calls).toEqual([[[a]], [[]], [[a]]]);
});

it("keeps the target while the menu opens over the page", () => {
  send("contextmenu", "a");
  send("pointerout", "a");
  happen("blur");
  expect(tell.mock.calls).toEqual([[[a]]]);
});

it("keeps it when the page pretends that the pointer has left", () => {
  send("pointerover", "a");
  vi.advanceTimersByTime(100);
  forget();
  send("pointerout", "a", { isTrusted: false });
  vi.advanceTimersByTime(100);
  expect(tell).not.toHaveBeenCalled();
  send("pointerout", "a");
  vi.advanceTimersByTime(100);
  expect(tell.mock.calls).toEqual([[[]]]);
});

it("does not keep it for a menu that the page pretends to open", () => {
  send("pointermove", "a");
  vi.advanceTimersByTime(60);
  send("contextmenu", "a", { isTrusted: false });
  send("pointerout", "a");
  expect(tell.mock.calls).toEqual([[[a]], [[]]]);
});

it("does not drop what a menu was opened for when the page pretends a key or that its window lost the focus", () => {
  send("contextmenu", "a");
  document.querySelector("a")?.setAttribute("href", `/${b}`);
  send("keydown", "a", { isTrusted: false });
  watch.follow(known, true);
  vi.advanceTimersByTime(1_000);
  happen("blur", window, false);
  happen("selectionchange", document, false);
  vi.advanceTimersByTime(1_000);
  expect(tell.mock.calls).toEqual([[[a]]]);
});

it("keeps the target while the page changes under the open menu, until the pointer moves", () => {
  send("pointermove", "a", { clientX: 3 });
  send("contextmenu", "a", { clientX: 3 });
  forget();
  document.querySelector("a")?.setAttribute("href", `/${b}`);
  watch.follow(known, true);
  send("pointerover", "p", { clientX: 3 });
  happen("selectionchange", document);
  focus("#other");
  vi.advanceTimersByTime(9_000);
  expect(tell).not.toHaveBeenCalled();
  send("pointermove", "a", { clientX: 4 });
  vi.advanceTimersByTime(60);
  expect(tell.mock.calls).toEqual([[[b]]]);
});

it.each<[when: string, () => unknown]>([
  ["that long", () => vi.advanceTimersByTime(10_000)],
  ["a key is pressed, which an open menu would take", () => send("keydown", "a")],
])("keeps it until it can be open no more: %s", (_, end) => {
  send("contextmenu", "a");
  document.querySelector("a")?.setAttribute("href", `/${b}`);
  end();
  watch.follow(known, true);
  vi.advanceTimersByTime(60);
  expect(tell).toHaveBeenLastCalledWith([b]);
});

it("looks again when the page changed under the pointer", () => {
  send("pointermove", "a");
  vi.advanceTimersByTime(60);
  document.querySelector("a")?.setAttribute("href", `/${b}`);
  watch.follow(known, true);
  vi.advanceTimersByTime(60);
  expect(tell).toHaveBeenLastCalledWith([b]);
});

it("does not look again when the page changed elsewhere, or nothing is pointed at", () => {
  send("pointermove", "a");
  vi.advanceTimersByTime(60);
  document.querySelector("a")?.setAttribute("href", `/${b}`);
  watch.follow(known, false);
  vi.advanceTimersByTime(1_000);
  expect(tell.mock.calls).toEqual([[[a]]]);
  watch.leave();
  expect(tell).toHaveBeenLastCalledWith([]);
  const getSelection = vi.spyOn(globalThis, "getSelection");
  watch.follow(known, true);
  vi.advanceTimersByTime(1_000);
  expect(getSelection).not.toHaveBeenCalled();
});

it("follows which ids are tickets", () => {
  const [contact = ""] = makeTicketIds({ count: 1, table: 10_036 });
  document.querySelector("p")?.setAttribute("data-contact", contact);
  send("contextmenu", "p");
  watch.follow({ beginning: beginningOf([10_036]), hasIds: true }, true);
  send("contextmenu", "p");
  expect(tell.mock.calls).toEqual([[[contact]]]);
});

it("has nothing once it left, and goes on", () => {
  send("contextmenu", "a");
  watch.leave();
  expect(tell).toHaveBeenLastCalledWith([]);
  watch.leave();
  expect(tell).toHaveBeenCalledTimes(2);
  send("contextmenu", "a");
  expect(tell).toHaveBeenLastCalledWith([a]);
});

it("drops a selection, too, when it left", () => {
  document.body.innerHTML = `<p>${a}</p>`;
  selectByHand("p");
  watch.leave();
  expect(tell.mock.calls).toEqual([[[a]], [[]]]);
});

it("tells again what a menu is opened for, lest it was dropped meanwhile", () => {
  send("contextmenu", "a");
  send("contextmenu", "a");
  expect(tell.mock.calls).toEqual([[[a]], [[a]]]);
});

it.each([
  ["never had", () => begin(false)],
  ["no longer has", () => watch.follow({ beginning, hasIds: false }, true)],
])("looks at attributes in a page that %s ids, where the pointer comes to", (_, lose) => {
  document.querySelector("p")?.setAttribute("data-ticket", a);
  lose();
  send("pointerover", "a");
  vi.advanceTimersByTime(60);
  forget();
  send("pointermove", "p");
  vi.advanceTimersByTime(60);
  expect(tell).not.toHaveBeenCalled();
  send("pointerover", "p");
  vi.advanceTimersByTime(60);
  expect(tell.mock.calls).toEqual([[[a]]]);
  send("pointerover", "a");
  vi.advanceTimersByTime(60);
  expect(tell.mock.calls).toEqual([[[a]], [[]]]);
});

it("looks once at what the pointer lay on before a page without ids was followed", () => {
  document.querySelector("p")?.setAttribute("data-ticket", a);
  listen(false);
  send("pointermove", "p");
  vi.advanceTimersByTime(60);
  expect(tell.mock.calls).toEqual([[[a]]]);
});

it("tells what the keyboard has come to, until the pointer moves again", () => {
  send("pointermove", "a");
  vi.advanceTimersByTime(60);
  focus("#other");
  vi.advanceTimersByTime(100);
  send("pointermove", "a");
  vi.advanceTimersByTime(60);
  expect(tell.mock.calls).toEqual([[[a]], [[b]], [[a]]]);
});

it.each<[why: string, before: () => void, init: { isTrusted?: boolean; isVisible?: boolean }]>([
  ["by a press of the mouse", () => {}, { isVisible: false }],
  ["while the menu opens", () => send("pointerdown", "p", { button: 2 }), {}],
  ["by the page", () => {}, { isTrusted: false }],
])("does not follow the focus that comes %s", (_, before, init) => {
  send("pointermove", "p");
  vi.advanceTimersByTime(60);
  before();
  forget();
  focus("a", init);
  vi.advanceTimersByTime(1_000);
  expect(tell).not.toHaveBeenCalled();
});

it("takes the place of a menu that was asked for by a key from the focus", () => {
  document.querySelector("a")?.replaceChildren(b);
  send("contextmenu", "a", { button: 0 });
  expect(tell.mock.calls).toEqual([[[b]]]);
});

it.each([
  { button: 0, ctrlKey: true },
  { button: 0, pointerType: "touch" },
])("takes it from the place of a press with %j", (init) => {
  document.querySelector("a")?.replaceChildren(b);
  send("contextmenu", "a", init);
  expect(tell.mock.calls).toEqual([[[a]]]);
});

it("ends with its signal, without a word", () => {
  const caretPositionFromPoint = vi.fn();
  Object.assign(document, { caretPositionFromPoint });
  send("pointermove", "a");
  stop.abort();
  send("contextmenu", "a");
  vi.advanceTimersByTime(1_000);
  expect(tell).not.toHaveBeenCalled();
  expect(caretPositionFromPoint).not.toHaveBeenCalled();
});
