import { afterEach, beforeEach, vi } from "vitest";
import { makeTicketIds } from "../../../sandbox/ticket-id";
import { beginningOf, DEFAULT_TICKET_TABLE } from "../../core/ticket-id";
import { type PointerWatch, type TellTarget, watchPointer } from "../pointer";

/** The tickets of the two links in the page. */
export const [a = "", b = ""] = makeTicketIds({ count: 2 });
export const tell = vi.fn<(ids: string[]) => void>();
/** With each of them, whether it takes the place of what other frames told. */
export const takes = vi.fn<(takes: boolean) => void>();
export const beginning = beginningOf([DEFAULT_TICKET_TABLE]);
export const known = { beginning, hasIds: true };

/** Ends the watch under test. */
export let stop = new AbortController();
export let watch: PointerWatch;
/** What `:focus-visible` would say. */
let isFocusVisible: boolean;

/** Gives each test of a file two links and a text, with the pointer on the text, and a clock that it moves itself. */
export function usePointerPage(): void {
  beforeEach(() => {
    Element.prototype.matches = () => isFocusVisible;
    vi.useFakeTimers();
    document.body.innerHTML = `<a href="/${a}">one</a><i><a id="other" href="/${b}">two</a></i><p>none</p>`;
    Object.assign(document, { caretPositionFromPoint: () => null });
    // All of it is shown.
    vi.spyOn(Range.prototype, "getClientRects").mockReturnValue([new DOMRect()] as unknown as DOMRectList);
    begin(true);
  });

  afterEach(() => {
    stop.abort();
    getSelection()?.removeAllRanges();
    vi.useRealTimers();
  });
}

/** Begins anew, with the pointer on what is nothing. */
export function begin(hasIds: boolean) {
  listen(hasIds);
  send("pointerover", "p");
  vi.advanceTimersByTime(1_500);
  forget();
}

/** Begins anew. */
export function listen(hasIds: boolean) {
  stop.abort();
  stop = new AbortController();
  const tellBoth: TellTarget = (ids, isTaking) => {
    tell(ids);
    takes(isTaking);
  };
  watch = watchPointer(tellBoth, () => null, { beginning, hasIds }, stop.signal);
  for (const [type, listener] of Object.entries(watch.listeners))
    window.addEventListener(type, listener as EventListener, { capture: true, signal: stop.signal });
  forget();
}

/** Forgets what was told. */
export function forget() {
  tell.mockClear();
  takes.mockClear();
}

/** The focus comes to an element. */
export function focus(selector: string, { isTrusted = true, isVisible = true } = {}) {
  isFocusVisible = isVisible;
  const event = new FocusEvent("focus", { composed: true });
  document.querySelector(selector)?.dispatchEvent(asTold(event, isTrusted));
}

/** Selects all that is in an element, as a script does. */
export function select(selector: string) {
  getSelection()?.selectAllChildren(document.querySelector(selector) ?? document);
  happen("selectionchange", document);
}

/** The same, as a person does. */
export function selectByHand(selector: string) {
  send("pointerdown", selector, { buttons: 1 });
  select(selector);
  send("pointerup", selector);
  vi.advanceTimersByTime(100);
}

/** Something happens to the window, or to something in it. */
export function happen(type: string, target: EventTarget = window, isTrusted = true) {
  target.dispatchEvent(asTold(new Event(type), isTrusted));
}

function asTold(event: Event, isTrusted: boolean): Event {
  return Object.defineProperty(event, "isTrusted", { value: isTrusted });
}

let x = 0;

/** Something happens to the pointer where an element is, each time at another place. */
export function send(
  type: string,
  selector: string,
  { isTrusted = true, ...init }: PointerEventInit & { isTrusted?: boolean } = {},
) {
  const event = new PointerEvent(type, {
    bubbles: true,
    composed: true,
    pointerType: "mouse",
    button: type === "contextmenu" ? 2 : 0,
    clientX: ++x,
    ...init,
  });
  document.querySelector(selector)?.dispatchEvent(asTold(event, isTrusted));
}

/** A key is pressed. */
export function press(key: string, init: KeyboardEventInit = {}) {
  window.dispatchEvent(asTold(new KeyboardEvent("keydown", { key, ...init }), true));
}
