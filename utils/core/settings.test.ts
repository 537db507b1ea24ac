import { describe, expect, it } from "vitest";
import { defaultSettings, parseSettings } from "./settings";

describe("parseSettings", () => {
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
    [{ unknown: true }, {}],
    [{ subjectInNotices: true }, { subjectInNotices: true }],
    [{ subjectInNotices: "yes" }, {}],
    [{ linkTemplate: "https://a.example/{id}" }, { linkTemplate: "https://a.example/{id}" }],
    [{ linkTemplate: "javascript:alert(1)//{id}" }, {}],
    [{ linkTemplate: 5 }, {}],
    [{ underline: false, linkTemplate: "javascript:alert(1)//{id}" }, { underline: false }],
    [{ underline: "no" }, {}],
    [{ silentSites: ["a.example", 5] }, { silentSites: ["a.example"] }],
    [
      { silentSites: ["a.example", "B.example", "*", "https://c.example/", "*.d.example"] },
      { silentSites: ["a.example", "*.d.example"] },
    ],
    [{ silentSites: [...Array(500).fill("*"), "a.example"] }, {}],
    [{ silentSites: "a.example" }, {}],
    [{ silentSites: Array(501).fill("a.example") }, { silentSites: Array(500).fill("a.example") }],
  ])("makes of %j the defaults with %j", (stored, differing) => {
    expect(parseSettings(stored)).toEqual({ ...defaultSettings, ...differing });
  });
});
