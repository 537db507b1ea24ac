// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import type { Scanner } from "./scanner";
import {
  askForMenu,
  happen,
  pass,
  reportIds,
  reportTarget,
  start,
  startedAt,
  stop,
  useEmptyPage,
} from "./testing/scanner-page";

const [a = "", b = ""] = makeTicketIds({ count: 2 });

useEmptyPage();

describe("a scanner, from the beginning of a document to its end", () => {
  it("waits for the document", async () => {
    const readyState = vi.spyOn(document, "readyState", "get").mockReturnValue("loading");
    await start();
    for (let drops = 0; drops < 10; drops++) {
      document.body.append(` ${a}`);
      await pass(400);
    }
    expect(reportIds).not.toHaveBeenCalled();
    readyState.mockRestore();
    window.dispatchEvent(new Event("DOMContentLoaded"));
    await pass(0);
    expect(reportIds).toHaveBeenLastCalledWith([a]);
  });

  it("waits while a text is growing", async () => {
    const readyState = vi.spyOn(document, "readyState", "get").mockReturnValue("loading");
    const text = document.body.appendChild(document.createTextNode(a));
    await start();
    for (let drops = 0; drops < 8; drops++) {
      text.appendData(" x");
      await pass(400);
    }
    expect(reportIds).not.toHaveBeenCalled();
    await pass(1_000);
    expect(reportIds).toHaveBeenCalledWith([a]);
    readyState.mockRestore();
  });

  it("looks at a document that comes drop by drop", async () => {
    const readyState = vi.spyOn(document, "readyState", "get").mockReturnValue("loading");
    await start();
    for (let drops = 0; drops < 13; drops++) {
      document.body.append(` ${a}`);
      await pass(400);
    }
    expect(reportIds).toHaveBeenLastCalledWith([a]);
    readyState.mockRestore();
  });

  it("does not wait long for a document that arrives slowly", async () => {
    const readyState = vi.spyOn(document, "readyState", "get").mockReturnValue("loading");
    await start();
    document.body.append(a);
    await pass(600);
    document.body.append(" x");
    await pass(600);
    expect(reportIds).not.toHaveBeenCalled();
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
    expect(startedAt.mock.calls).toEqual([[performance.timeOrigin]]);
    happen("pagehide");
    expect(reportIds.mock.calls).toEqual([[[a]], [[]]]);
    document.body.append("x");
    await pass(300);
    expect(reportIds).toHaveBeenCalledTimes(2);
    happen("pageshow", window, { persisted: true });
    expect(reportIds).toHaveBeenLastCalledWith([a]);
  });

  it("does not take the page's word for its going and coming", async () => {
    document.body.innerHTML = `<p>${a}</p>`;
    await start();
    window.dispatchEvent(new Event("pagehide"));
    window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    expect(reportIds.mock.calls).toEqual([[[a]]]);
  });

  it("looks at what waits for its scripts, and at what was written anew before it was looked at", async () => {
    const readyState = vi.spyOn(document, "readyState", "get").mockReturnValue("loading");
    await start();
    document.body.append(a);
    readyState.mockReturnValue("interactive");
    await pass(500);
    expect(reportIds.mock.calls).toEqual([[[a]]]);
    document.body.append(` ${b}`);
    await pass(300);
    expect(reportIds).toHaveBeenLastCalledWith([a, b]);
    readyState.mockRestore();
  });

  it("repeats even nothing when the page comes back", async () => {
    await start();
    happen("pagehide");
    const before = Date.now();
    happen("pageshow", window, { persisted: true });
    expect(reportIds.mock.calls).toEqual([[[]]]);
    expect(startedAt.mock.lastCall?.[0]).toBeGreaterThanOrEqual(before);
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

  it("hears of an address that a script has changed without a trace", async () => {
    const navigation = new EventTarget();
    vi.stubGlobal("navigation", navigation);
    await start();
    history.replaceState(null, "", `#/tickets/${a}`);
    navigation.dispatchEvent(new Event("currententrychange"));
    await pass(300);
    history.replaceState(null, "", "#");
    expect(reportIds.mock.calls).toEqual([[[a]]]);
  });

  it("looks into a shadow tree that came later, once the pointer comes to it", async () => {
    document.body.innerHTML = "<p>x</p><div>x</div>";
    Object.assign(document, { caretPositionFromPoint: () => null });
    Object.assign(ShadowRoot.prototype, { elementFromPoint: () => null });
    await start();
    const [p, div] = document.body.children as unknown as [Element, Element];
    const inner = p.attachShadow({ mode: "open" }).appendChild(document.createElement("i"));
    inner.append(a);
    happen("pointerover", inner, { clientX: 1, clientY: 1 });
    await pass(300);
    expect(reportIds.mock.calls).toEqual([[[a]]]);
    div.attachShadow({ mode: "open" }).append(b);
    happen("pointerover", div, { clientX: 1, clientY: 1 });
    await pass(300);
    expect(reportIds).toHaveBeenLastCalledWith([a, b]);
  });

  it("looks into no shadow tree because the page pretends that the pointer comes to it", async () => {
    document.body.innerHTML = "<p>x</p>";
    await start();
    const [p] = document.body.children as unknown as [Element];
    const inner = p.attachShadow({ mode: "open" }).appendChild(document.createElement("i"));
    inner.append(a);
    inner.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, composed: true }));
    await pass(300);
    expect(reportIds).not.toHaveBeenCalled();
  });

  it.each<[when: string, end: (scanner: Scanner) => void]>([
    ["the page goes", () => happen("pagehide")],
    ["it is to fall silent", (scanner) => scanner.leave()],
  ])("says that nothing is pointed at any more when %s", async (_, end) => {
    document.body.innerHTML = `<a href="/${a}">x</a>`;
    const scanner = await start();
    askForMenu();
    end(scanner);
    expect(reportTarget.mock.calls).toEqual([[[a]], [[]]]);
  });

  it("ends with its signal", async () => {
    document.body.innerHTML = `<p>${a}</p>`;
    await start();
    stop.abort();
    document.body.append(b);
    askForMenu();
    happen("pagehide");
    await pass(1_000);
    expect(reportIds).toHaveBeenCalledOnce();
    expect(reportTarget).not.toHaveBeenCalled();
  });
});
