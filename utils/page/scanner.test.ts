// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { defaultOrders } from "../core/protocol";
import { MOST_FINDS } from "./found";
import { draw, isAnyMarked, marked, useFakeLayout } from "./testing/fake-layout";
import { askForMenu, pass, reportIds, reportTarget, start, useEmptyPage } from "./testing/scanner-page";

const [a = "", b = "", c = "", d = ""] = makeTicketIds({ count: 4 });
/** Of a table that holds no tickets, as far as is known at first. */
const [contact = ""] = makeTicketIds({ count: 1, table: 10_036 });

useEmptyPage();

describe("startScanner", () => {
  it("does not report nothing at first", async () => {
    document.body.innerHTML = "<p>x</p>";
    await start();
    await pass(1_000);
    expect(reportIds).not.toHaveBeenCalled();
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
    expect(reportIds.mock.calls).toEqual([[[a]], [[a, b]]]);
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

  it("finds what had no room once there is some", async () => {
    document.body.innerHTML = `${`<p>${a}</p>`.repeat(MOST_FINDS)}<p>${b}</p>`;
    await start();
    document.querySelector("p")?.remove();
    await pass(10_000);
    expect(reportIds.mock.calls).toEqual([[[a]], [[a, b]]]);
  });

  it("marks tickets and no other documents, with the look they are said to have, unless told not to", async () => {
    useFakeLayout();
    document.body.innerHTML = `<p>${a} ${contact}</p><a href="/${a}">x</a>`;
    const scanner = await start();
    expect([marked().length, marked("closed").length]).toEqual([1, 0]);
    scanner.follow({ ...defaultOrders, closed: [a] });
    expect([marked().length, marked("closed").length]).toEqual([0, 1]);
    scanner.follow({ ...defaultOrders, tables: [10_347, 10_036], closed: [a] });
    await pass(0);
    expect([marked().length, marked("closed").length]).toEqual([1, 1]);
    scanner.follow({ ...defaultOrders, underline: false });
    expect(isAnyMarked()).toBe(false);
    scanner.follow(defaultOrders);
    await pass(0);
    expect(marked()).toHaveLength(1);
    scanner.follow({ ...defaultOrders, underline: false });
    scanner.follow(defaultOrders);
    scanner.follow({ ...defaultOrders, underline: false });
    expect(isAnyMarked()).toBe(false);
    await pass(0);
    expect(isAnyMarked()).toBe(false);
    scanner.follow(defaultOrders);
    await pass(300);
    expect(marked()).toHaveLength(1);
    scanner.follow({ ...defaultOrders, closed: [a] });
    expect(marked("closed")).toHaveLength(1);
  });

  it("looks at all again when other ids are those of tickets", async () => {
    document.body.innerHTML = `<p>${a} ${contact}</p><input value="${contact}"><a href="/${b}"></a><div></div>`;
    document.querySelector("div")?.attachShadow({ mode: "open" }).append(`${c} ${contact}`);
    history.replaceState(null, "", `#/contacts/${contact}`);
    const scanner = await start();
    expect(reportIds.mock.calls).toEqual([[[a, b, c]]]);
    scanner.follow({ ...defaultOrders, tables: [10_036] });
    await pass(300);
    history.replaceState(null, "", "#");
    expect(reportIds).toHaveBeenLastCalledWith([contact]);
    scanner.follow({ ...defaultOrders, tables: [10_347, 10_036] });
    await pass(300);
    expect(reportIds).toHaveBeenLastCalledWith([a, contact, b, c]);
  });

  it("does not look again when only what is closed is other", async () => {
    document.body.innerHTML = `<p>${a}</p>`;
    const scanner = await start();
    const query = vi.spyOn(Element.prototype, "querySelectorAll");
    scanner.follow({ ...defaultOrders, closed: [a] });
    await pass(1_000);
    expect(query).not.toHaveBeenCalled();
    scanner.follow({ ...defaultOrders, underline: false });
    await pass(1_000);
    expect(query).toHaveBeenCalled();
  });

  it("marks what had not been looked for while marks were off", async () => {
    useFakeLayout();
    const ids = [...makeTicketIds({ count: 300, seed: 3 })];
    document.body.innerHTML = ids.map((id) => `<p>${id}</p>`).join("");
    const scanner = await start({ ...defaultOrders, underline: false });
    draw();
    expect(isAnyMarked()).toBe(false);
    expect(reportIds.mock.calls).toEqual([[ids.slice(0, 200)]]);
    scanner.follow(defaultOrders);
    expect(isAnyMarked()).toBe(false);
    await pass(300);
    draw();
    expect(marked()).toHaveLength(300);
    expect(reportIds).toHaveBeenCalledOnce();
  });

  it("follows orders that come at any pause of a look", async () => {
    const { Range } = globalThis;
    useFakeLayout();
    // Ids are found by it.
    vi.stubGlobal("Range", Range);
    let time = 0;
    vi.spyOn(performance, "now").mockImplementation(() => (time += 10));
    const scanner = await start();
    let pauses = 0;
    let tried = 0;
    for (let at = 1; ; at++) {
      vi.stubGlobal("scheduler", { yield: async () => {} });
      scanner.follow(defaultOrders);
      document.body.innerHTML = `<p>${a} ${contact}</p><ul><li>${b}</li></ul>`;
      await pass(60_000);
      expect(reportIds).toHaveBeenLastCalledWith([a, b]);
      pauses = 0;
      const pause = async () => {
        pauses++;
        if (pauses === at) scanner.follow({ ...defaultOrders, tables: [10_036], closed: [contact] });
      };
      vi.stubGlobal("scheduler", { yield: pause });
      document.body.append(`${a} ${contact}`);
      await pass(60_000);
      if (pauses < at) break;
      tried++;
      expect(reportIds).toHaveBeenLastCalledWith([contact]);
      expect([marked().length, marked("closed").length]).toEqual([0, 2]);
    }
    expect(tried).toBeGreaterThan(1);
  });

  it("reports again when asked", async () => {
    document.body.innerHTML = `<p>${a}</p>`;
    const scanner = await start();
    scanner.report();
    expect(reportIds.mock.calls).toEqual([[[a]], [[a]]]);
  });

  it("follows the pointer only while there are ids", async () => {
    document.body.innerHTML = `<a href="/${a}">x</a>`;
    await start();
    askForMenu();
    document.querySelector("a")?.setAttribute("href", "/");
    await pass(300);
    expect(reportTarget.mock.calls).toEqual([[[a]], [[]]]);
    const caretPositionFromPoint = askForMenu();
    expect(caretPositionFromPoint).not.toHaveBeenCalled();
  });

  it("tells what is under the pointer when the page changes there", async () => {
    document.body.innerHTML = `<a href="/${a}">x</a>`;
    await start();
    askForMenu();
    document.querySelector("a")?.setAttribute("href", `/${b}`);
    await pass(300);
    expect(reportTarget.mock.calls).toEqual([[[a]], [[b]]]);
  });
});
