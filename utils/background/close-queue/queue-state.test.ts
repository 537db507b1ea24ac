import { expect, it } from "vitest";
import { freshDatabase } from "../testing/fresh-database";
import { changeQueue, queueStateStore } from "./queue-state";

const outage = { unknowns: 3, lookAt: 9, waitMs: 1_000 };

it("is known to the screens as it was changed, and forgotten", async () => {
  const queue = queueStateStore(freshDatabase(), () => 0);
  expect((await queue.known()).outage).not.toEqual(outage);
  await changeQueue(queue, () => ({ outage }));
  expect([(await queue.known()).outage, (await queue.read()).outage]).toEqual([outage, outage]);
  await queue.forget();
  expect((await queue.known()).outage).not.toEqual(outage);
});

it("is read as another worker left it where that decides what is sent", async () => {
  const database = freshDatabase();
  const [queue, other] = [queueStateStore(database, () => 0), queueStateStore(database, () => 0)];
  await queue.known();
  await changeQueue(other, () => ({ outage }));
  expect((await queue.read()).outage).toEqual(outage);
});
