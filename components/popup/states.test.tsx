// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { noPolicy } from "../../utils/core/policy";
import { defaultSettings } from "../../utils/core/settings";
import * as optionsPage from "../../utils/platform/options-page";
import * as sidePanel from "../../utils/platform/side-panel";
import { connected, failure, idAt, ids, job, known, now, ticket, view, workspaces } from "../gallery/samples";
import { asked, settled } from "../testing/fake-background";
import { click, paste, press, type } from "../testing/gestures";
import { nowShows, openPopup } from "../testing/popup";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

const openOptions = vi.fn();

beforeEach(() => {
  fakeBrowser.reset();
  openOptions.mockReset();
  vi.spyOn(optionsPage, "openOptions").mockImplementation(async (section) => openOptions(section));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const one = view([known(ticket(0))]);
const unwatched = view([], [], { watched: false });
const button = (name: RegExp | string) => screen.getByRole("button", { name });
const field = () => screen.getByRole<HTMLInputElement>("textbox");

describe("each state has its words and one way out", () => {
  test("no ids", async () => {
    await openPopup(view([]));
    screen.getByRole("heading", { name: "No ticket ids on this page" });
    screen.getByText("Paste one, or select text and right-click.");
  });

  test("not connected", async () => {
    await openPopup(view([known(null), known(null)], [], { connection: { state: "none" } }));
    screen.getByText("2 ticket ids on this page. Connect once to see and close them.");
    expect(screen.queryByRole("button", { name: /^Close/ })).toBeNull();
    click(button("Connect"));
    expect(openOptions).toHaveBeenCalledWith("connect");
  });

  test("the token cannot be read any more", async () => {
    await openPopup(view([], [], { connection: { state: "lost" } }));
    click(button("Connect again"));
    expect(openOptions).toHaveBeenCalledWith("connect");
  });

  test.each([
    ["chrome://extensions", "This is a page of the browser"],
    ["https://chromewebstore.google.com/", "The browser keeps extensions off its store"],
    ["https://desk.example/a.pdf", "PDFs and local files cannot be read"],
  ])("%s is not looked at", async (url, title) => {
    await openPopup(unwatched, { url });
    screen.getByRole("heading", { name: title });
    expect(screen.queryByRole("button", { name: "Look at this page" })).toBeNull();
  });

  test("a page that could be looked at", async () => {
    vi.useFakeTimers();
    await openPopup(unwatched, { url: "https://desk.example/", answers: { lookAtTab: { looked: false } } });
    screen.getByText(/installed or updated, or the browser lets Closeout look only when asked\.$/);
    click(button("Look at this page"));
    expect(asked("lookAtTab")).toEqual([{ tabId: 1 }]);
    await act(async () => void (await vi.advanceTimersByTimeAsync(10)));
    screen.getByText("This page cannot be looked at. Reload it, or paste a ticket id above.");
  });

  test("a site where Closeout is switched off can be switched on again", async () => {
    const getSettings = {
      ...defaultSettings,
      silentSites: ["a.example", "*.desk.example", "x.desk.example"],
    };
    await openPopup(unwatched, { url: "https://x.desk.example:8080/t", answers: { getSettings } });
    screen.getByRole("heading", { name: "Closeout is switched off on this site" });
    expect(screen.queryByRole("button", { name: /^Switch Closeout off/ })).toBeNull();
    click(button("Switch on for *.desk.example, x.desk.example"));
    expect(asked("updateSettings")).toEqual([{ silentSites: ["a.example"] }]);
  });

  test("… below pasted tickets, too", async () => {
    const getSettings = { ...defaultSettings, silentSites: ["desk.example"] };
    await openPopup(
      { ...unwatched, tickets: { [idAt(0)]: known(ticket(0)) } },
      { url: "https://desk.example/", answers: { getSettings } },
    );
    type(screen.getByRole("textbox"), idAt(0));
    await settled();
    click(button("Switch on for desk.example"));
    expect(asked("updateSettings")).toEqual([{ silentSites: [] }]);
  });

  test("where an administrator has fixed the sites nothing can be switched, and it is said why", async () => {
    const silentSites = ["desk.example"];
    const answers = {
      getSettings: { ...defaultSettings, silentSites },
      getPolicy: { ...noPolicy, settings: { silentSites } },
    };
    await openPopup(unwatched, { url: "https://desk.example/", answers });
    screen.getByText("Fixed by your administrator.");
    expect(screen.queryByRole("button", { name: /^Switch/ })).toBeNull();
    cleanup();
    await openPopup(one, { url: "https://other.example/", answers });
    expect(screen.queryByRole("button", { name: /^Switch/ })).toBeNull();
  });

  test("a background that does not answer", async () => {
    vi.useFakeTimers();
    await openPopup("silence");
    screen.getByText("Loading…");
    await act(async () => void (await vi.advanceTimersByTimeAsync(2_500)));
    screen.getByRole("heading", { name: "Closeout is not answering." });
    expect(screen.queryByText("Loading…")).toBeNull();
    const before = asked("getTab").length;
    click(button("Try again"));
    expect(asked("getTab")).toHaveLength(before + 1);
  });
});

describe("what a newer version stored", () => {
  const words = /^A newer version of Closeout was used here\. .*Nothing is lost, .*Update Closeout/;

  test("stands in the place of tickets", async () => {
    await openPopup("newer-data");
    screen.getByRole("heading", { name: "A newer version of Closeout was used here." });
    screen.getByText(/^This version cannot read .* Update Closeout to go on\.$/);
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  });

  test("is told beside tickets, where it comes while they are shown", async () => {
    await openPopup(view([known(ticket(0))]));
    await nowShows("newer-data");
    screen.getByText(words);
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  });
});

describe("what holds everything up", () => {
  const notices = () => document.querySelector('[data-part="notices"]')?.textContent;
  const held = (hold: ReturnType<typeof view>["hold"]) => view([known(ticket(0))], [job(0)], { hold });

  test("a refused token", async () => {
    await openPopup(held({ kind: "token", failure: failure("token-refused") }));
    screen.getByText("Conduit refused the token. Nothing is sent until you replace it or try again.");
    screen.getByText("Waiting to close: Conduit refused the token");
    click(button("Open options"));
    expect(openOptions).toHaveBeenCalledWith("connect");
  });

  test("a token that was refused when tickets were read: what becomes of closes is not known by that", async () => {
    await openPopup(view([known(null, { failure: failure("token-refused") })], [job(1)]));
    expect(notices()).toBe("Conduit refused the token.Open options");
    click(button("Open options"));
    expect(openOptions).toHaveBeenCalledWith("connect");
  });

  test.each([
    ["a token that was refused", { kind: "token", failure: failure("token-refused") } as const],
    ["a token that may not close", { kind: "token", failure: failure("forbidden") } as const],
    ["a service that does not answer clearly", { kind: "outage", lookAt: now } as const],
  ])("%s can be tried again", async (_, hold) => {
    await openPopup(held(hold));
    click(button("Try again"));
    expect(asked("resume")).toEqual([{}]);
  });

  test.each([
    [
      "offline",
      { kind: "offline" } as const,
      "You are offline. It goes on by itself when the network is back.",
    ],
    [
      "a limit",
      { kind: "limited", until: now + 60_000 } as const,
      /Limited until .+, then it goes on by itself\./,
    ],
  ])("%s ends by itself", async (_, hold, words) => {
    await openPopup(held(hold));
    screen.getByText(words);
  });
});

describe("the field", () => {
  test("lists pasted ids, also from several lines, and asks for them", async () => {
    await openPopup(one);
    const clipboardData = { getData: () => `See ${idAt(20)}\n${idAt(21)}\n${idAt(0)}.` };
    fireEvent(
      field(),
      Object.assign(new Event("paste", { bubbles: true, cancelable: true }), { clipboardData }),
    );
    await settled();
    const pasted = screen.getByRole("list", { name: "Pasted tickets" });
    expect(pasted.children).toHaveLength(3);
    // A ticket of the page that was pasted too is listed once.
    expect(screen.queryByRole("list", { name: "Tickets on this page" })).toBeNull();
    expect(asked("getTab").at(-1)).toEqual({ tabId: 1, pastedIds: [idAt(20), idAt(21), idAt(0)] });
  });

  test("lists the first of too many ids, and says so", async () => {
    await openPopup(one);
    field().focus();
    paste(field(), ids.join(" "));
    await settled();
    expect(field().value.split(" ")).toEqual(ids.slice(0, 500));
    screen.getByText("Only the first 500 of 501 ids are listed.");
    expect(asked("getTab").at(-1)).toMatchObject({ pastedIds: ids.slice(0, 500) });
  });

  test("takes ids wherever they are pasted, and the focus with them; other texts only where they are pasted into it", async () => {
    await openPopup(one);
    expect(document.activeElement).not.toBe(field());
    paste(document.activeElement ?? document.body, "no ids");
    expect(document.activeElement).not.toBe(field());
    paste(document.activeElement ?? document.body, `${idAt(20)}\n${idAt(21)}`);
    expect(field().value).toBe(`${idAt(20)} ${idAt(21)}`);
    expect(document.activeElement).toBe(field());
  });

  test("keeps ids apart that are dropped into it line by line", async () => {
    await openPopup(one);
    const dataTransfer = { getData: () => `${idAt(20)}\n${idAt(21)}` };
    fireEvent(
      field(),
      Object.assign(new Event("drop", { bubbles: true, cancelable: true }), { dataTransfer }),
    );
    expect(field().value).toBe(`${idAt(20)} ${idAt(21)}`);
  });

  test.each([view([]), unwatched])(
    "says that there is no id in what was written, whatever the page",
    async (page) => {
      await openPopup(page);
      type(field(), "xd88nope");
      screen.getByRole("heading", { name: "No ticket id in “xd88nope”." });
      // There is nothing more to be shown.
      click(within(screen.getByRole("main")).getByRole("button", { name: "Clear the field" }));
      expect(document.activeElement).toBe(field());
    },
  );

  test("takes no text of megabytes, and repeats only its start, with nothing hidden in it", async () => {
    await openPopup(one);
    expect(field().maxLength).toBe(20_000);
    type(field(), `\u202E${"🎉".repeat(500)}`);
    screen.getByRole("heading", { name: `No ticket here matches “[U+202E]${"🎉".repeat(59)}…”.` });
  });

  test("filters, says when nothing matches, and shows all again", async () => {
    await openPopup(one);
    type(field(), "check-in");
    screen.getByText("Early check-in request");
    type(field(), "pool");
    screen.getByRole("heading", { name: "No ticket here matches “pool”." });
    click(button("Show all"));
    screen.getByText("Early check-in request");
    expect(field().value).toBe("");
  });
});

test("how many are selected is heard, whatever has the focus", async () => {
  await openPopup(view([known(ticket(0)), known(ticket(1, { subject: "Another" }))]));
  const heard = () => [...document.querySelectorAll('[aria-live="polite"]')].at(-2)?.textContent;
  expect(heard()).toBe("");
  press("x");
  expect(heard()).toBe("1 selected");
  press("j");
  press("x");
  expect(heard()).toBe("2 selected");
  press("Escape");
  expect(heard()).toBe("");
});

describe("what is heard of the field", () => {
  const heard = () => [...document.querySelectorAll('[aria-live="polite"]')].at(-1);
  const rest = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
  const two = view([known(ticket(0)), known(ticket(1, { subject: "Door code" }))]);

  test("how many tickets are left, each time what was written rests", async () => {
    vi.useFakeTimers();
    await openPopup(two);
    await rest(1_000);
    expect(heard()?.textContent).toBe("");
    type(field(), "d");
    await rest(400);
    type(field(), "do");
    await rest(400);
    expect(heard()?.textContent).toBe("");
    await rest(100);
    expect(heard()?.textContent).toBe("1 ticket");
    const before = heard()?.firstElementChild;
    type(field(), "door");
    await rest(500);
    expect(heard()?.textContent).toBe("1 ticket");
    expect(heard()?.firstElementChild).not.toBe(before);
    type(field(), "");
    await rest(500);
    expect(heard()?.textContent).toBe("2 tickets");
  });

  test("none is told by what stands in their place", async () => {
    vi.useFakeTimers();
    await openPopup(two);
    type(field(), "pool");
    await rest(500);
    expect(heard()?.textContent).toBe("");
    screen.getByRole("heading", { name: "No ticket here matches “pool”." });
  });

  test("how many were pasted", async () => {
    vi.useFakeTimers();
    await openPopup(view([]));
    paste(field(), ids.slice(0, 5).join(" "));
    await rest(500);
    expect(heard()?.textContent).toBe("5 tickets");
  });
});

describe("the header and the footer", () => {
  test("one workspace is named, several can be chosen from", async () => {
    await openPopup(one);
    screen.getByText("Seaside Hotels");
    cleanup();
    await openPopup({ ...one, connection: { ...connected, workspaces } });
    const choice = screen.getByRole("combobox", { name: "Workspace" });
    fireEvent.change(choice, { target: { value: "j57def" } });
    fireEvent.change(choice, { target: { value: "" } });
    expect(asked("selectWorkspace")).toEqual([{ workspaceId: "j57def" }, { workspaceId: null }]);
  });

  test("refreshing reads everything that is listed anew", async () => {
    await openPopup(one);
    click(button("Refresh tickets"));
    expect(asked("loadTickets").at(-1)).toEqual({ tabId: 1, ids: [idAt(0)], inView: [], refresh: true });
  });

  test("refreshing is under way as long as tickets are being read", async () => {
    await openPopup(one);
    expect(button("Refresh tickets").getAttribute("aria-busy")).toBeNull();
    await nowShows(view([known(ticket(0), { loading: true })]));
    expect(button("Refresh tickets").getAttribute("aria-busy")).toBe("true");
  });

  test("the button for the keys says whether they are shown, and where", async () => {
    await openPopup(one);
    const keys = () => button("Keyboard shortcuts");
    expect(keys().getAttribute("aria-expanded")).toBe("false");
    click(keys());
    expect(keys().getAttribute("aria-expanded")).toBe("true");
    expect(document.getElementById(keys().getAttribute("aria-controls") ?? "")).toBe(
      screen.getByRole("region", { name: "Keyboard shortcuts" }),
    );
  });

  test("what holds everything up, and what stands in the tickets' place, is told by regions that were there before", async () => {
    await openPopup(one);
    const [state, notices] = [...document.querySelectorAll('[aria-live="polite"]')];
    expect([state?.textContent, notices?.textContent]).toEqual(["", ""]);
    await nowShows({ ...one, hold: { kind: "offline" } });
    expect(notices?.textContent).toContain("offline");
    await nowShows(view([]));
    expect(state?.textContent).toContain("No ticket ids on this page");
  });

  test("the age of a ticket is told exactly, not only on hover", async () => {
    await openPopup(one);
    expect(document.querySelector("time")?.textContent).toMatch(/ Created .*:\d\d/);
  });

  test("a page with more ids than are listed says so, unless they are filtered", async () => {
    await openPopup({ ...one, isCut: true });
    screen.getByRole("heading", { name: "On this page · the first 1" });
  });

  test("the counts lead to the recent closes", async () => {
    await openPopup({ ...one, closedToday: 12, needAgent: 1 });
    click(button("Recent closes: 12 closed today · 1 needs you"));
    expect(openOptions).toHaveBeenCalledWith("activity");
  });

  test("Closeout can be switched off on the site of the page, and nowhere else", async () => {
    const answers = { getSettings: { ...defaultSettings, silentSites: ["a.example"] } };
    await openPopup(one, { url: "https://desk.example/tickets", answers });
    click(button("Switch Closeout off on desk.example"));
    expect(asked("updateSettings")).toEqual([{ silentSites: ["a.example", "desk.example"] }]);
    cleanup();
    await openPopup(one, { url: "chrome://extensions", answers });
    expect(screen.queryByRole("button", { name: /^Switch Closeout off/ })).toBeNull();
  });

  test("settings open the options", async () => {
    await openPopup(one);
    click(button("Settings"));
    expect(openOptions).toHaveBeenCalledWith(undefined);
  });
});

describe("the panel at the side", () => {
  test("is opened over the same tab, and the popup goes", async () => {
    const open = vi.spyOn(sidePanel, "openSidePanel").mockResolvedValue();
    const closed = vi.spyOn(window, "close").mockReturnValue();
    await openPopup(one);
    click(button("Open at the side"));
    expect(open).toHaveBeenCalledWith(1);
    await settled();
    expect(closed).toHaveBeenCalledOnce();
  });

  test("what the browser refuses is told, and the popup stays", async () => {
    vi.spyOn(sidePanel, "openSidePanel").mockRejectedValue(new Error("no gesture"));
    const closed = vi.spyOn(window, "close").mockReturnValue();
    await openPopup(one);
    click(button("Open at the side"));
    await settled();
    screen.getByText("The browser did not open the side panel.");
    expect(closed).not.toHaveBeenCalled();
  });

  test("a page that cannot be looked at, after one that was, is called what it is", async () => {
    await openPopup(view([]), { url: "chrome://extensions" });
    screen.getByRole("heading", { name: "This is a page of the browser" });
  });
});
