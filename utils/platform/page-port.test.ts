// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { onNudge, shadowRootFinder, tell } from "./page-port";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

it("gives the shadow root that Firefox shows to extensions", () => {
  vi.stubEnv("FIREFOX", "true");
  const shadowRootOf = shadowRootFinder();
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
  const shadowRootOf = shadowRootFinder();
  expect(shadowRootOf(host)).toBe(root);
  expect(shadowRootOf(document.createElement("p"))).toBeNull();
  expect(shadowRootOf(document.createElementNS("http://www.w3.org/2000/svg", "svg"))).toBeNull();
  expect(openOrClosedShadowRoot).toHaveBeenCalledTimes(2);
});

it.each<[what: string, api: unknown]>([
  ["where the browser has neither", {}],
  [
    "once the extension is gone",
    {
      dom: {
        openOrClosedShadowRoot() {
          throw new Error("Extension context invalidated.");
        },
      },
    },
  ],
])("gives open ones %s", (_, api) => {
  vi.stubGlobal("chrome", api);
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  expect(shadowRootFinder()(host)).toBe(root);
});

/** The native API of a content script whose background answers this; `id` goes with the extension. */
function stubRuntime(sendMessage: () => Promise<unknown>, id = "closeout", name = "chrome") {
  const listeners = new Set<(message: unknown) => unknown>();
  const onMessage = {
    addListener: listeners.add.bind(listeners),
    removeListener: listeners.delete.bind(listeners),
  };
  vi.stubGlobal(name, { runtime: { id, sendMessage, onMessage } });
  return listeners;
}

const report = { ids: [], startedAt: 1, hosts: ["desk.example"] };
const orders = { isSilent: false, underline: true, tables: [1], closed: [] };

it("tells the background, and hands its answer on", async () => {
  const onOrphaned = vi.fn();
  const sendMessage = vi.fn(async () => ({ ok: true, value: orders }));
  stubRuntime(sendMessage);
  expect(await tell("reportIds", report, onOrphaned)).toEqual(orders);
  expect(sendMessage).toHaveBeenCalledWith({ to: "page", name: "reportIds", args: report });
  stubRuntime(async () => ({ ok: false }));
  expect(await tell("reportIds", report, onOrphaned)).toBeUndefined();
  stubRuntime(() => Promise.reject(new Error("Receiving end does not exist.")));
  expect(await tell("reportIds", report, onOrphaned)).toBeUndefined();
  expect(onOrphaned).not.toHaveBeenCalled();
});

it.each<[browser: string, isFirefox: string, own: string, other: string]>([
  ["Chrome", "", "chrome", "browser"],
  ["Firefox", "true", "browser", "chrome"],
])(
  "in %s is not misled by an element of the page whose id is the other browser's name",
  async (_, isFirefox, own, other) => {
    vi.stubEnv("FIREFOX", isFirefox);
    stubRuntime(async () => ({ ok: true, value: orders }), "closeout", own);
    vi.stubGlobal(other, document.createElement("span"));
    const onOrphaned = vi.fn();
    expect(await tell("reportIds", report, onOrphaned)).toEqual(orders);
    expect(onOrphaned).not.toHaveBeenCalled();
  },
);

it("says when the extension is gone", async () => {
  const onOrphaned = vi.fn();
  vi.stubGlobal("chrome", { runtime: {} });
  await tell("reportIds", report, onOrphaned);
  expect(onOrphaned).toHaveBeenCalledOnce();
});

it("passes nudges on, answers none of them, and stops with its signal", () => {
  const stop = new AbortController();
  const callback = vi.fn(() => "an answer");
  const listeners = stubRuntime(async () => undefined);
  onNudge(callback, stop.signal);
  expect([...listeners].map((listener) => listener({}))).toEqual([undefined]);
  expect(callback.mock.calls).toEqual([[]]);
  stop.abort();
  expect(listeners.size).toBe(0);
});
