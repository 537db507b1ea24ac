import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { onManagedStorage } from "./managed-storage";

beforeEach(() => fakeBrowser.reset());

test("a changed policy is told, and no other change of storage", async () => {
  const heard = vi.fn();
  onManagedStorage(heard);
  for (const area of ["local", "session", "sync"] as const) await fakeBrowser.storage[area].set({ a: 1 });
  expect(heard).not.toHaveBeenCalled();
  await fakeBrowser.storage.managed.set({ underline: false });
  expect(heard).toHaveBeenCalledOnce();
});
