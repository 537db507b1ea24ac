// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from "vitest";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { defaultOrders, type FrameOrders } from "../core/protocol";
import { startFrame } from "./frame";
import { askForMenu, happen, pass, useEmptyPage } from "./testing/scanner-page";

const [a = "", b = ""] = makeTicketIds({ count: 2 });
const silent: FrameOrders = { ...defaultOrders, isSilent: true };

/** What was told, by name, the latest at the end; and what is answered to reports of ids. */
const told: { reportIds: { ids: string[]; startedAt: number; hosts: string[] }[]; reportTarget: unknown[] } =
  {
    reportIds: [],
    reportTarget: [],
  };
let orders: FrameOrders | undefined;
let nudge: () => void;
let orphan: () => void;

useEmptyPage();

beforeEach(() => {
  vi.stubGlobal("origin", location.origin);
  told.reportIds = [];
  told.reportTarget = [];
  orders = defaultOrders;
  return () => orphan();
});

async function start() {
  startFrame(
    async (name, args, onOrphaned) => {
      told[name].push(args as never);
      orphan = onOrphaned;
      return (name === "reportIds" ? orders : undefined) as never;
    },
    (callback, signal) => {
      nudge = callback;
      signal.addEventListener("abort", () => {
        nudge = () => {};
      });
    },
    (element) => element.shadowRoot,
  );
  await pass(0);
}

const idsTold = () => told.reportIds.map(({ ids }) => ids);

it("asks for its orders with nothing but when it began and where it is, and then looks", async () => {
  document.body.innerHTML = `<p>${a}</p>`;
  await start();
  expect(idsTold()).toEqual([[], [a]]);
  const { startedAt, hosts } = told.reportIds[0] ?? {};
  expect(startedAt).toBe(performance.timeOrigin);
  expect(hosts).toContain(location.hostname);
});

it("tells what is pointed at", async () => {
  document.body.innerHTML = `<a href="/${a}">x</a>`;
  await start();
  askForMenu();
  expect(told.reportTarget).toEqual([{ ids: [a], takes: true }]);
});

it("looks where nobody answers at first", async () => {
  document.body.innerHTML = `<p>${a}</p>`;
  orders = undefined;
  await start();
  expect(idsTold()).toEqual([[], [a]]);
});

it("stays silent where nobody answers later", async () => {
  document.body.innerHTML = `<p>${a}</p>`;
  orders = silent;
  await start();
  orders = undefined;
  nudge();
  await pass(1_000);
  expect(idsTold()).toEqual([[], []]);
});

it("follows the orders that come when it is nudged", async () => {
  document.body.innerHTML = `<p>${a}</p>`;
  await start();
  nudge();
  await pass(0);
  expect(idsTold()).toEqual([[], [a], [a]]);
  orders = silent;
  nudge();
  await pass(0);
  document.body.append(b);
  await pass(1_000);
  expect(idsTold()).toEqual([[], [a], [a], [a]]);
  orders = defaultOrders;
  nudge();
  await pass(0);
  expect(told.reportIds.at(-1)?.ids).toEqual([a, b]);
});

it("asks again when a silent page comes back, as what begins now", async () => {
  orders = silent;
  await start();
  const before = Date.now();
  happen("pageshow", window, { persisted: false });
  window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  expect(told.reportIds).toHaveLength(1);
  happen("pageshow", window, { persisted: true });
  expect(told.reportIds).toHaveLength(2);
  expect(told.reportIds[1]?.startedAt).toBeGreaterThanOrEqual(before);
});

it("leaves it to the scanner to say that a page came back", async () => {
  document.body.innerHTML = `<p>${a}</p>`;
  await start();
  happen("pagehide");
  happen("pageshow", window, { persisted: true });
  await pass(0);
  expect(idsTold()).toEqual([[], [a], [], [a]]);
});

it("ends once the extension is gone", async () => {
  orders = silent;
  await start();
  orphan();
  happen("pageshow", window, { persisted: true });
  expect(told.reportIds).toHaveLength(1);
});

it("ends when another script of ours takes over", async () => {
  orders = silent;
  await start();
  await start();
  happen("pageshow", window, { persisted: true });
  expect(told.reportIds).toHaveLength(3);
});
