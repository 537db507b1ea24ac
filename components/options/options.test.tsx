// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import browser from "webextension-polyfill";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { defaultSettings } from "../../utils/core/settings";
import { announce } from "../../utils/platform/announcements";
import { openOptions } from "../../utils/platform/options-page";
import { activity, connected, DAY, failure, idAt, job, now, workspaces } from "../gallery/samples";
import { type Answers, asked, backgroundAnswers, settled } from "../testing/fake-background";
import { click } from "../testing/gestures";
import { Options } from "./Options";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

async function open(answers: Answers = {}) {
  backgroundAnswers({
    getConnection: { ...connected, workspaces },
    getActivity: activity(),
    getSettings: defaultSettings,
    getTokenStorage: { untilBrowserCloses: false },
    updateSettings: defaultSettings,
    undo: { jobs: [] },
    dismiss: { jobs: [] },
    closeTickets: { jobs: [], failure: null },
    ...answers,
  });
  render(<Options />);
  await settled();
}
const button = (name: string | RegExp) => screen.getByRole("button", { name });

describe("settings", () => {
  test("show what is set and send what is changed", async () => {
    await open({ getSettings: { ...defaultSettings, underline: false } });
    const underline = screen.getByRole<HTMLInputElement>("switch", { name: "Underline ticket ids on pages" });
    const notify = screen.getByRole<HTMLInputElement>("switch", { name: /^Notify/ });
    expect([underline.checked, notify.checked]).toEqual([false, true]);
    click(underline);
    click(notify);
    expect(asked("updateSettings")).toEqual([{ underline: true }, { notify: false }]);
  });

  test("the undo window is told in words while it moves, and sent when it stands", async () => {
    await open();
    const slider = screen.getByRole("slider", { name: "Undo window" });
    fireEvent.input(slider, { target: { value: "1" } });
    screen.getByText("1 second");
    expect(slider.getAttribute("aria-valuetext")).toBe("1 second");
    fireEvent.input(slider, { target: { value: "0" } });
    screen.getByText("None: closes are sent at once");
    expect(asked("updateSettings")).toEqual([]);
    fireEvent.change(slider, { target: { value: "0" } });
    expect(asked("updateSettings")).toEqual([{ undoSeconds: 0 }]);
  });

  test("an answer to an earlier change does not take a later one back", async () => {
    let stored = { ...defaultSettings, undoSeconds: 5 };
    await open({ getSettings: () => stored });
    const slider = screen.getByRole<HTMLInputElement>("slider", { name: "Undo window" });
    for (const value of ["6", "7", "8"]) {
      fireEvent.input(slider, { target: { value } });
      fireEvent.change(slider, { target: { value } });
    }
    stored = { ...stored, undoSeconds: 6 };
    await settled();
    expect(slider.value).toBe("8");
    for (const undoSeconds of [8, 3]) {
      stored = { ...stored, undoSeconds };
      await act(announce);
      await settled();
    }
    expect(slider.value).toBe("3");
  });

  test("sites that are being written are kept when others are stored, and stored when the page is left", async () => {
    let stored = defaultSettings;
    await open({ getSettings: () => stored });
    const field = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Stay silent on these sites" });
    fireEvent.input(field, { target: { value: "desk.exam" } });
    stored = { ...stored, silentSites: ["b.example"] };
    await act(announce);
    await settled();
    expect(field.value).toBe("desk.exam");
    vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    act(() => void document.dispatchEvent(new Event("visibilitychange")));
    expect(asked("updateSettings")).toEqual([{ silentSites: ["desk.exam"] }]);
  });

  test("too many sites are told and not sent", async () => {
    await open();
    const field = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Stay silent on these sites" });
    const value = Array.from({ length: 501 }, (_, index) => `s${index}.example`).join("\n");
    fireEvent.input(field, { target: { value } });
    fireEvent.change(field);
    screen.getByText("Not saved: no more than 500 sites can be listed.");
    expect(asked("updateSettings")).toEqual([]);
  });

  test("sites to stay silent on are listed, tidied and sent", async () => {
    await open({ getSettings: { ...defaultSettings, silentSites: ["a.example", "b.example"] } });
    const field = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Stay silent on these sites" });
    expect(field.value).toBe("a.example\nb.example");
    fireEvent.input(field, { target: { value: "https://A.example/x\n\n *.c.example\na.example" } });
    expect(asked("updateSettings")).toEqual([]);
    fireEvent.change(field);
    expect(asked("updateSettings")).toEqual([{ silentSites: ["a.example", "*.c.example"] }]);
    expect(field.value).toBe("a.example\n*.c.example");
  });

  test("what names no site is told and not sent, until it is put right", async () => {
    await open();
    const field = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Stay silent on these sites" });
    const write = (value: string) => {
      fireEvent.input(field, { target: { value } });
      fireEvent.change(field);
    };
    write("a.example\nsome where");
    screen.getByText("Not saved: “some where” names no site. Write it like example.com or *.example.com.");
    expect([field.value, field.getAttribute("aria-invalid")]).toEqual(["a.example\nsome where", "true"]);
    expect(asked("updateSettings")).toEqual([]);
    write("a.example");
    expect(screen.queryByText(/^Not saved/)).toBeNull();
    expect(asked("updateSettings")).toEqual([{ silentSites: ["a.example"] }]);
  });

  const notSaved = () => screen.queryByText("That was not saved. Try again.");
  /** The section in which something was not saved. */
  const place = () => notSaved()?.closest("section")?.id;

  test.each([
    ["switch", /^Notify/, "pages"],
    ["switch", /^Forget the token/, "connect"],
    ["slider", "Undo window", "closing"],
    ["combobox", "Workspace", "workspace"],
  ])(
    "a change of the %s %s that was not confirmed is told there, and each time",
    async (role, name, section) => {
      await open({ updateSettings: "silence", setTokenStorage: "silence", selectWorkspace: "silence" });
      const control = screen.getByRole(role, { name });
      const change = async () => {
        if (role === "switch") click(control);
        else fireEvent.change(control, { target: { value: role === "slider" ? "9" : "j57abc" } });
        await settled();
        return notSaved()?.firstChild;
      };
      const told = await change();
      expect(place()).toBe(section);
      const toldAgain = await change();
      expect([toldAgain?.textContent, toldAgain === told]).toEqual([told?.textContent, false]);
    },
  );

  test("what was not saved shows as it is stored, however often it is tried, and is not told any more once it is", async () => {
    let isThere = false;
    const settings = () => {
      if (!isThere) throw new Error("Nobody is there.");
      return defaultSettings;
    };
    await open({
      // Not even what is stored can be asked for: nothing else is drawn anew.
      getSettings: vi.fn(settings).mockReturnValueOnce(defaultSettings),
      updateSettings: settings,
      setTokenStorage: "silence",
      selectWorkspace: "silence",
    });
    const notify = screen.getByRole<HTMLInputElement>("switch", { name: /^Notify/ });
    const forget = screen.getByRole<HTMLInputElement>("switch", { name: /^Forget the token/ });
    const workspace = screen.getByRole<HTMLSelectElement>("combobox", { name: "Workspace" });
    for (let time = 0; time < 2; time++) {
      click(notify);
      click(forget);
      fireEvent.change(workspace, { target: { value: "j57abc" } });
      await settled();
      expect([notify.checked, forget.checked, workspace.value]).toEqual([true, false, ""]);
    }
    isThere = true;
    click(notify);
    await settled();
    expect(notSaved()).toBeNull();
  });

  test("a workspace can be fixed and left to the service", async () => {
    await open();
    const choice = screen.getByRole("combobox", { name: "Workspace" });
    fireEvent.change(choice, { target: { value: "j57abc" } });
    fireEvent.change(choice, { target: { value: "" } });
    expect(asked("selectWorkspace")).toEqual([{ workspaceId: "j57abc" }, { workspaceId: null }]);
  });
});

describe("recent closes", () => {
  const region = () => within(screen.getByRole("region", { name: "Recent closes" }));

  test("are listed by day, those that need a decision first", async () => {
    const jobs = [
      job(0, { state: "closed", evidence: "answer", createdAt: now - 3 * DAY }),
      job(1, { state: "needs-agent", reason: "still-open", attempts: 2, createdAt: now - 2 * DAY }),
      job(2, {
        state: "refused",
        refusal: failure("refused", { status: 409, sentence: "On hold." }),
        createdAt: now,
      }),
    ];
    await open({ getActivity: activity(jobs) });
    const headings = region().getAllByRole("heading", { level: 3 });
    expect(headings.slice(0, 2).map((heading) => heading.textContent)).toEqual(["Needs you", "Today"]);
    expect(headings).toHaveLength(3);
    region().getByText("Still open after two tries.");
    region().getByText("Not closed: On hold.");
    region().getByText("Status 409");
    region().getByText("Conduit’s answer");
  });

  test("each can be acted on", async () => {
    const jobs = [
      job(0, { dueAt: now + 60_000 }),
      job(1, { state: "needs-agent", reason: "gone", attempts: 1 }),
      job(2, { state: "closed", evidence: "answer" }),
    ];
    await open({ getActivity: activity(jobs) });
    click(region().getByRole("button", { name: /^Undo/ }));
    click(region().getByRole("button", { name: /^Dismiss/ }));
    expect(asked("undo")).toEqual([{ jobIds: ["job-0"] }]);
    expect(asked("dismiss")).toEqual([{ jobIds: ["job-1"] }]);
  });

  test("an undo that came too late is told", async () => {
    await open({
      getActivity: activity([job(0, { dueAt: now + 60_000 })]),
      undo: { jobs: [job(0, { state: "sending", attempts: 1, requests: 1 })] },
    });
    click(region().getByRole("button", { name: /^Undo/ }));
    await settled();
    expect(region().getByRole("alert").textContent).toBe("Too late: it was sent already.");
  });

  test("an id can be copied", async () => {
    const writeText = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue(undefined);
    await open({ getActivity: activity([job(0, { state: "cancelled" })]) });
    click(region().getByRole("button", { name: /^Copy Ticket xd8/ }));
    await settled();
    expect(writeText).toHaveBeenCalledWith(idAt(0));
    expect(region().getByRole("button", { name: "Copied" }).nextElementSibling?.textContent).toBe("Copied");
  });

  test("that an id could not be copied is shown and told", async () => {
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("no"));
    await open({ getActivity: activity([job(0, { state: "cancelled" })]) });
    const copy = region().getByRole("button", { name: /^Copy Ticket xd8/ });
    const told = copy.nextElementSibling;
    click(copy);
    await settled();
    region().getByRole("button", { name: /^Not copied/ });
    expect(told?.textContent).toMatch(/^Not copied/);
  });

  test("one that needs a decision is shown however many came later", async () => {
    const later = Array.from({ length: 39 }, (_, index) => job(index, { state: "cancelled" }));
    const undecided = job(40, { state: "needs-agent", reason: "gone", createdAt: now - DAY });
    await open({ getActivity: activity([...later, undecided]) });
    region().getByRole("heading", { name: "Needs you" });
    region().getByRole("button", { name: /^Dismiss/ });
    expect(region().getAllByRole("listitem")).toHaveLength(31);
  });

  test("a long list is shown in part until all of it is wanted", async () => {
    const jobs = Array.from({ length: 45 }, (_, index) => job(index, { state: "cancelled" }));
    await open({ getActivity: activity(jobs) });
    expect(region().getAllByRole("listitem")).toHaveLength(30);
    click(button("Show all 45"));
    expect(region().getAllByRole("listitem")).toHaveLength(45);
  });
});

describe("forgetting everything", () => {
  test("asks once, warns of what is not finished, and says what was erased", async () => {
    await open({
      getActivity: activity([job(0)]),
      forgetEverything: { jobs: 12, hadToken: true },
    });
    click(button("Forget everything…"));
    expect(asked("forgetEverything")).toEqual([]);
    screen.getByText("1 close is not finished. What becomes of it will not be known here.");
    click(button("Erase everything"));
    await settled();
    expect(asked("forgetEverything")).toEqual([{}]);
    screen.getByText("Erased: the token, the settings, 12 closes.");
    expect(document.activeElement).toBe(button("Forget everything…"));
  });

  test("can be left, and the focus goes in and out of the question", async () => {
    await open();
    click(button("Forget everything…"));
    expect(document.activeElement).toBe(button("Keep everything"));
    click(button("Keep everything"));
    expect(asked("forgetEverything")).toEqual([]);
    expect(document.activeElement).toBe(button("Forget everything…"));
  });

  test("without an answer claims nothing", async () => {
    await open({ forgetEverything: "silence" });
    click(button("Forget everything…"));
    click(button("Erase everything"));
    await settled();
    screen.getByText("Closeout did not answer. Reload this page to see what is stored.");
  });
});

test("over what a newer version stored says so, and leaves only what can be done all the same", async () => {
  const newer = "newer-data";
  await open({ getConnection: newer, getActivity: newer, getSettings: newer, getTokenStorage: newer });
  screen.getByText(/^A newer version .*Nothing is lost, .* Update Closeout to go on\.$/);
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  const parts = screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);
  expect(parts).toEqual(["Keyboard shortcuts", "Privacy", "Forget everything"]);
});

test("the part that the address points at is brought into view and has the focus", async () => {
  const into = vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(() => undefined);
  location.hash = "#activity";
  await open();
  expect(into.mock.contexts).toEqual([document.getElementById("activity")]);
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Recent closes" }));
  location.hash = "";
});

test("so is the part that another screen points at while the page is open", async () => {
  vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(() => undefined);
  Object.assign(browser.runtime, { openOptionsPage: async () => undefined });
  await open();
  await act(() => openOptions("connect"));
  await settled();
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Connection" }));
});
