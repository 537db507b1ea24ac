import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { CloseJob } from "../core/close-job";
import { sampleIds, sampleJob, sampleTicket } from "../core/testing/samples";
import { hideNotices } from "../platform/notices";
import { rememberTickets } from "./known-tickets";
import { tellByNotice } from "./notices";
import { freshBrowser } from "./testing/fresh-browser";

beforeEach(freshBrowser);

it.each([
  [false, "Early check-in request", "Ticket xd88…3me3"],
  [true, "Early check-in request", "Ticket xd88…3me3: Early check-in request"],
  [true, " Early\r\n\t check-in\u2028request\n", "Ticket xd88…3me3: Early check-in request"],
])(
  "a subject that is known is named, on one line, if that is allowed: %s %j",
  async (mayNameSubject, subject, title) => {
    await rememberTickets([sampleTicket({ id: sampleIds.ticket, subject })], 1);
    await tellByNotice([sampleJob({ noticeId: "n" })], () => "It waits.", mayNameSubject);
    expect(await fakeBrowser.notifications.getAll()).toMatchObject({
      n: { title, message: expect.any(String) },
    });
  },
);

it.each(["cancelled", "dismissed"] as const)("is taken away once what it tells of is %s", async (state) => {
  const tell = (jobs: CloseJob[]) => tellByNotice(jobs, () => "It waits.", false);
  const [one, other] = [sampleJob({ noticeId: "n" }), sampleJob({ id: "other", noticeId: "n" })];
  await tell([{ ...one, state }, other]);
  expect(Object.keys(await fakeBrowser.notifications.getAll())).toEqual(["n"]);
  await tell([
    { ...one, state },
    { ...other, state: "cancelled" },
  ]);
  expect(await fakeBrowser.notifications.getAll()).toEqual({});
});

it("are all taken away when everything is forgotten", async () => {
  for (const noticeId of ["close:1", "close:2"])
    await tellByNotice([sampleJob({ noticeId })], () => "", false);
  await hideNotices();
  expect(await fakeBrowser.notifications.getAll()).toEqual({});
});
