// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { shadowRootOf } from "./page-port";

afterEach(() => vi.unstubAllGlobals());

it("gives the shadow root that Firefox shows to extensions", () => {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "closed" });
  expect(shadowRootOf(Object.assign(host, { openOrClosedShadowRoot: root }))).toBe(root);
  const none = Object.assign(document.createElement("div"), { openOrClosedShadowRoot: null });
  expect(shadowRootOf(none)).toBeNull();
});

it("asks Chrome for it, but not about elements that Chrome refuses", () => {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "closed" });
  const openOrClosedShadowRoot = vi.fn((element: Element) => (element === host ? root : null));
  vi.stubGlobal("chrome", { dom: { openOrClosedShadowRoot } });
  expect(shadowRootOf(host)).toBe(root);
  expect(shadowRootOf(document.createElement("p"))).toBeNull();
  expect(shadowRootOf(document.createElementNS("http://www.w3.org/2000/svg", "svg"))).toBeNull();
  expect(openOrClosedShadowRoot).toHaveBeenCalledTimes(2);
});

it("gives open ones where the browser has neither", () => {
  vi.stubGlobal("chrome", {});
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  expect(shadowRootOf(host)).toBe(root);
});
