// @vitest-environment happy-dom
import { beforeEach, expect, it } from "vitest";
import * as dom from "./dom";

let form: HTMLFormElement;
let input: HTMLInputElement;

beforeEach(() => {
  document.body.innerHTML = "<form><input>text</form>";
  form = document.querySelector("form") ?? document.createElement("form");
  input = document.querySelector("input") ?? document.createElement("input");
});

it.each<[name: string, read: (form: Element) => unknown, expected: () => unknown]>([
  ["nodeType", dom.isElement, () => true],
  ["nodeType", dom.isText, () => false],
  ["localName", dom.localNameOf, () => "form"],
  ["textContent", dom.textOf, () => "text"],
  ["isConnected", dom.isConnected, () => true],
  ["parentNode", dom.parentOf, () => document.body],
  ["hasChildNodes", (node) => dom.hasChildren(node), () => true],
  ["shadowRoot", dom.openRootOf, () => null],
  ["getRootNode", (node) => dom.rootOf(node), () => document],
  ["contains", (node) => dom.contains(node, input), () => true],
  ["getAttribute", (node) => dom.attributeOf(node, "id"), () => null],
  ["querySelectorAll", (node) => [...dom.query(node, "*")], () => [input]],
  ["getElementsByTagName", (node) => dom.isSmall(node, 0), () => false],
  ["getElementsByTagName", (node) => dom.isSmall(node, 1), () => true],
  ["compareDocumentPosition", (node) => dom.compare(document, node) & 4, () => 4],
])("reads %s of a form that has a field of that name", (name, read, expected) => {
  expect(read(form)).toEqual(expected());
  Object.defineProperty(form, name, { value: input, configurable: true });
  const found = read(form);
  Reflect.deleteProperty(form, name);
  expect(found).toEqual(expected());
});

it("reads nodes of other kinds", () => {
  expect(dom.isText(form.lastChild ?? form)).toBe(true);
  expect(dom.isElement(document)).toBe(false);
  expect(dom.textOf(document)).toBe("");
});
