import { act, fireEvent } from "@testing-library/preact";

/**
 * What a person does, for tests. Events that a script makes are not trusted, and our screens ignore them: these claim to be.
 */
export function click(element: Element, more: MouseEventInit = {}): void {
  if (element instanceof HTMLElement) element.focus();
  fire(element, new MouseEvent("click", { bubbles: true, cancelable: true, ...more }));
}

/** Presses a key where the focus is, at a time in ms on the clock of events; tells whether the screen took it. */
export function press(key: string, more: KeyboardEventInit = {}, at = performance.now()): boolean {
  const target = document.activeElement ?? document.body;
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  Object.defineProperty(event, "timeStamp", { value: at });
  fire(target, event);
  return event.defaultPrevented;
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

function fire(target: Element, event: Event): void {
  Object.defineProperty(event, "isTrusted", { value: true });
  act(() => {
    target.dispatchEvent(event);
  });
}
