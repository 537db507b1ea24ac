import { expect, test } from "vitest";
import { isInstalled } from "./dependencies.mjs";

const wanted = {
  packages: {
    "": { version: "0.1.0" },
    "node_modules/idb": { version: "8.0.4", integrity: "sha512-a" },
    "node_modules/fsevents": { version: "2.3.3", integrity: "sha512-b", optional: true },
  },
};
const fsevents = { version: "2.3.3", integrity: "sha512-b" };
const idb = wanted.packages["node_modules/idb"];

test.each([
  ["all is there", { "node_modules/idb": idb }, true],
  ["there is more", { "node_modules/idb": idb, "node_modules/left": { version: "1.0.0" } }, true],
  ["an optional part is there, too", { "node_modules/idb": idb, "node_modules/fsevents": fsevents }, true],
  ["something is missing", {}, false],
  ["a version differs", { "node_modules/idb": { ...idb, version: "8.0.3" } }, false],
  ["the content differs", { "node_modules/idb": { ...idb, integrity: "sha512-x" } }, false],
  [
    "an optional part is of another version",
    { "node_modules/idb": idb, "node_modules/fsevents": { ...fsevents, version: "2.0.0" } },
    false,
  ],
])("sees when %s", (_, packages, expected) => {
  expect(isInstalled(wanted, { packages })).toBe(expected);
});

test("an empty installation is none", () => {
  expect(isInstalled(wanted, {})).toBe(false);
});
