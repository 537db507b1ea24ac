// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { eachElementWithin } from "./elements-within";

it("gives links, fields and what may be a host of a shadow tree, each once", () => {
  document.body.innerHTML =
    "<main><ul><li><a href='/'>x</a><a>x</a></li></ul><p>x<b>x</b><span></span></p><p></p><div>x</div><div></div>" +
    "<x-a></x-a><x-b>x</x-b><input><textarea></textarea><map><area href='/'></map><br><td></td></main>";
  expect(within()).toEqual([
    "a",
    "area",
    "div",
    "div",
    "input",
    "map",
    "p",
    "p",
    "span",
    "textarea",
    "x-a",
    "x-b",
  ]);
});

it("has nothing to give of what holds no elements", () => {
  document.body.innerHTML = "<main>x</main>";
  expect(within()).toEqual([]);
});

function within(): string[] {
  const names: string[] = [];
  const [main] = document.body.children;
  if (main) eachElementWithin(main, (element) => names.push(element.localName));
  return names.sort();
}
