import { expect, it } from "vitest";
import { seededRandom } from "../sandbox/random";
import { record, scale } from "./figure";
import { verdictOf } from "./verdict";
import { World } from "./world";

const BATCH = 200;
const HOUR = 3_600_000;

/**
 * Closes a batch to its end. Some requests are lost on the way, so that every step of closing is taken.
 *
 * @param end - the point at which the worker ends, when it is reached for that time
 * @returns how many tickets were put to the agent, because both of their requests were lost
 */
async function closeBatch(seed: number, end: { point: string; time: number } | null) {
  const world = new World({ seed, behaviour: { requestsPerMinute: Number.POSITIVE_INFINITY } });
  const tickets = world.addTickets(BATCH);
  for (const [index, ticketId] of tickets.entries()) {
    const on = { method: "POST", ticketId };
    if (index % 40 === 7) world.service.faults.add({ on, do: { kind: "reset" }, at: "before-reading" });
    if (index % 40 === 23) world.service.faults.add({ on, do: { kind: "reset" }, at: "after-applying" });
  }
  world.endsAt = (point, times) => point === end?.point && times === end.time;
  // A worker that has nothing to do, and so no alarm either.
  world.wake();
  await world.timeline.pass(60_000);
  const promised = await world.timeline.until(world.gesture(tickets));
  // The agent whose gesture came to nothing does it again. What was stored goes on without anybody's help.
  if ((await world.store.all()).length === 0) await world.timeline.until(world.gesture(tickets));
  await untilDone(world);
  const asked = (await world.store.all()).filter(({ reason }) => reason === "still-open");
  if (asked.length > 0) {
    await world.timeline.until(world.gesture(asked.map(({ ticketId }) => ticketId)));
    await untilDone(world);
  }
  expect((await verdictOf(world, promised ?? [])).lost).toBe(0);
  return { world, asked: asked.length };
}

async function untilDone(world: World): Promise<void> {
  const end = world.timeline.now + HOUR;
  do await world.timeline.pass(60_000);
  while ((await world.store.unfinished()).length > 0 && world.timeline.now < end);
}

it(
  "closes a batch of 200 whole, wherever the worker ends",
  async () => {
    const undisturbed = await closeBatch(1, null);
    expect(undisturbed.asked).toBe(0);
    expect(await verdictOf(undisturbed.world, [])).toMatchObject({ closed: BATCH, wrong: [] });
    const { points } = undisturbed.world;
    const seeds = scale(1, 20);
    let [batches, askedInAll] = [0, 0];
    for (const [point, times] of points)
      for (let seed = 1; seed <= seeds; seed++) {
        const time = 1 + seededRandom(seed * 7_919 + batches).integer(times);
        const { world, asked } = await closeBatch(seed, { point, time });
        const verdict = await verdictOf(world, []);
        const expected = { closed: BATCH, dismissed: asked, wrong: [] };
        expect({ point, time, seed, ...verdict }).toMatchObject(expected);
        expect(world.endings, "the point was truly reached").toBe(1);
        askedInAll += asked;
        batches++;
      }
    record("03-crashes", {
      what: `worker ended at every await of the background, batch of ${BATCH}, of which 10 lose their first request`,
      asked: "each point × 20 seeds: 200/200 closed, 0 lost, 0 wrong",
      seen: `${points.size} points × ${seeds} seeds: ${BATCH}/${BATCH} in all ${batches} batches, 0 lost, 0 wrong; ${askedInAll} of ${batches * BATCH} tickets lost both of their requests and took a second choice of the agent`,
    });
  },
  scale(120_000, 1_200_000),
);
