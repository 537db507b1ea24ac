// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { CloseJob } from "../../utils/core/close-job";
import type { ConnectionView } from "../../utils/core/protocol";
import { shortTicketId } from "../../utils/core/ticket-id";
import { announce } from "../../utils/platform/announcements";
import { activity, connected, failure, idAt, job, known, now, ticket } from "../gallery/samples";
import { type Answers, asked, settled } from "../testing/fake-background";
import { click, press, type } from "../testing/gestures";
import { catchFiles, openOptions } from "../testing/options";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

const button = (name: RegExp | string) => screen.getByRole("button", { name });
const region = (name: string) => within(screen.getByRole("region", { name }));
const focused = () => document.activeElement;

/** Has the screens ask for what changed meanwhile. */
async function change() {
  await act(announce);
  await settled();
}

/** How often a part of the page comes to say these words while something is done. */
async function timesSaid(words: RegExp, where: Element, what: () => void | Promise<void>): Promise<number> {
  let times = 0;
  const watch = new MutationObserver(() => {
    if (words.test(where.textContent ?? "")) times++;
  });
  watch.observe(where, { subtree: true, childList: true, characterData: true });
  await what();
  await settled();
  watch.disconnect();
  return times;
}

describe("the focus is never lost", () => {
  let connection: ConnectionView;
  const open = (connect: NonNullable<Answers["connect"]>, more: Answers = {}) => {
    connection = { state: "none" };
    return openOptions({ getConnection: () => connection, connect, ...more });
  };
  const enter = async () => {
    type(screen.getByLabelText("API token"), "capi_1");
    click(button("Connect"));
    await settled();
  };

  test.each(["before", "after"])(
    "when the form goes %s it is told that the token was taken",
    async (when) => {
      let answer = (_: object) => {};
      await open(() => new Promise((resolve) => (answer = resolve)));
      await enter();
      const tell = async () => {
        answer({ connection: connected, failure: null });
        await settled();
      };
      if (when === "after") await tell();
      connection = connected;
      await change();
      if (when === "before") await tell();
      expect(focused()?.textContent).toMatch(/^Connected/);
    },
  );

  test("when access is allowed and the button for it goes", async () => {
    const connect = vi.fn<() => Promise<unknown>>();
    connect.mockResolvedValueOnce({ failure: failure("not-permitted") });
    connect.mockResolvedValueOnce({ failure: failure("token-refused") });
    fakeBrowser.permissions.request = async () => true;
    await open(connect);
    await enter();
    click(button("Allow access"));
    await settled();
    expect(screen.queryByRole("button", { name: "Allow access" })).toBeNull();
    expect(focused()).toBe(button("Connect"));
  });

  test("when access is allowed to a token that is kept, and the trouble goes", async () => {
    await open("silence");
    connection = { ...connected, trouble: "not-permitted" };
    await change();
    fakeBrowser.permissions.request = async () => {
      connection = connected;
      return true;
    };
    click(button("Allow access"));
    await settled();
    expect(focused()?.textContent).toMatch(/^Connected/);
  });

  test.each(["before", "after"])(
    "when the form goes %s it is told that a refused token was replaced",
    async (when) => {
      let answer = (_: object) => {};
      await open(() => new Promise((resolve) => (answer = resolve)));
      connection = { ...connected, trouble: "refused" };
      await change();
      click(button("Replace token"));
      await enter();
      const tell = async () => {
        answer({ connection: connected, failure: null });
        await settled();
      };
      if (when === "before") await tell();
      connection = connected;
      await change();
      if (when === "after") await tell();
      expect(focused()?.textContent).toMatch(/^Connected/);
    },
  );

  test("when the background answers again and the notice goes", async () => {
    let isThere = false;
    const answer =
      <T,>(value: T) =>
      () => {
        if (!isThere) throw new Error("Nobody is there.");
        return value;
      };
    vi.useFakeTimers();
    const opening = openOptions({
      getConnection: answer(connected),
      getActivity: answer(activity()),
    });
    await act(async () => void (await vi.advanceTimersByTimeAsync(60_000)));
    await opening;
    vi.useRealTimers();
    isThere = true;
    click(button("Try again"));
    await settled();
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
    expect(focused()).toBe(screen.getByRole("heading", { name: "Connection" }));
  });
});

test("the focus is not taken back to what was left for nowhere before it went away", async () => {
  let jobs = [job(0, { state: "needs-agent" })];
  await openOptions({
    getConnection: () => connected,
    getActivity: () => activity(jobs),
  });
  const row = document.querySelector<HTMLElement>("[data-job]");
  act(() => row?.focus());
  expect(focused()).toBe(row);
  act(() => row?.blur());
  await settled();
  jobs = [];
  await change();
  expect(row?.isConnected).toBe(false);
  expect(focused()).toBe(document.body);
});

describe("Escape leaves", () => {
  test("the question before all is erased, but not the erasing", async () => {
    await openOptions({ forgetEverything: () => new Promise(() => {}) });
    click(button("Forget everything…"));
    press("Escape");
    expect(focused()).toBe(button("Forget everything…"));
    expect(asked("forgetEverything")).toEqual([]);
    click(button("Forget everything…"));
    click(button("Erase everything"));
    press("Escape");
    button("Keep everything");
  });

  test("the question before a ticket is closed again", async () => {
    const undecided = { [idAt(0)]: known(ticket(0), { readAt: now }) };
    const jobs = [job(0, { state: "needs-agent", reason: "changed" })];
    await openOptions({ getActivity: activity(jobs, { undecided }), loadTickets: undefined });
    click(button(/^Close again/));
    press("Escape");
    expect(focused()).toBe(button(/^Close again/));
  });
});

describe("each outcome is said once", () => {
  let jobs: CloseJob[];
  const spoken = () => [...document.querySelectorAll('main > [role="status"]')].at(-1) as Element;
  const open = () =>
    openOptions({
      getActivity: () => activity(jobs),
      undo: { jobs: [] },
    });

  test("of what was undone here, and of nothing that is done elsewhere", async () => {
    jobs = [job(0, { dueAt: now + 60_000 }), job(1, { dueAt: now + 60_000 })];
    await open();
    click(button(`Undo: ${shortTicketId(idAt(0))}`));
    const times = await timesSaid(
      new RegExp(`^Ticket ${shortTicketId(idAt(0))}: Cancelled, nothing was sent$`),
      spoken(),
      async () => {
        jobs = jobs.map((one) => ({ ...one, state: "cancelled", endedAt: now }));
        await change();
        await change();
      },
    );
    expect(times).toBe(1);
  });

  test("and again where the same is done again", async () => {
    catchFiles();
    jobs = [job(0, { state: "cancelled" })];
    await open();
    for (const [section, name] of [
      ["Settings as a file", "Export settings"],
      ["Recent closes", "Export 1 close as CSV"],
    ] as const) {
      const [status] = region(section).getAllByRole("status");
      for (const _ of [1, 2])
        expect(await timesSaid(/saves it as/, status as Element, () => click(button(name)))).toBe(1);
    }
  });

  test.each([
    ["Stay silent on these sites", "some where"],
    ["Link to a ticket in Conduit", "http://a/{id}"],
  ])("of %s, also when what is wrong stays wrong", async (name, wrong) => {
    jobs = [];
    await open();
    const field = screen.getByRole("textbox", { name });
    const alert = document.getElementById(field.getAttribute("aria-describedby")?.split(" ")[1] ?? "");
    for (const _ of [1, 2]) {
      const times = await timesSaid(/^Not saved/, alert as Element, () => {
        type(field, wrong);
        fireEvent.change(field);
      });
      expect(times).toBe(1);
    }
  });

  test("of the undo window by the slider alone", async () => {
    jobs = [];
    await open();
    expect(
      screen.getByText("5 seconds").closest('output, [role="status"], [role="alert"], [aria-live]'),
    ).toBeNull();
  });
});
