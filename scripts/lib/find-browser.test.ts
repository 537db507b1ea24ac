import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { findBrowser, isUsable } from "./find-browser.mjs";

const folder = mkdtempSync(join(tmpdir(), "closeout-browsers-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content, { mode: 0o755 });
  return path;
}

test("a program is a browser, a script that starts one too", () => {
  expect(isUsable(file("program", "\x7fELF"))).toBe(true);
  expect(isUsable(file("script", '#!/bin/sh\nexec /usr/lib/chromium/chromium "$@"\n'))).toBe(true);
});

test("what leads to a snap is none, nor is a folder, nor nothing", () => {
  expect(isUsable(file("stub", "#!/bin/sh\necho run: snap install chromium\n"))).toBe(false);
  expect(isUsable(file("other", '#!/bin/sh\nexec /snap/bin/firefox "$@"\n'))).toBe(false);
  expect(isUsable(folder)).toBe(false);
  expect(isUsable(join(folder, "missing"))).toBe(false);
});

test("the environment has the last word, and is told when it is wrong", () => {
  const named = file("mine", "\x7fELF");
  vi.stubEnv("CLOSEOUT_CHROMIUM", named);
  expect(findBrowser("chromium")).toBe(named);
  vi.stubEnv("CLOSEOUT_CHROMIUM", join(folder, "missing"));
  expect(() => findBrowser("chromium")).toThrow(/CLOSEOUT_CHROMIUM names .*missing, which does not exist/);
});
