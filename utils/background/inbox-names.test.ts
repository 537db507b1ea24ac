import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ConduitError } from "../core/failure";
import { createEpoch } from "./epoch";
import { inboxNameStore } from "./inbox-names";

const HOUR = 3_600_000;
let clock = 0;
const listInboxes = vi.fn();
const onChange = vi.fn();
const epoch = createEpoch();
const store = () => inboxNameStore({ listInboxes }, epoch, () => clock, onChange);

beforeEach(() => {
  fakeBrowser.reset();
  clock = 1_000 * HOUR;
  listInboxes.mockReset().mockResolvedValue([
    { id: "guest", name: " Guests " },
    { id: "j57", name: null },
  ]);
  onChange.mockReset();
});

test("names are read once an hour, by workspace, also where two rows want them at once", async () => {
  const names = store();
  await Promise.all([names.load("a"), names.load("a")]);
  expect(await names.read()).toEqual({ a: { guest: "Guests" } });
  expect(onChange).toHaveBeenCalledOnce();
  clock += HOUR - 1;
  await store().load("a");
  expect(listInboxes.mock.calls).toEqual([["a"]]);
  await store().load("b");
  clock += 1;
  await store().load("a");
  expect(listInboxes.mock.calls).toEqual([["a"], ["b"], ["a"]]);
});

test("what cannot be read is no error, leaves what is known, and is asked for again after a while", async () => {
  const names = store();
  await names.load("a");
  clock += HOUR;
  listInboxes.mockRejectedValue(new ConduitError("not-found"));
  await names.load("a");
  await names.load("b");
  expect(await names.read()).toEqual({ a: { guest: "Guests" }, b: {} });
  clock += 59_000;
  await names.load("b");
  expect(listInboxes).toHaveBeenCalledTimes(3);
  clock += 1_000;
  await names.load("b");
  expect(listInboxes).toHaveBeenCalledTimes(4);
  expect(onChange).toHaveBeenCalledOnce();
});

test("names that were asked for with a token of before are not kept, and all can be forgotten", async () => {
  const names = store();
  await names.load("a");
  let answer = (_: { id: string; name: string }[]) => {};
  listInboxes.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  const late = names.load("b");
  await vi.waitFor(() => expect(listInboxes).toHaveBeenCalledTimes(2));
  epoch.end();
  await names.forget();
  answer([{ id: "late", name: "Late" }]);
  await late;
  expect(await names.read()).toEqual({});
});
