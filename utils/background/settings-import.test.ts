import { describe, expect, it } from "vitest";
import { defaultSettings, type Settings } from "../core/settings";
import { settingsFile } from "../core/settings-file";
import { readSettingsFile } from "./settings-import";

const file = (settings: unknown, more: object = {}) =>
  JSON.stringify({ format: "closeout-settings", version: 1, settings, ...more });

describe("a file of settings", () => {
  it("that was exported asks for exactly what was set", () => {
    const settings: Settings = {
      ...defaultSettings,
      undoSeconds: 12,
      silentSites: ["*.desk.example"],
      subjectInNotices: true,
      linkTemplate: "https://desk.example/{id}",
    };
    expect(readSettingsFile(settingsFile(settings))).toEqual({
      change: settings,
      ignored: [],
      problem: null,
    });
  });

  it("may name some settings only, and may begin with a byte order mark", () => {
    expect(readSettingsFile(`\uFEFF${file({ notify: false })}`)).toEqual({
      change: { notify: false },
      ignored: [],
      problem: null,
    });
  });

  it("that names a site twice, as one made of two may, names it once", () => {
    const sites = ["a.example", "*.b.example"];
    expect(readSettingsFile(file({ silentSites: [...sites, ...sites] }))).toMatchObject({
      change: { silentSites: sites },
    });
  });

  it("names what this version does not know, and that changes nothing", () => {
    const text =
      '{"format":"closeout-settings","version":1,"settings":{"token":"x","__proto__":{"notify":false}}}';
    expect(readSettingsFile(text)).toEqual({ change: {}, ignored: ["token", "__proto__"], problem: null });
    expect({}).not.toHaveProperty("notify");
  });

  it.each([
    ["no JSON", "{", { kind: "not-json" }],
    ["nothing", "", { kind: "not-json" }],
    ["another JSON", "[]", { kind: "not-ours" }],
    ["another format", file({}, { format: "bookmarks" }), { kind: "not-ours" }],
    ["no settings", file(null), { kind: "not-ours" }],
    ["no version", file({}, { version: "1" }), { kind: "not-ours" }],
    ["a newer version", file({}, { version: 2 }), { kind: "newer" }],
    ["a newer version in another form", file([], { version: 2 }), { kind: "newer" }],
    ["a wrong number", file({ notify: false, undoSeconds: 31 }), { kind: "field", field: "undoSeconds" }],
    ["a wrong kind", file({ notify: "no" }), { kind: "field", field: "notify" }],
    ["null", file({ underline: null }), { kind: "field", field: "underline" }],
    ["no list", file({ silentSites: "a.example" }), { kind: "field", field: "silentSites" }],
    [
      "a wrong link",
      file({ linkTemplate: "http://desk.example/{id}" }),
      { kind: "field", field: "linkTemplate" },
    ],
    ["a wrong site", file({ silentSites: ["a.example", "*"] }), { kind: "field", field: "silentSites[1]" }],
  ])("with %s is refused, and why is said", (_, text, problem) => {
    expect(readSettingsFile(text)).toEqual({ problem });
  });
});
