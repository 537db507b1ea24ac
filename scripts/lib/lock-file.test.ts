import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface LockFile {
  packages: Record<string, { version?: string; integrity?: string }>;
}

const text = readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8");
const packages = Object.entries((JSON.parse(text) as LockFile).packages).filter(([path]) => path !== "");

test("everything that is installed, for any system, has to be what was reviewed", () => {
  expect(packages.length).toBeGreaterThan(500);
  const unchecked = packages.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""));
  expect(unchecked.map(([path]) => path)).toEqual([]);
});

test("no registry is named: each machine has its own", () => {
  expect(text).not.toMatch(/"resolved"/);
});
