import { describe, expect, it } from "vitest";
import { sampleIds } from "../core/testing/samples";
import { afterTargetReport, idsOfMenuItem, menuItemId } from "./close-target";

const { ticket, otherTicket } = sampleIds;

describe("a menu item's id", () => {
  it("says which tickets its title promised", () => {
    expect(idsOfMenuItem(menuItemId([ticket]))).toEqual([ticket]);
    expect(idsOfMenuItem(menuItemId([ticket, otherTicket]))).toEqual([ticket, otherTicket]);
  });

  it.each(["", "close:", "other", ticket, "close:nonsense", `open:${ticket}`])(
    "of another form (%j) says none",
    (id) => {
      expect(idsOfMenuItem(id)).toEqual([]);
    },
  );
});

describe("the target", () => {
  const current = { tabId: 1, frameId: 2, ids: [ticket] };

  it.each([
    [
      { tabId: 1, frameId: 2, ids: [otherTicket] },
      { tabId: 1, frameId: 2, ids: [otherTicket] },
    ],
    [
      { tabId: 9, frameId: 0, ids: [otherTicket] },
      { tabId: 9, frameId: 0, ids: [otherTicket] },
    ],
    [{ tabId: 1, frameId: 2, ids: [] }, null],
    [{ tabId: 1, frameId: 0, ids: [] }, current],
    [{ tabId: 3, frameId: 2, ids: [] }, current],
  ])("after %j is %j", (report, expected) => {
    expect(afterTargetReport(current, report)).toEqual(expected);
  });
});
