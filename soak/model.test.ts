import fc from "fast-check";
import { it } from "vitest";
import { Day } from "./day";
import { record, scale } from "./figure";
import { step } from "./steps";
import { isLate } from "./verdict";

it(
  "keeps what closing promises, over thousands of days on which everything goes wrong",
  async () => {
    const runs = scale(1_000, 10_000);
    let [gestures, requests, endings, late] = [0, 0, 0, 0];
    const days = fc.asyncProperty(
      fc.nat(),
      fc.array(step, { minLength: 4, maxLength: 40 }),
      async (seed, steps) => {
        const day = await Day.play(seed, steps);
        gestures += day.promised.length;
        requests += day.world.network.sent.length;
        endings += day.world.endings;
        late += day.world.network.sent.filter((one) => one.entry?.applied && isLate(day.world, one)).length;
      },
    );
    await fc.assert(days, { numRuns: runs });
    record("01-model", {
      what: "random days: gesture, undo, look, worker ended anywhere, 17 faults at 4 positions, ticket changed or closed by someone else, clock moved, machine asleep, request budget used up, token replaced or forgotten, offline, upgrade",
      asked: "10,000 with all invariants",
      seen: `${runs} days, ${gestures} gestures, ${requests} close requests, ${endings} workers ended: no invariant broken; ${late} requests applied over 30 s after their end, which is not promised for`,
    });
  },
  scale(300_000, 3_600_000),
);
