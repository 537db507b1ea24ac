import { describe, expect, it, vi } from "vitest";
import browser from "webextension-polyfill";
import { sampleIds, sampleJob, sampleTicket } from "../core/testing/samples";
import { menuItemFor } from "./menu-title";
import { noticeOf } from "./notices";
import { toolbarState } from "./toolbar";

const { ticket, otherTicket } = sampleIds;

describe("the toolbar button", () => {
  it.each([
    [0, 0, "", "Closeout: no tickets on this page.", false],
    [1, 0, "1", "Closeout: 1 ticket on this page.", false],
    [12, 0, "12", "Closeout: 12 tickets on this page.", false],
    [1_500, 0, "999+", "Closeout: 1,500 tickets on this page.", false],
    [3, 1, "!1", "Closeout: 3 tickets on this page. 1 close needs you.", true],
    [0, 2, "!2", "Closeout: no tickets on this page. 2 closes need you.", true],
    // Where nobody looks, nothing is said of the page.
    [null, 0, "", "Closeout", false],
    [null, 1, "!1", "Closeout: 1 close needs you.", true],
  ])("with %s tickets and %i to decide shows %j, %j", (tickets, needAgent, badge, title, urgent) => {
    expect(toolbarState(tickets, needAgent)).toEqual({ badge, title, urgent });
  });

  it("puts its name before that as the language does", () => {
    const getMessage = browser.i18n.getMessage.bind(browser.i18n);
    vi.spyOn(browser.i18n, "getMessage").mockImplementation((key, words) =>
      key === "saidOf" ? [words].flat().join(" : ") : getMessage(key, words),
    );
    expect(toolbarState(1, 0).title).toBe("Closeout : 1 ticket on this page.");
  });
});

describe("the menu item", () => {
  it.each([
    ["one id", [ticket] as const, null, "Close ticket xd88…3me3", true],
    [
      "a known ticket",
      [ticket] as const,
      sampleTicket(),
      "Close ticket xd88…3me3: Early check-in request",
      true,
    ],
    [
      "a closed one",
      [ticket] as const,
      sampleTicket({ status: "closed" }),
      "Ticket xd88…3me3 is closed",
      false,
    ],
    ["a selection", [ticket, otherTicket] as const, sampleTicket(), "Close 2 tickets in selection", true],
  ])("for %s", (_, ids, known, title, enabled) => {
    expect(menuItemFor([...ids], known)).toEqual({ id: `close:${ids.join(",")}`, title, enabled });
  });

  it("shows what hides in a subject, and cuts between characters", () => {
    const { title } = menuItemFor([ticket], sampleTicket({ subject: `\u202e${"😀".repeat(50)}` }));
    expect(title).not.toContain("\u202e");
    expect(title.isWellFormed()).toBe(true);
  });

  it.each([
    ["on one line", "Early\n\n\tcheck-in", "Early check-in"],
    ["set apart where it is written from right to left", "שלום", "\u2068שלום\u2069"],
  ])("has the subject %s", (_, subject, named) => {
    const { title } = menuItemFor([ticket], sampleTicket({ subject }));
    expect(title).toBe(`Close ticket xd88…3me3: ${named}`);
  });

  it("shortens a long subject", () => {
    const { title } = menuItemFor([ticket], sampleTicket({ subject: "x".repeat(500) }));
    expect(title.length).toBeLessThan(80);
  });
});

describe("a notification", () => {
  const words = (job: { state: string }) => `It is ${job.state}.`;

  it("tells of one job by the ticket's short id, with undo while it lasts", () => {
    expect(noticeOf([sampleJob()], words)).toEqual({
      title: "Ticket xd88…3me3",
      message: "It is waiting.",
      button: "Undo",
    });
    expect(noticeOf([sampleJob({ state: "closed" })], words).button).toBeNull();
  });

  it("names the subject where it may, shortened and with nothing hidden in it", () => {
    const title = (subject: string) => noticeOf([sampleJob()], words, subject).title;
    expect(title("Early check-in")).toBe("Ticket xd88…3me3: Early check-in");
    expect(title("שלום")).toBe("Ticket xd88…3me3: \u2068שלום\u2069");
    expect(title(`\u202e${"😀".repeat(500)}`)).not.toContain("\u202e");
    expect(title("😀".repeat(500)).isWellFormed()).toBe(true);
    expect(title("x".repeat(500)).length).toBeLessThan(90);
  });

  it("counts several, and the counts add up", () => {
    const states = [
      "waiting",
      "checking",
      "closed",
      "closed",
      "refused",
      "needs-agent",
      "cancelled",
    ] as const;
    const { title, message } = noticeOf(
      states.map((state) => sampleJob({ state })),
      words,
    );
    expect(title).toBe("7 tickets");
    const numbers = [...message.matchAll(/\d+/g)].map(([number]) => Number(number));
    expect(numbers.reduce((sum, number) => sum + number, 0)).toBe(7);
  });
});
