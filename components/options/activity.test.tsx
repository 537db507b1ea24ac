// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { activity, failure, HOUR, idAt, job, now } from "../gallery/samples";
import { expectAccessible } from "../testing/accessibility";
import { settled } from "../testing/fake-background";
import { click, type } from "../testing/gestures";
import { catchFiles, openOptions } from "../testing/options";

vi.mock("../../utils/platform/messaging", async () => (await import("../testing/fake-background")).messaging);

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

const jobs = [
  job(0, { state: "closed", evidence: "answer", endedAt: now, requests: 1 }),
  job(1, { state: "needs-agent", reason: "not-found-out", requests: 2, checkedAt: now - HOUR }),
  job(2, { state: "refused", refusal: failure("refused", { status: 409, sentence: "=cmd() is on hold." }) }),
  job(3, { state: "waiting", dueAt: now + HOUR, workspaceId: "w1\u202E" }),
];
const subjects = { [idAt(0)]: "Early check-in", [idAt(1)]: '=HYPERLINK("https://x","Späte")' };
const open = () => openOptions({ getActivity: activity(jobs, { subjects }) });

const region = () => within(screen.getByRole("region", { name: "Recent closes" }));
const search = (text: string) => type(region().getByRole("searchbox"), text);
const listed = () =>
  region()
    .queryAllByRole("listitem")
    .map((item) => item.querySelector("[title^=xd]")?.getAttribute("title"));

describe("searching", () => {
  test.each([
    ["the id", idAt(2), [2]],
    ["the short id", idAt(2).slice(0, 4), null],
    ["the subject", "CHECK-IN early", [0]],
    ["the outcome", "find out", [1]],
    ["words of both", "späte out", [1]],
    ["blanks only", "  ", [1, 0, 2, 3]],
    ["what is nowhere", "parking", []],
  ])("finds closes by %s", async (_, query, found) => {
    await open();
    search(query);
    if (found) expect(listed()).toEqual(found.map(idAt));
    else expect(listed()).toContain(idAt(2));
  });

  test("says how many were found, or that none were", async () => {
    await open();
    search("closed:");
    region().getByText("1 close found");
    search("parking");
    region().getByText("No close here matches “parking”.", { exact: false });
    expect(region().queryByRole("button", { name: /CSV/ })).toBeNull();
    await expectAccessible();
  });

  test("what was found by checking is said once", async () => {
    const checked = { state: "closed", evidence: "read-back", endedAt: now, requests: 1 } as const;
    const found = [job(0, checked), job(1, { ...checked, reason: "already-closed" })];
    await openOptions({ getActivity: activity(found, { subjects }) });
    const [first, second] = region().getAllByRole("listitem");
    expect(first?.textContent).toContain("Closed (confirmed by checking)");
    expect(first?.textContent).not.toContain("Seen by checking");
    expect(second?.textContent).toContain("Seen by checking");
  });

  test("the text can be cleared, and the field keeps the focus", async () => {
    await open();
    search("parking");
    click(region().getByRole("button", { name: "Clear the field" }));
    expect(listed()).toHaveLength(4);
    expect(document.activeElement).toBe(region().getByRole("searchbox"));
    expect(region().queryByRole("button", { name: "Clear the field" })).toBeNull();
  });

  test("subjects that are known are shown", async () => {
    await open();
    region().getByText("Early check-in");
  });
});

describe("the CSV file", () => {
  test("holds what is listed, with moments as ISO dates, outcomes in words, and nothing to compute", async () => {
    const files = catchFiles();
    await open();
    click(region().getByRole("button", { name: "Export 4 closes as CSV" }));
    const [file] = files;
    expect(file?.name).toMatch(/^closeout-closes-\d{4}-\d\d-\d\d\.csv$/);
    region().getByText(`Your browser saves it as ${file?.name}.`);
    const lines = ((await file?.text()) ?? "").split("\r\n");
    const iso = (time: number) => new Date(time).toISOString();
    expect(lines[0]).toBe(
      '\uFEFF"Ticket","Subject","Workspace","Chosen","Ended","Outcome","Known by","Requests sent"',
    );
    expect(lines[1]).toBe(
      `"${idAt(0)}","Early check-in","","${iso(now)}","${iso(now)}","Closed","Conduit’s answer","1"`,
    );
    expect(lines[2]).toContain(`"'=HYPERLINK(""https://x"",""Späte"")"`);
    expect(lines[2]).toMatch(/"We could not find out\. Last checked [^"]*\d\/\d[^"]*"/);
    expect(lines[3]).toContain('"Not closed: =cmd() is on hold.","Status 409"');
    expect(lines[4]).toMatch(/"w1\[U\+202E\]","[^"]*","","Waiting to close","","0"$/);
    expect(lines.slice(5)).toEqual([""]);
  });

  test("holds only those that the search finds", async () => {
    const files = catchFiles();
    await open();
    search("hold");
    click(region().getByRole("button", { name: "Export 1 close as CSV" }));
    await settled();
    const text = (await files[0]?.text()) ?? "";
    expect([text.includes(idAt(2)), text.includes(idAt(0))]).toEqual([true, false]);
  });
});
