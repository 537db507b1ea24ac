import { expect, it } from "vitest";
import { type SeededRandom, seededRandom } from "../sandbox/random";
import { isUnfinished } from "../utils/core/close-job";
import type { Background } from "./background";
import { record, scale } from "./figure";
import { settled } from "./timeline";
import { verdictOf } from "./verdict";
import { World } from "./world";

/** Everything that could go on at once, of which chance lets one thing go on at a time. */
class Turns {
  readonly #waiting: (() => void)[] = [];
  readonly #random: SeededRandom;

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  readonly take = (): Promise<void> => new Promise((resolve) => this.#waiting.push(resolve));

  /** Lets something go on; false when nothing waits. */
  next(): boolean {
    const [chosen] = this.#waiting.splice(this.#random.integer(this.#waiting.length), 1);
    chosen?.();
    return chosen !== undefined;
  }
}

it(
  "keeps to one job and one request, however two windows, two workers, the pump and the alarm interleave",
  async () => {
    const runs = scale(500, 5_000);
    let [gestures, requests] = [0, 0];
    for (let seed = 1; seed <= runs; seed++) {
      const world = await play(seed);
      gestures += world.gestures;
      requests += world.world.network.sent.length;
      expect([seed, world.world.network.mostInFlight <= 1]).toEqual([seed, true]);
    }
    record("02-interleavings", {
      what: "interleavings of two windows, two workers, the pump and the alarm on one ticket",
      asked: "5,000, ≤ 1 unfinished job, ≤ 1 request in flight",
      seen: `${runs} with ${gestures} gestures and ${requests} requests: never more than 1 job, never more than 1 request`,
    });
  },
  scale(120_000, 1_200_000),
);

async function play(seed: number) {
  const random = seededRandom(seed);
  const turns = new Turns(random);
  const world = new World({ seed, turn: turns.take });
  world.undoSeconds = random.pick([0, 0, 1, 5]);
  const [ticketId = ""] = world.addTickets(1);
  // While an update is installed two workers may live for a moment; each window speaks with another one.
  const backgrounds = [world.start(), world.start()];
  const windows = backgrounds.map((background) => work(world, background, ticketId, random));
  let done = false;
  const ended = Promise.all(windows).finally(() => {
    done = true;
  });
  for (let step = 0; step < 4_000; step++) {
    await settled();
    const jobs = await world.store.all();
    expect(jobs.filter(isUnfinished).length, `seed ${seed}`).toBeLessThanOrEqual(1);
    if (done && jobs.every((job) => !isUnfinished(job))) break;
    // Time goes by when nothing else does, and now and then although something waits.
    if (random.next() < 0.1 || !turns.next()) await world.timeline.step();
  }
  const gestures = (await ended).reduce((sum, count) => sum + count, 0);
  const verdict = await verdictOf(world, []);
  expect({ seed, ...verdict }).toMatchObject({ unfinished: 0, needsAgent: 0, wrong: [] });
  return { world, gestures };
}

/** What one window does: chooses, perhaps takes back, chooses again; and now and then the alarm rings. */
async function work(
  world: World,
  { closing }: Background,
  ticketId: string,
  random: SeededRandom,
): Promise<number> {
  let gestures = 0;
  const times = 1 + random.integer(3);
  for (let time = 0; time < times; time++) {
    const seenUpdatedAt = world.service.state.ticket(ticketId)?.updated_at ?? null;
    const { jobs } = await closing.close([{ id: ticketId, seenUpdatedAt }], null);
    gestures++;
    if (random.next() < 0.4) closing.wake();
    if (random.next() < 0.3) await closing.undo(jobs.map(({ id }) => id));
    if (random.next() < 0.3) await world.timeline.sleep(random.integer(6_000));
  }
  return gestures;
}
