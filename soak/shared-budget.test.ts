import { expect, it } from "vitest";
import { record, scale } from "./figure";
import { verdictOf } from "./verdict";
import { World } from "./world";

const CLIENTS = 10;
const EACH = 50;

it(
  "shares one budget among ten agents, with few requests turned away",
  async () => {
    const first = new World({ seed: 1 });
    const others = Array.from(
      { length: CLIENTS - 1 },
      (_, index) => new World({ seed: index + 2, shared: first }),
    );
    const worlds = [first, ...others];
    for (const world of worlds) {
      await first.timeline.until(world.gesture(world.addTickets(EACH)));
      // People do not all press in the same millisecond.
      await first.timeline.pass(world.random.integer(5_000));
    }
    const start = first.timeline.now;
    const left = async () => (await Promise.all(worlds.map(({ store }) => store.unfinished()))).flat().length;
    while ((await left()) > 0 && first.timeline.now < start + 3_600_000) await first.timeline.pass(1_000);
    for (const world of worlds)
      expect(await verdictOf(world, [])).toMatchObject({ closed: EACH, unfinished: 0, wrong: [] });
    const entries = first.service.ledger.entries();
    const share = entries.filter(({ status }) => status === 429).length / entries.length;
    const minutes = (first.timeline.now - start) / 60_000;
    expect(share).toBeLessThan(0.2);
    record("08-shared-budget", {
      what: `${CLIENTS} agents × ${EACH} closes on one budget of 120 requests a minute`,
      asked: "all done, 0 lost, share of 429 under 20 %",
      seen: `all done in ${minutes.toFixed(1)} min, 0 lost, ${(100 * share).toFixed(1)} % of ${entries.length} requests answered 429`,
    });
  },
  scale(60_000, 60_000),
);
