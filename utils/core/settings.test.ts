import { describe, expect, it } from "vitest";
import { defaultSettings, parseSettings } from "./settings";

describe("parseSettings", () => {
  it.each([
    [null, {}],
    ["nonsense", {}],
    [{}, {}],
    [{ undoSeconds: 0 }, { undoSeconds: 0 }],
    [
      { undoSeconds: 30, underline: false },
      { undoSeconds: 30, underline: false },
    ],
    [{ undoSeconds: 31 }, {}],
    [{ undoSeconds: -1, notify: false }, { notify: false }],
    [{ undoSeconds: 2.5 }, {}],
    [{ undoSeconds: "5", underline: "no", notify: 0 }, {}],
    [{ unknown: true }, {}],
    [{ subjectInNotices: true }, { subjectInNotices: true }],
    [{ subjectInNotices: "yes" }, {}],
    [{ silentSites: ["a.example", 5] }, { silentSites: ["a.example"] }],
    [{ silentSites: "a.example" }, {}],
    [{ linkTemplate: "https://a.example/{id}" }, { linkTemplate: "https://a.example/{id}" }],
    [{ linkTemplate: "javascript:alert(1)//{id}" }, {}],
    [{ linkTemplate: 5 }, {}],
  ])("makes of %j the defaults with %j", (stored, differing) => {
    expect(parseSettings(stored)).toEqual({ ...defaultSettings, ...differing });
  });
});
