import { readFileSync } from "node:fs";
import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { defaultSettings } from "../core/settings";
import { readPolicy } from "./policy";

/** What Chromium lets an administrator set; what is not declared there never arrives. */
const { properties } = JSON.parse(readFileSync("public/policy-schema.json", "utf8")) as {
  properties: Record<string, { type: string }>;
};
const samples: Record<string, unknown> = {
  integer: 3,
  boolean: true,
  array: ["desk.example"],
  string: "https://desk.example/{id}",
};

beforeEach(() => fakeBrowser.reset());

it.each(Object.entries(properties))("the policy %s is understood", async (name, { type }) => {
  await fakeBrowser.storage.managed.set({ [name]: samples[type] });
  const { settings, untilBrowserCloses } = await readPolicy();
  expect({ ...settings, forgetTokenOnClose: untilBrowserCloses }).toHaveProperty(name, samples[type]);
});

it("every setting can be fixed by policy", () => {
  expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(defaultSettings)));
});
