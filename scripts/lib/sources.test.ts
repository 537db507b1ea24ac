import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import config from "../../wxt.config";

/** WXT leaves these out of the sources by itself, with all whose name begins with a dot. */
const leftOutByWxt = ["node_modules/", "web-ext.config.ts"];

test("what git ignores is not handed in as a source", () => {
  const ignored = readFileSync(new URL("../../.gitignore", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const written = ignored.filter((entry) => !entry.startsWith(".") && !leftOutByWxt.includes(entry));
  const patterns = written.map((entry) => (entry.endsWith("/") ? `${entry}**` : entry));
  expect(patterns).toContain("screenshots/**");
  expect(config.zip?.excludeSources).toEqual(patterns);
});
