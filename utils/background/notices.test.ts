import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { sampleIds, sampleJob, sampleTicket } from "../core/testing/samples";
import { rememberTickets } from "./known-tickets";
import { tellByNotice } from "./notices";

beforeEach(() => fakeBrowser.reset());

it.each([
  [false, "Ticket xd88…3me3"],
  [true, "Ticket xd88…3me3: Early check-in request"],
])("a subject that is known is named if that is allowed: %s", async (mayNameSubject, title) => {
  await rememberTickets([sampleTicket({ id: sampleIds.ticket })], 1);
  await tellByNotice([sampleJob({ noticeId: "n" })], () => "It waits.", mayNameSubject);
  expect(await fakeBrowser.notifications.getAll()).toMatchObject({
    n: { title, message: expect.any(String) },
  });
});
