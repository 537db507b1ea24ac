// @vitest-environment happy-dom
import fc from "fast-check";
import { expect, it } from "vitest";
import { createCursor } from "./cursor";

const text = fc.string({ minLength: 1, maxLength: 9 });
const { tree } = fc.letrec<{ tree: Node; node: Node }>((tie) => ({
  tree: fc
    .tuple(
      fc.constantFrom("p", "b", "span", "div", "br", "script"),
      fc.array(tie("node"), { maxLength: 30, depthIdentifier: "tree" }),
    )
    .map(([name, children]) => {
      const element = document.createElement(name);
      element.append(...children);
      return element;
    }),
  node: fc.oneof(
    { depthIdentifier: "tree" },
    text.map((data) => document.createTextNode(data)),
    fc.constant("comment").map((data) => document.createComment(data)),
    tie("tree"),
  ),
}));

it("gives the nodes of any stretches, one after the other, but for what nobody reads", () => {
  fc.assert(
    fc.property(tree, fc.array(fc.nat(60), { maxLength: 12 }), (top, places) => {
      const whole = top.textContent ?? "";
      const cursor = createCursor(top, whole);
      const ends = [...new Set(places)].sort((one, other) => one - other).filter((at) => at <= whole.length);
      for (let index = 0; index + 1 < ends.length; index += 2) {
        const [from = 0, to = 0] = ends.slice(index, index + 2);
        let taken = "";
        expect(
          cursor.take(from, to, (part) => {
            taken += part?.node.data.slice(part.from, part.to) ?? "";
          }),
        ).toBe(true);
        expect(taken).toBe(readBetween(top, from, to));
      }
    }),
    { numRuns: 500 },
  );
});

it("goes into what is too deep to be stepped over", () => {
  const top = document.createElement("p");
  let inner: Element = top;
  for (let level = 0; level < 40; level++) {
    inner.append("x".repeat(level), document.createElement("b"));
    inner = inner.lastElementChild as Element;
  }
  inner.append("found");
  const whole = top.textContent;
  const nodes: string[] = [];
  const cursor = createCursor(top, whole);
  expect(cursor.take(whole.length - 5, whole.length, (part) => part && nodes.push(part.node.data))).toBe(
    true,
  );
  expect(nodes).toEqual(["found"]);
});

it("tells where a line ends", () => {
  const top = document.createElement("div");
  top.innerHTML = "<b>one</b><p>two</p>";
  const seen: string[] = [];
  createCursor(top, "onetwo").take(1, 5, (part) => seen.push(part ? part.node.data : "-"));
  expect(seen).toEqual(["one", "-", "two"]);
});

it("notices that the page has another text by now", () => {
  const top = document.createElement("div");
  top.innerHTML = "<b>one</b>two";
  const cursor = createCursor(top, "onetwo");
  top.prepend("x");
  expect(cursor.take(3, 6, () => {})).toBe(false);
  expect(createCursor(top, "xonetwo and more").take(9, 12, () => {})).toBe(false);
});

/** The same by looking at every character. */
function readBetween(top: Node, from: number, to: number): string {
  let offset = 0;
  let read = "";
  const walk = (node: Node, isRead: boolean) => {
    if (node instanceof Text) {
      for (const letter of node.data.split("")) {
        if (isRead && offset >= from && offset < to) read += letter;
        offset++;
      }
    }
    for (const child of node.childNodes) walk(child, isRead && (node as Element).localName !== "script");
  };
  // What is asked of the part itself is not looked at by its name.
  for (const child of top.childNodes) walk(child, true);
  return read;
}
