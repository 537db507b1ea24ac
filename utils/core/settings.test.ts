import { describe, expect, it } from "vitest";
import { parsePageSettings } from "./page-settings";
import { defaultSettings, parseOwnSettings } from "./settings";

const { underline, silentSites, ...ownDefaults } = defaultSettings;

describe("parseOwnSettings", () => {
  it.each([
    [null, {}],
    ["nonsense", {}],
    [{}, {}],
    [{ undoSeconds: 0 }, { undoSeconds: 0 }],
    [
      { undoSeconds: 30, notify: false },
      { undoSeconds: 30, notify: false },
    ],
    [{ undoSeconds: 31 }, {}],
    [{ undoSeconds: -1, notify: false }, { notify: false }],
    [{ undoSeconds: 2.5 }, {}],
    [{ undoSeconds: "5", notify: 0 }, {}],
    [{ unknown: true, underline: false, silentSites: ["a.example"] }, {}],
    [{ subjectInNotices: true }, { subjectInNotices: true }],
    [{ subjectInNotices: "yes" }, {}],
    [{ linkTemplate: "https://a.example/{id}" }, { linkTemplate: "https://a.example/{id}" }],
    [{ linkTemplate: "javascript:alert(1)//{id}" }, {}],
    [{ linkTemplate: 5 }, {}],
  ])("makes of %j the defaults with %j", (stored, differing) => {
    expect(parseOwnSettings(stored)).toEqual({ ...ownDefaults, ...differing });
  });
});

describe("parsePageSettings", () => {
  it.each([
    [null, {}],
    ["nonsense", {}],
    [{ underline: false, linkTemplate: "https://a.example/{id}" }, { underline: false }],
    [{ underline: "no" }, {}],
    [{ silentSites: ["a.example", 5] }, { silentSites: ["a.example"] }],
    [{ silentSites: "a.example" }, {}],
    [{ silentSites: Array(501).fill("a.example") }, { silentSites: Array(500).fill("a.example") }],
  ])("makes of %j the defaults with %j", (stored, differing) => {
    expect(parsePageSettings(stored)).toEqual({ underline, silentSites, ...differing });
  });
});
