// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { byReadingOrder } from "./reading-order";

it("puts nodes as they are read, also in shadow trees within each other", () => {
  document.body.innerHTML = "<p id='a'>text</p><div id='b'><i id='e'></i></div><p id='f'></p>";
  const b = document.querySelector("#b") ?? document.body;
  const outer = b.attachShadow({ mode: "closed" });
  outer.innerHTML = "<p id='c'></p><div></div><p id='d'></p>";
  const inner = (outer.querySelector("div") ?? b).attachShadow({ mode: "open" });
  inner.innerHTML = "<p id='x'></p><p id='y'></p>";
  const order = ["a", "c", "x", "y", "d", "e", "f"];
  const nodes = order.map(
    (id) =>
      [document, outer, inner]
        .map((root) => root.querySelector(`#${id}`))
        .find((element) => element !== null) ?? document,
  );
  for (const [index, node] of nodes.entries()) {
    for (const [otherIndex, other] of nodes.entries()) {
      expect(Math.sign(byReadingOrder(node, other))).toBe(Math.sign(index - otherIndex));
    }
  }
});
