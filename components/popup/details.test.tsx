// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { defaultSettings } from "../../utils/core/settings";
import { failure, idAt, known, ticket, view } from "../gallery/samples";
import { asked, settled } from "../testing/fake-background";
import { click } from "../testing/gestures";
import { nowShows, openPopup } from "../testing/popup";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

const writeText = vi.fn(async (_: string) => {});

beforeEach(() => {
  fakeBrowser.reset();
  writeText.mockClear();
  vi.spyOn(navigator.clipboard, "writeText").mockImplementation(writeText);
});
afterEach(cleanup);

const full = ticket(0, {
  subject: "The whole subject",
  summary: "The summary",
  lastMessagePreview: "The last message",
  aiPaused: true,
  callTranscriptId: "transcript-1",
  contactId: "contact-1",
  conversationId: "conversation-1",
  workspaceId: "workspace-1",
  assignee: { id: "person-1", name: "Alex M", email: "alex@example.com" },
  followUpAt: "2126-01-02T03:04:05.000Z",
});

async function open(shown = view([known(full)]), answers?: object) {
  await openPopup(shown, answers ? { answers } : {});
  const subject = document.querySelector('[data-part="subject"]');
  if (subject) click(subject);
  await settled();
}

const shownAs = (label: string) => {
  const name = screen.getByText(label, { selector: "dt" });
  return name.nextElementSibling?.textContent ?? "";
};

describe("an open row", () => {
  test("shows every field", async () => {
    await open();
    expect(shownAs("Subject")).toBe("The whole subject");
    expect(shownAs("Summary")).toBe("The summary");
    expect(shownAs("Last message")).toMatch(/^The last message.*(2 hr?\.? ago|2h ago)$/);
    expect(shownAs("Status")).toBe("Resolved");
    expect(shownAs("Waiting on")).toBe("Customer");
    expect(shownAs("Channel")).toBe("Email");
    expect(shownAs("Inbox")).toBe("guest");
    expect(shownAs("Assignee")).toBe("Alex M · alex@example.com");
    expect(shownAs("AI")).toBe("Paused");
    expect(shownAs("Follow-up")).toMatch(/2126/);
    expect(shownAs("Created")).toMatch(/yesterday/);
    expect(shownAs("Updated")).toMatch(/ago/);
  });

  test.each([
    ["Ticket", idAt(0)],
    ["Contact", "contact-1"],
    ["Conversation", "conversation-1"],
    ["Workspace", "workspace-1"],
    ["Call transcript", "transcript-1"],
    ["Inbox id", "guest"],
    ["Assignee id", "person-1"],
  ])("lets its id be copied: %s", async (what, id) => {
    await open();
    click(screen.getByRole("button", { name: `Copy ${what}` }));
    expect(writeText.mock.calls).toEqual([[id]]);
  });

  test("has a dash, spoken as not set, for what is missing", async () => {
    await open(view([known(ticket(0, { followUpAt: null, assignee: null, inboxTypeId: null }))]));
    for (const label of ["Follow-up", "Assignee", "Inbox"]) expect(shownAs(label)).toBe("–not set");
    expect(asked("loadInboxNames")).toEqual([]);
  });

  test.each([
    [{ lastMessagePreview: null }, /^(?!The last).* ago$/],
    [{ lastMessageAt: null }, /^The last message$/],
    [{ lastMessagePreview: " ", lastMessageAt: null }, /^–not set$/],
  ])("shows what is known of the last message: without %o", async (missing, words) => {
    await open(view([known({ ...full, ...missing })]));
    expect(shownAs("Last message")).toMatch(words);
  });

  test("stays where it is when its details come, and keeps the focus", async () => {
    await open(view([known(null, { failure: failure("timeout") })]));
    const copy = screen.getByRole("button", { name: "Copy Ticket" });
    copy.focus();
    const details = copy.closest("dl");
    await nowShows(view([known(full)]));
    expect(screen.getByRole("button", { name: "Copy Ticket" })).toBe(copy);
    expect(document.activeElement).toBe(copy);
    expect(details?.firstElementChild?.contains(copy)).toBe(true);
    expect(shownAs("Summary")).toBe("The summary");
  });
});

describe("the name of the inbox", () => {
  test("is asked for when a row is opened, and takes the place of the id", async () => {
    await open();
    expect(asked("loadInboxNames")).toEqual([{ workspaceId: "workspace-1" }]);
    await nowShows(view([known(full)], [], { inboxNames: { "workspace-1": { guest: "Guests" } } }));
    expect(shownAs("Inbox")).toBe("Guests");
    expect(asked("loadInboxNames")).toEqual([]);
    click(screen.getByRole("button", { name: "Copy Inbox id" }));
    expect(writeText.mock.calls).toEqual([["guest"]]);
  });

  test("is not asked for where it is known", async () => {
    await open(view([known(full)], [], { inboxNames: { "workspace-1": { guest: "Guests" } } }));
    expect(shownAs("Inbox")).toBe("Guests");
    expect(asked("loadInboxNames")).toEqual([]);
  });

  test("is that of its own workspace", async () => {
    await open(view([known(full)], [], { inboxNames: { "workspace-2": { guest: "Others" } } }));
    expect(shownAs("Inbox")).toBe("guest");
  });

  test("nobody asks for it while no row is open, and a refusal is not told", async () => {
    await openPopup(view([known(full)]), { answers: { loadInboxNames: "silence" } });
    expect(asked("loadInboxNames")).toEqual([]);
    click(document.querySelector('[data-part="subject"]') as Element);
    await settled();
    expect(asked("loadInboxNames")).toHaveLength(1);
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("the link to Conduit", () => {
  const getSettings = {
    ...defaultSettings,
    linkTemplate: "https://desk.example/{workspace_id}/{id}",
  };

  test("is there once a template is set", async () => {
    await open(view([known(full)]), { getSettings });
    const link = screen.getByRole<HTMLAnchorElement>("link", { name: "Open in Conduit" });
    expect(link.getAttribute("href")).toBe(`https://desk.example/workspace-1/${idAt(0)}`);
    expect(link.target).toBe("_blank");
    expect(within(document.body).getAllByRole("link")).toHaveLength(1);
  });

  test.each([
    ["without one", full, defaultSettings],
    ["where the ticket lacks a part of it", ticket(0, { workspaceId: null }), getSettings],
  ])("is not there %s", async (_, shown, settings) => {
    await open(view([known(shown)]), { getSettings: settings });
    expect(screen.queryByRole("link")).toBeNull();
  });
});
