// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { keyCommand } from "./key-command";

const plain = { ctrlKey: false, metaKey: false, altKey: false, isComposing: false };

function element(tag: string, type?: string): Element {
  const made = document.createElement(tag);
  if (type) made.setAttribute("type", type);
  return made;
}

test.each([
  ["ArrowDown", "next"],
  ["j", "next"],
  ["ArrowUp", "previous"],
  ["k", "previous"],
  ["Home", "first"],
  ["End", "last"],
  ["c", "close"],
  ["x", "select"],
  ["u", "undo"],
  ["/", "filter"],
  ["?", "help"],
  ["Escape", "back"],
  ["Enter", null],
  ["C", null],
  ["q", null],
  ["constructor", null],
])("%s asks for %s", (key, command) => {
  expect(keyCommand({ ...plain, key }, element("button"))).toBe(command);
});

test.each([
  ["Caps Lock", "C", "KeyC", false, "close"],
  ["a large letter that is meant", "C", "KeyC", true, null],
  ["Cyrillic letters", "с", "KeyC", false, "close"],
  ["Greek letters", "θ", "KeyU", false, "undo"],
  ["another letter there", "ö", "KeyX", false, null],
  ["a layout where c is elsewhere", "j", "KeyC", false, "next"],
  ["a composed key", "Process", "KeyC", false, null],
])("with %s, %s on %s asks for what is meant", (_, key, code, shiftKey, command) => {
  expect(keyCommand({ ...plain, key, code, shiftKey }, element("button"))).toBe(command);
});

test.each(["ctrlKey", "metaKey", "altKey", "isComposing"])(
  "with %s the key belongs to the browser",
  (held) => {
    expect(keyCommand({ ...plain, key: "c", [held]: true }, null)).toBeNull();
  },
);

test.each([
  ["input", "text", "c", null],
  ["input", "text", "/", null],
  ["input", "text", "ArrowUp", null],
  ["input", "text", "ArrowDown", "next"],
  ["input", "text", "Home", null],
  ["input", "text", "Escape", "back"],
  ["input", "checkbox", "c", "close"],
  ["input", "checkbox", "Enter", "open"],
  ["select", undefined, "ArrowDown", null],
  ["select", undefined, "c", null],
  ["select", undefined, "Escape", "back"],
])("in %s %s, %s asks for %s", (tag, type, key, command) => {
  expect(keyCommand({ ...plain, key }, element(tag, type))).toBe(command);
});
