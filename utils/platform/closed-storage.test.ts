import { afterEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { closeStorageToPages } from "./closed-storage";

const areas = ["local", "sync", "managed"] as const;

afterEach(() => {
  for (const area of areas) Reflect.deleteProperty(fakeBrowser.storage[area], "setAccessLevel");
});

it("closes every area that content scripts reach otherwise, whichever of them the browser refuses", async () => {
  const setAccessLevel = vi
    .fn()
    .mockRejectedValueOnce(new Error("Not this one."))
    .mockResolvedValue(undefined);
  for (const area of areas) Object.assign(fakeBrowser.storage[area], { setAccessLevel });
  await closeStorageToPages();
  expect(setAccessLevel.mock.calls).toEqual(areas.map(() => [{ accessLevel: "TRUSTED_CONTEXTS" }]));
});

it("does without where the browser cannot, as Firefox", async () => {
  await expect(closeStorageToPages()).resolves.toBeUndefined();
});
