import { expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { showOnToolbar } from "./toolbar";

const state = { badge: "3", title: "Closeout: 3 tickets", urgent: false };

/** The calls of the toolbar, each of which does this. */
function calls(act: () => Promise<void>) {
  const own = {
    setBadgeText: vi.fn(act),
    setTitle: vi.fn(act),
    setBadgeBackgroundColor: vi.fn(act),
    setBadgeTextColor: vi.fn(act),
  };
  Object.assign(fakeBrowser.action, own);
  return own;
}

test("shows a state on the button of its tab alone", async () => {
  const { setBadgeText, setTitle, setBadgeBackgroundColor } = calls(async () => {});
  await showOnToolbar(7, state);
  expect(setBadgeText.mock.calls).toEqual([[{ tabId: 7, text: "3" }]]);
  expect(setTitle.mock.calls).toEqual([[{ tabId: 7, title: "Closeout: 3 tickets" }]]);
  await showOnToolbar(7, { ...state, urgent: true });
  const [calm, urgent] = setBadgeBackgroundColor.mock.calls;
  expect(calm).not.toEqual(urgent);
});

test("takes it that the tab is gone by now", async () => {
  calls(() => Promise.reject(new Error("No tab with id: 7.")));
  await expect(showOnToolbar(7, state)).resolves.toBeUndefined();
});
