// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from "vitest";
import { createShadowFinder } from "./shadow-roots";

const closed = new Map<Element, ShadowRoot>();
const shadowRootOf = vi.fn((element: Element) => closed.get(element) ?? null);
let found: ShadowRoot[];
const emit = (root: ShadowRoot) => found.push(root);

beforeEach(() => {
  found = [];
  closed.clear();
});

it("finds open ones, and closed ones of custom and of empty elements", () => {
  document.body.innerHTML = "<div>x</div><div></div><x-a>x</x-a><p>x</p>";
  const [div, empty, custom, p] = document.body.children as unknown as [Element, Element, Element, Element];
  const roots = [div.attachShadow({ mode: "open" }), hide(empty), hide(custom)];
  hide(p);
  const finder = createShadowFinder(shadowRootOf);
  for (const element of document.body.children) finder.look(element, emit);
  expect(found).toEqual(roots);
});

it("looks again at custom elements as long as they are there and have none", () => {
  document.body.innerHTML = "<x-a>x</x-a><x-b>x</x-b>";
  const [one, other] = document.body.children as unknown as [Element, Element];
  const finder = createShadowFinder(shadowRootOf);
  finder.look(one, emit);
  finder.look(other, emit);
  const root = one.attachShadow({ mode: "open" });
  other.remove();
  other.attachShadow({ mode: "open" });
  finder.lookAgain(emit);
  finder.lookAgain(emit);
  expect(found).toEqual([root]);
});

it("is not taken in by a form with a field of that name", () => {
  document.body.innerHTML = "<form><input></form>";
  const form = document.querySelector("form") ?? document.body;
  Object.defineProperty(form, "shadowRoot", { value: form.firstChild });
  createShadowFinder(shadowRootOf).look(form, emit);
  expect(found).toEqual([]);
});

function hide(host: Element): ShadowRoot {
  const root = host.attachShadow({ mode: "closed" });
  closed.set(host, root);
  return root;
}
