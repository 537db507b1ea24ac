// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { MOST_FINDS } from "./found";
import { startScanner } from "./scanner";

const [a = "", b = "", c = "", d = ""] = makeTicketIds({ count: 4 });
const reportIds = vi.fn<(ids: string[]) => void>();
const startedAt = vi.fn<(time: number) => void>();
const reportTarget = vi.fn();
let stop: AbortController;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("scheduler", { yield: () => Promise.resolve() });
  reportIds.mockClear();
  startedAt.mockClear();
  reportTarget.mockClear();
  document.body.innerHTML = "";
  stop = new AbortController();
});

afterEach(() => {
  stop.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("startScanner", () => {
  it("reports at first, even nothing", async () => {
    await start();
    expect(reportIds.mock.calls).toEqual([[[]]]);
  });

  it("reports text, links, fields and shadow trees, in reading order, each id once", async () => {
    document.body.innerHTML = `<a href="/${b}">${a}</a><div></div><input value="${d}"><p>${a}</p>`;
    const root = document.querySelector("div")?.attachShadow({ mode: "open" });
    if (root) root.innerHTML = `<i>${c}</i>`;
    await start();
    expect(reportIds.mock.calls).toEqual([[[b, a, c, d]]]);
  });

  it("follows changes, in shadow trees as well, and tells them together", async () => {
    document.body.innerHTML = `<p>${a}</p><div></div>`;
    const root = document.querySelector("div")?.attachShadow({ mode: "open" });
    await start();
    document.body.append(b);
    document.querySelector("p")?.remove();
    root?.append(c);
    await pass(300);
    expect(reportIds.mock.calls).toEqual([[[a]], [[c, b]]]);
  });

  it("follows what is typed, and what scripts set when they change something else", async () => {
    document.body.innerHTML = "<input><textarea></textarea>";
    await start();
    const [input, area] = document.body.children as unknown as [HTMLInputElement, HTMLTextAreaElement];
    input.value = a;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await pass(300);
    area.value = b;
    document.body.append("x");
    await pass(300);
    expect(reportIds.mock.calls).toEqual([[[]], [[a]], [[a, b]]]);
  });

  it("reports the ids of the address first", async () => {
    document.body.innerHTML = `<p>${a}</p>`;
    history.replaceState(null, "", `#/tickets/${b}`);
    await start();
    history.replaceState(null, "", `#/tickets/${c}`);
    window.dispatchEvent(new Event("popstate"));
    await pass(300);
    history.replaceState(null, "", "#");
    expect(reportIds.mock.calls).toEqual([[[b, a]], [[c, a]]]);
  });

  it("reports 200 at most", async () => {
    const ids = [...makeTicketIds({ count: 300, seed: 3 })];
    document.body.textContent = ids.join(" ");
    await start();
    expect(reportIds.mock.calls).toEqual([[ids.slice(0, 200)]]);
    history.replaceState(null, "", `#${ids.slice(50).join(".")}`);
    window.dispatchEvent(new Event("hashchange"));
    await pass(300);
    history.replaceState(null, "", "#");
    expect(reportIds).toHaveBeenLastCalledWith(ids.slice(50, 250));
  });

  it("waits for the document", async () => {
    const readyState = vi.spyOn(document, "readyState", "get").mockReturnValue("loading");
    document.body.innerHTML = `<p>${a}</p>`;
    await start();
    await pass(1_000);
    expect(reportIds).not.toHaveBeenCalledWith([a]);
    readyState.mockRestore();
    window.dispatchEvent(new Event("DOMContentLoaded"));
    await pass(0);
    expect(reportIds).toHaveBeenLastCalledWith([a]);
  });

  it("does not wait long for a document that arrives slowly", async () => {
    const readyState = vi.spyOn(document, "readyState", "get").mockReturnValue("loading");
    await start();
    expect(reportIds).not.toHaveBeenCalled();
    document.body.append(a);
    await pass(600);
    expect(reportIds.mock.calls).toEqual([[[a]]]);
    document.body.append(` ${b}`);
    readyState.mockRestore();
    window.dispatchEvent(new Event("DOMContentLoaded"));
    await pass(0);
    await pass(250);
    expect(reportIds).toHaveBeenLastCalledWith([a, b]);
  });

  it("reports nothing when the page goes, and all again when it comes back", async () => {
    document.body.innerHTML = `<p>${a}</p>`;
    await start();
    window.dispatchEvent(new Event("pagehide"));
    expect(reportIds.mock.calls).toEqual([[[a]], [[]]]);
    document.body.append("x");
    await pass(300);
    expect(reportIds).toHaveBeenCalledTimes(2);
    window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    expect(reportIds).toHaveBeenLastCalledWith([a]);
  });

  it("repeats even nothing when the page comes back", async () => {
    await start();
    window.dispatchEvent(new Event("pagehide"));
    const before = Date.now();
    window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    expect(reportIds.mock.calls).toEqual([[[]], [[]]]);
    expect(startedAt.mock.calls[0]).toEqual([performance.timeOrigin]);
    expect(startedAt.mock.lastCall?.[0]).toBeGreaterThanOrEqual(before);
  });

  it("finds what had no room once there is some", async () => {
    document.body.innerHTML = `${`<p>${a}</p>`.repeat(MOST_FINDS)}<p>${b}</p>`;
    await start();
    document.querySelector("p")?.remove();
    await pass(10_000);
    expect(reportIds.mock.calls).toEqual([[[a]], [[a, b]]]);
  });

  it("marks tickets and no other documents, unless told not to", async () => {
    const registry = new Map<string, Set<unknown>>();
    vi.stubGlobal("CSS", { highlights: registry });
    vi.stubGlobal("StaticRange", class {});
    vi.stubGlobal(
      "Highlight",
      class extends Set {
        constructor(...ranges: unknown[]) {
          super(ranges);
        }
      },
    );
    const [contact = ""] = makeTicketIds({ count: 1, table: 10_036 });
    document.body.innerHTML = `<p>${a} ${contact}</p><a href="/${a}">x</a>`;
    const scanner = await start();
    expect(registry.get("closeout-ticket")?.size).toBe(1);
    scanner.setUnderline(false);
    expect(registry.size).toBe(0);
  });

  it("follows the pointer only while there are ids", async () => {
    document.body.innerHTML = `<a href="/${a}">x</a>`;
    await start();
    menu();
    document.querySelector("a")?.setAttribute("href", "/");
    await pass(300);
    expect(reportTarget.mock.calls).toEqual([[[a]], [[]]]);
    const caretPositionFromPoint = menu();
    expect(caretPositionFromPoint).not.toHaveBeenCalled();
  });

  it("tells what is under the pointer when the page changes there", async () => {
    document.body.innerHTML = `<a href="/${a}">x</a>`;
    await start();
    menu();
    document.querySelector("a")?.setAttribute("href", `/${b}`);
    await pass(300);
    expect(reportTarget.mock.calls).toEqual([[[a]], [[b]]]);
  });

  it("listens again when the document is written anew, which takes all listeners away", async () => {
    await start();
    const listen = vi.spyOn(window, "addEventListener");
    document.body.append(a);
    await pass(300);
    expect(listen).not.toHaveBeenCalledWith("pagehide", expect.anything(), expect.anything());
    const root = document.documentElement;
    root.remove();
    document.append(document.createElement("html"));
    await pass(10_000);
    expect(listen).toHaveBeenCalledWith("pagehide", expect.anything(), expect.anything());
    document.documentElement.remove();
    document.append(root);
  });

  it("ends with its signal", async () => {
    document.body.innerHTML = `<p>${a}</p>`;
    await start();
    stop.abort();
    document.body.append(b);
    menu();
    window.dispatchEvent(new Event("pagehide"));
    await pass(1_000);
    expect(reportIds).toHaveBeenCalledOnce();
    expect(reportTarget).not.toHaveBeenCalled();
  });
});

async function start() {
  const scanner = startScanner({
    reportIds(ids, time) {
      reportIds(ids);
      startedAt(time);
    },
    reportTarget,
    shadowRootOf: (element) => element.shadowRoot,
    signal: stop.signal,
  });
  await pass(0);
  return scanner;
}

async function pass(ms: number) {
  await vi.advanceTimersByTimeAsync(ms);
}

function menu() {
  const caretPositionFromPoint = vi.fn();
  Object.assign(document, { caretPositionFromPoint });
  const event = new PointerEvent("contextmenu", { bubbles: true });
  Object.defineProperty(event, "isTrusted", { value: true });
  document.querySelector("a")?.dispatchEvent(event);
  return caretPositionFromPoint;
}
