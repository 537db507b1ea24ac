import { describe, expect, it } from "vitest";
import { sampleIds } from "../core/testing/samples";
import { afterTargetReport, idsOfMenuItem, menuItemId } from "./close-target";

const { ticket, otherTicket } = sampleIds;

describe("a menu item's id", () => {
  it("says which tickets its title promised", () => {
    expect(idsOfMenuItem(menuItemId([ticket]))).toEqual([ticket]);
    expect(idsOfMenuItem(menuItemId([ticket, otherTicket]))).toEqual([ticket, otherTicket]);
  });

  it.each(["", "close:", "other", ticket, "close:nonsense", `open:${ticket}`, `close-${ticket}`])(
    "of another form (%j) says none",
    (id) => {
      expect(idsOfMenuItem(id)).toEqual([]);
    },
  );
});

describe("the target", () => {
  const current = { tabId: 1, frameId: 2, documentId: "a", ids: [ticket] };
  const ids = [otherTicket];

  it.each([
    ["the frame in which the user did something last", current],
    ["another frame of the page", { ...current, frameId: 0 }],
    ["another tab", { ...current, tabId: 3 }],
    ["another document in the frame", { ...current, documentId: "b" }],
  ])("is what the user points at in %s, be it nothing", (_, frame) => {
    expect(afterTargetReport(current, { ...frame, ids }, true)).toEqual({ ...frame, ids });
    expect(afterTargetReport(current, { ...frame, ids: [] }, true)).toEqual({ ...frame, ids: [] });
  });

  it("follows what changes by itself in the frame in which the user did something last", () => {
    expect(afterTargetReport(current, { ...current, ids }, false)).toEqual({ ...current, ids });
    expect(afterTargetReport(current, { ...current, ids: [] }, false)).toEqual({ ...current, ids: [] });
  });

  it.each([
    ["another frame of the page", { ...current, frameId: 0 }],
    ["another tab", { ...current, tabId: 3 }],
    ["another document in the frame", { ...current, documentId: "b" }],
  ])("is not changed by what changes by itself in %s", (_, frame) => {
    expect(afterTargetReport(current, { ...frame, ids }, false)).toBe(current);
    expect(afterTargetReport(current, { ...frame, ids: [] }, false)).toBe(current);
    expect(afterTargetReport(null, { ...frame, ids }, false)).toBeNull();
  });
});
