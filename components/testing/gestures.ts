import { act, fireEvent } from "@testing-library/preact";

/**
 * What a person does, for tests. Events that a script makes are not trusted, and our screens ignore them: these claim to be.
 */
export function click(element: Element, more: MouseEventInit = {}, at = performance.now()): void {
  if (element instanceof HTMLElement) element.focus();
  fire(element, new MouseEvent("click", { bubbles: true, cancelable: true, ...more }), at);
}

/** Longer than it takes anyone to see what is there, in ms. */
const SEEN_MS = 1_000;

/**
 * Presses a key where the focus is; tells whether the screen took it.
 *
 * @param at - when, in ms on the clock of events; by default when whatever is there has been seen
 */
export function press(key: string, more: KeyboardEventInit = {}, at = performance.now() + SEEN_MS): boolean {
  const target = document.activeElement ?? document.body;
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  fire(target, event, at);
  return event.defaultPrevented;
}

/** Presses a key at once, as someone who has not seen yet what is there. */
export function pressAtOnce(key: string): boolean {
  return press(key, {}, performance.now());
}

/** Types into a field, replacing what is in it. */
export function type(field: HTMLElement, value: string): void {
  fireEvent.input(field, { target: { value } });
}

/** Pastes a text into what has the focus. */
export function paste(target: Element, text: string): void {
  const clipboardData = { getData: () => text };
  fire(target, Object.assign(new Event("paste", { bubbles: true, cancelable: true }), { clipboardData }));
}

/** @param at - when it happens, in ms on the clock of events */
function fire(target: Element, event: Event, at = performance.now()): void {
  Object.defineProperty(event, "isTrusted", { value: true });
  Object.defineProperty(event, "timeStamp", { value: at });
  act(() => {
    target.dispatchEvent(event);
  });
}
