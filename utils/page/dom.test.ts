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
  ["nodeType", dom.isText, () => false],
  ["localName", dom.nameOf, () => "form"],
  ["textContent", dom.textOf, () => "text"],
  ["isConnected", (node) => dom.read(node, "isConnected"), () => true],
  ["parentNode", (node) => dom.read(node, "parentNode"), () => document.body],
  ["childNodes", (node) => dom.read(node, "childNodes").length, () => 2],
  ["attributes", (node) => dom.read(node, "attributes").length, () => 0],
  ["getRootNode", (node) => dom.call(node, "getRootNode"), () => document],
  ["contains", (node) => dom.call(node, "contains", input), () => true],
  ["querySelectorAll", (node) => [...dom.call(node, "querySelectorAll", "*")], () => [input]],
  ["childElementCount", (node) => dom.isSmall(node, 0), () => false],
  ["getElementsByTagName", (node) => dom.isSmall(node, 0), () => false],
  ["getElementsByTagName", (node) => dom.isSmall(node, 1), () => true],
  [
    "compareDocumentPosition",
    (node) => dom.call(node, "compareDocumentPosition", document) & Node.DOCUMENT_POSITION_CONTAINS,
    () => Node.DOCUMENT_POSITION_CONTAINS,
  ],
])("reads %s of a form that has a field of that name", (name, read, expected) => {
  expect(read(form)).toEqual(expected());
  Object.defineProperty(form, name, { value: input, configurable: true });
  const found = read(form);
  Reflect.deleteProperty(form, name);
  expect(found).toEqual(expected());
});

it("reads what a document's elements hide", () => {
  const isPlain = document.isConnected;
  Object.defineProperty(document, "isConnected", { value: input, configurable: true });
  const isRead = dom.read(document, "isConnected");
  Reflect.deleteProperty(document, "isConnected");
  expect([isPlain, isRead]).toEqual([true, true]);
});

it("reads nodes of other kinds", () => {
  const text = form.lastChild as Text;
  expect([dom.isText(text), dom.isText(document), dom.isText(new Comment("x"))]).toEqual([
    true,
    false,
    false,
  ]);
  expect([text, document, new Comment("x")].map(dom.nameOf)).toEqual(["", "", ""]);
  expect([dom.textOf(text), dom.textOf(document)]).toEqual(["text", ""]);
  expect(dom.read(text, "parentNode")).toBe(form);
});

it("walks elements and text, not comments", () => {
  form.append(new Comment("x"), "more");
  const walker = dom.walkerOf(form);
  const nodes: Node[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  expect(nodes).toEqual([input, form.childNodes[1], form.lastChild]);
});
