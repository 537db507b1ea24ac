import { expect, test, vi } from "vitest";
import browser from "webextension-polyfill";
import { onServiceAccess, requestServiceAccess } from "./permissions";

test("asks for the service alone, before anything is awaited", async () => {
  const request = vi.fn().mockResolvedValue(true);
  Object.assign(browser, { permissions: { request } });
  const answer = requestServiceAccess();
  expect(request).toHaveBeenCalledWith({ origins: ["https://api.conduit.ai/*"] });
  expect(await answer).toBe(true);
});

test("tells that access was given, and that it was taken away", () => {
  const listeners: (() => void)[] = [];
  const event = { addListener: (listener: () => void) => listeners.push(listener) };
  Object.assign(browser, { permissions: { onAdded: event, onRemoved: event } });
  const changed = vi.fn();
  onServiceAccess(changed);
  for (const listener of listeners) listener();
  expect(changed).toHaveBeenCalledTimes(2);
});
