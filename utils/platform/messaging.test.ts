import { beforeEach, describe, expect, it, test, vi } from "vitest";
import browser from "webextension-polyfill";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { NewerDataError } from "../core/newer-data";
import { answerMessages, ask, type PageHandlers, type UiHandlers } from "./messaging";

const origin = () => browser.runtime.getURL("").replace(/\/$/, "");
const popup = () => ({ id: browser.runtime.id, origin: origin(), url: `${origin()}/popup.html` });
const page = () => ({
  id: browser.runtime.id,
  origin: "https://page.example",
  url: "https://page.example/",
  tab: { id: 7 },
  frameId: 2,
});

const seen = vi.fn();
const handler = (name: string) => ({
  parse: (args: unknown) => {
    if (args === "bad") throw new Error("secret detail");
    if (args === "of a newer version") throw new NewerDataError();
    return args as never;
  },
  handle: (args: unknown, sender: unknown) => {
    seen(name, args, sender);
    return { name } as never;
  },
});
const only = <T>(...names: string[]) => Object.fromEntries(names.map((name) => [name, handler(name)])) as T;

beforeEach(() => {
  fakeBrowser.reset();
  seen.mockClear();
  answerMessages({
    page: only<PageHandlers>("reportIds", "reportTarget"),
    ui: only<UiHandlers>("getTab", "closeTickets", "connect"),
  });
});

/** What the listener answers to a message of a sender. */
async function send(message: unknown, sender: object): Promise<unknown> {
  const [answer] = await fakeBrowser.runtime.onMessage.trigger(message, sender as never);
  return answer;
}

describe("messages", () => {
  it("of our pages reach the UI's handlers", async () => {
    expect(await send({ to: "ui", name: "getTab", args: { tabId: 1 } }, popup())).toEqual({
      ok: true,
      value: { name: "getTab" },
    });
    expect(seen).toHaveBeenCalledWith("getTab", { tabId: 1 }, null);
  });

  it("of content scripts reach the page's handlers, with the place they come from", async () => {
    await send({ to: "page", name: "reportIds", args: {} }, page());
    expect(seen).toHaveBeenLastCalledWith("reportIds", {}, { tabId: 7, frameId: 2, documentId: null });
    await send({ to: "page", name: "reportIds", args: {} }, { ...page(), documentId: "D1" });
    expect(seen).toHaveBeenLastCalledWith("reportIds", {}, { tabId: 7, frameId: 2, documentId: "D1" });
  });

  it.each([
    ["a UI command from a content script", () => [{ to: "ui", name: "closeTickets", args: {} }, page()]],
    ["a UI command that says it is a page's", () => [{ to: "page", name: "closeTickets", args: {} }, page()]],
    [
      "a page's report that says it is a UI command",
      () => [{ to: "ui", name: "reportIds", args: {} }, page()],
    ],
    [
      "a UI command of our popup that says it is a page's",
      () => [{ to: "page", name: "getTab", args: {} }, popup()],
    ],
    ["a page's report from our popup", () => [{ to: "page", name: "reportIds", args: {} }, popup()]],
    [
      "another extension",
      () => [
        { to: "ui", name: "getTab", args: {} },
        { ...popup(), id: "other" },
      ],
    ],
    ["a name from the prototype", () => [{ to: "ui", name: "constructor", args: {} }, popup()]],
    ["__proto__", () => [{ to: "ui", name: "__proto__", args: {} }, popup()]],
    ["an unknown name", () => [{ to: "ui", name: "stealToken", args: {} }, popup()]],
    ["no message", () => [null, popup()]],
    ["a text", () => ["getTab", popup()]],
    ["an unknown direction", () => [{ to: "background", name: "getTab" }, popup()]],
  ] as [string, () => [unknown, object]][])("%s is not answered", async (_, make) => {
    expect(await send(...make())).toBeUndefined();
    expect(seen).not.toHaveBeenCalled();
  });

  it("with bad data are told no more than that it did not work", async () => {
    expect(await send({ to: "ui", name: "connect", args: "bad" }, popup())).toEqual({ ok: false });
  });
});

test("that what is stored is of a newer version is told to our pages alone", async () => {
  const args = "of a newer version";
  const answer = await send({ to: "ui", name: "getTab", args }, popup());
  expect(await send({ to: "page", name: "reportIds", args }, page())).toEqual({ ok: false });
  vi.spyOn(browser.runtime, "sendMessage").mockResolvedValueOnce(answer);
  await expect(ask.getTab({ tabId: 1 })).rejects.toThrow(NewerDataError);
});

describe("ask", () => {
  it("answers the value, and throws where the background did not do it", async () => {
    vi.spyOn(browser.runtime, "sendMessage").mockResolvedValueOnce({ ok: true, value: { state: "none" } });
    expect(await ask.getConnection({})).toEqual({ state: "none" });
    for (const reply of [undefined, { ok: false }]) {
      vi.spyOn(browser.runtime, "sendMessage").mockResolvedValueOnce(reply);
      await expect(ask.getConnection({})).rejects.toThrow("getConnection");
    }
  });
});
