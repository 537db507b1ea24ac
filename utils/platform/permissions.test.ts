import { expect, test, vi } from "vitest";
import browser from "webextension-polyfill";
import { requestServiceAccess } from "./permissions";

test("asks for the service alone, before anything is awaited", async () => {
  const request = vi.fn().mockResolvedValue(true);
  Object.assign(browser, { permissions: { request } });
  const answer = requestServiceAccess();
  expect(request).toHaveBeenCalledWith({ origins: ["https://api.conduit.ai/*"] });
  expect(await answer).toBe(true);
});
