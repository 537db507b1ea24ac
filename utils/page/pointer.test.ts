// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { type PointerWatch, watchPointer } from "./pointer";

const [a = "", b = ""] = makeTicketIds({ count: 2 });
const tell = vi.fn();
let stop: AbortController;
let watch: PointerWatch;

beforeEach(() => {
  vi.useFakeTimers();
  tell.mockClear();
  document.body.innerHTML = `<a href="/${a}">one</a><i><a id="other" href="/${b}">two</a></i><p>none</p>`;
  Object.assign(document, { caretPositionFromPoint: () => null });
  stop = new AbortController();
  watch = watchPointer(tell, () => null, stop.signal);
  watch.start();
});

afterEach(() => {
  stop.abort();
  getSelection()?.removeAllRanges();
  vi.useRealTimers();
});

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
  getSelection()?.selectAllChildren(document.body.appendChild(Object.assign(new Text(a))));
  document.body.append(Object.assign(document.createElement("p"), { textContent: b }));
  getSelection()?.selectAllChildren(document.body.lastElementChild ?? document.body);
  for (let move = 0; move < 5; move++) {
    document.dispatchEvent(new Event("selectionchange"));
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
  getSelection()?.selectAllChildren(document.body);
  window.dispatchEvent(new Event("focus"));
  vi.advanceTimersByTime(1_000);
  window.dispatchEvent(new Event("blur"));
  window.dispatchEvent(new Event("focus"));
  vi.advanceTimersByTime(1_000);
  expect(tell.mock.calls).toEqual([[[a]], [[]], [[a]]]);
});

it("keeps the target while the menu opens over the page", () => {
  send("contextmenu", "a");
  send("pointerout", "a");
  window.dispatchEvent(new Event("blur"));
  expect(tell.mock.calls).toEqual([[[a]]]);
});

it("does not keep it for a menu that the page pretends to open", () => {
  send("pointermove", "a");
  vi.advanceTimersByTime(60);
  send("contextmenu", "a", { isTrusted: false });
  send("pointerout", "a");
  expect(tell.mock.calls).toEqual([[[a]], [[]]]);
});

it("looks again when the page changed under the pointer", () => {
  send("contextmenu", "a");
  document.querySelector("a")?.setAttribute("href", `/${b}`);
  watch.refresh();
  vi.advanceTimersByTime(60);
  expect(tell).toHaveBeenLastCalledWith([b]);
});

it("follows nothing once stopped, and tells so", () => {
  send("contextmenu", "a");
  watch.stop();
  expect(tell).toHaveBeenLastCalledWith([]);
  send("contextmenu", "a");
  watch.refresh();
  vi.advanceTimersByTime(1_000);
  expect(tell).toHaveBeenCalledTimes(2);
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

function send(
  type: string,
  selector: string,
  { isTrusted = true, ...init }: PointerEventInit & { isTrusted?: boolean } = {},
) {
  const event = new PointerEvent(type, { bubbles: true, composed: true, ...init });
  Object.defineProperty(event, "isTrusted", { value: isTrusted });
  document.querySelector(selector)?.dispatchEvent(event);
}
