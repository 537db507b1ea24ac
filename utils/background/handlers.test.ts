import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { sampleIds } from "../core/testing/samples";
import { pageHandlers, uiHandlers } from "./handlers";

const { ticket } = sampleIds;

/** Stands for every part of the background: each of its functions only counts that it was called. */
function everything() {
  const acted = vi.fn(async (..._args: unknown[]) => ({}));
  const part = new Proxy({}, { get: () => acted }) as never;
  return {
    acted,
    page: pageHandlers(part),
    ui: uiHandlers({ closing: part, connection: part, screens: part }),
  };
}

const { page, ui } = everything();
const parsers: [string, (args: unknown) => unknown, unknown][] = [
  ["reportIds", page.reportIds.parse, { ids: [ticket], startedAt: 5, hosts: ["desk.example"] }],
  ["reportTarget", page.reportTarget.parse, { ids: [], takes: true }],
  ["getTab", ui.getTab.parse, { tabId: 3, pastedIds: [ticket] }],
  ["loadTickets", ui.loadTickets.parse, { tabId: 7, ids: [ticket], inView: [ticket], refresh: true }],
  ["loadInboxNames", ui.loadInboxNames.parse, { workspaceId: "j57abc" }],
  ["closeTickets", ui.closeTickets.parse, { tickets: [{ id: ticket, seenUpdatedAt: null }] }],
  ["undo", ui.undo.parse, { jobIds: ["a"] }],
  ["dismiss", ui.dismiss.parse, { jobIds: [] }],
  ["connect", ui.connect.parse, { token: "capi_x" }],
  ["selectWorkspace", ui.selectWorkspace.parse, { workspaceId: null }],
  ["setTokenStorage", ui.setTokenStorage.parse, { untilBrowserCloses: true }],
  ["updateSettings", ui.updateSettings.parse, { undoSeconds: 3, silentSites: ["*.desk.example"] }],
  ["updateSettings", ui.updateSettings.parse, { linkTemplate: "https://desk.example/{id}" }],
  ["importSettings", ui.importSettings.parse, { text: "{}" }],
  ["lookAtTab", ui.lookAtTab.parse, { tabId: 0 }],
  ["checkTab", ui.checkTab.parse, { tabId: 0 }],
];

describe("messages", () => {
  it.each(parsers)("%s takes what it should", (_, parse, args) => {
    expect(parse(args)).toEqual(args);
  });

  it.each([
    ["reportIds", { ids: ["not an id"], startedAt: 5, hosts: [] }],
    ["reportIds", { ids: Array(201).fill(ticket), startedAt: 5, hosts: [] }],
    ["reportIds", { ids: [], startedAt: -1, hosts: [] }],
    ["reportIds", { ids: [], startedAt: Number.NaN, hosts: [] }],
    ["reportIds", { ids: [], startedAt: 5 }],
    ["reportIds", { ids: [], startedAt: 5, hosts: [5] }],
    ["reportIds", { ids: [], startedAt: 5, hosts: ["x".repeat(254)] }],
    ["reportIds", { ids: [], startedAt: 5, hosts: Array(101).fill("x") }],
    ["reportTarget", { ids: Array(51).fill(ticket), takes: true }],
    ["reportTarget", { ids: [] }],
    ["reportTarget", { ids: [], takes: 1 }],
    ["getTab", { tabId: "3" }],
    ["getTab", { tabId: -1 }],
    ["getTab", { tabId: 3, pastedIds: Array(1_001).fill(ticket) }],
    ["undo", { jobIds: ["x".repeat(101)] }],
    ["undo", { jobIds: Array(1_001).fill("a") }],
    ["closeTickets", { tickets: [{ id: "../workspaces", seenUpdatedAt: null }] }],
    ["closeTickets", { tickets: [{ id: ticket.toUpperCase(), seenUpdatedAt: null }] }],
    ["closeTickets", { tickets: Array(1_001).fill({ id: ticket, seenUpdatedAt: null }) }],
    ["closeTickets", { tickets: [{ id: ticket, seenUpdatedAt: "x".repeat(101) }] }],
    ["connect", { token: 5 }],
    ["connect", { token: "x".repeat(10_001) }],
    ["setTokenStorage", { untilBrowserCloses: "yes" }],
    ["importSettings", { text: "x".repeat(1_000_001) }],
    ["updateSettings", { undoSeconds: -1 }],
    ["updateSettings", { undoSeconds: 31 }],
    ["updateSettings", { undoSeconds: 1.5 }],
    ["updateSettings", { silentSites: ["*"] }],
    ["updateSettings", { linkTemplate: "http://desk.example/{id}" }],
    ["loadInboxNames", { workspaceId: "" }],
    ["updateSettings", { silentSites: Array(501).fill("desk.example") }],
    ["updateSettings", { origin: "https://evil.example" }],
  ])("%s refuses %j", (name, args) => {
    const parse = parsers.find(([known]) => known === name)?.[1];
    expect(() => parse?.(args)).toThrow();
  });

  it("of any content are taken or refused, and change no prototype", () => {
    const known = parsers.map(([, , args]) => args);
    const field = fc.constantFrom(
      "ids",
      "startedAt",
      "tabId",
      "tickets",
      "token",
      "jobIds",
      "__proto__",
      "constructor",
    );
    const mutated = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true }),
      fc
        .tuple(fc.constantFrom(...known), fc.dictionary(field, fc.anything()))
        .map(([base, extra]) => ({ ...(base as object), ...extra })),
    );
    fc.assert(
      fc.property(mutated, (args) => {
        for (const [, parse] of parsers) {
          try {
            parse(args);
          } catch (error) {
            if (!(error instanceof Error)) expect.fail(`It threw ${String(error)}.`);
          }
        }
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      // Each goes to every listener.
      { numRuns: Math.ceil(100_000 / parsers.length) },
    );
  });
});
