import fc from "fast-check";
import { expect, it } from "vitest";
import { parseRetryAfter } from "../utils/core/retry-after";
import { jobWords } from "../utils/words/job-words";
import { record, scale } from "./figure";
import { World } from "./world";

const QUARTER_HOUR = 15 * 60_000;
const EIGHT_HOURS = 8 * 3_600_000;

/** A header, and what the service meant by it in ms; `null` where nothing sensible was said. */
interface Asked {
  header: (serviceNow: number) => string;
  ms: (serviceNow: number) => number | null;
}

const seconds = (value: fc.Arbitrary<number | bigint>): fc.Arbitrary<Asked> =>
  value.map((count) => ({
    header: () => String(count),
    ms: () => (count > 0 ? Number(count) * 1000 : null),
  }));

const anyAsked: fc.Arbitrary<Asked> = fc.oneof(
  { weight: 4, arbitrary: seconds(fc.integer({ min: -5, max: 7_200 })) },
  { weight: 1, arbitrary: seconds(fc.bigInt({ min: 0n, max: 10n ** 30n })) },
  {
    weight: 4,
    arbitrary: fc.integer({ min: -86_400, max: 7 * 86_400 }).map((after) => ({
      header: (now: number) => new Date(now + after * 1000).toUTCString(),
      ms: (now: number) => {
        const wait = Math.floor((now + after * 1000) / 1000) * 1000 - Math.floor(now / 1000) * 1000;
        return wait > 0 ? wait : null;
      },
    })),
  },
  {
    weight: 2,
    arbitrary: fc
      .oneof(fc.string(), fc.constantFrom("soon", "1.5", "1e3", "+5", "0x10", "١٢", "12 s", "Infinity"))
      .map((text) => ({
        // Only what a header can carry; everything else never leaves the service.
        header: () => (/^[\x20-\x7e]*$/.test(text) ? text : "soon"),
        ms: () => (/^\s*[1-9]\d*\s*$/.test(text) ? Number(text) * 1000 : null),
      })),
  },
);

it(
  "never asks again earlier than the service allows, and never waits long without saying so",
  async () => {
    const runs = scale(300, 2_000);
    const property = fc.asyncProperty(
      anyAsked,
      fc.integer({ min: -7 * 86_400_000, max: 7 * 86_400_000 }),
      fc.nat(),
      limitedOnce,
    );
    await fc.assert(property, { numRuns: runs });
    record("07-retry-after", {
      what: "`Retry-After` values: seconds, dates, negative, huge, garbage, the machine's clock up to a week wrong",
      asked: "2,000: never earlier than asked, never an exception, never a silent wait over 15 min",
      seen: `${runs}: 0 earlier, 0 exceptions, 0 silent waits`,
    });
  },
  scale(60_000, 600_000),
);

/** One close that is told to wait, by an agent whose clock is off. */
async function limitedOnce(asked: Asked, clockOff: number, seed: number): Promise<void> {
  const world = new World({ seed });
  world.clockOff = clockOff;
  const { timeline, service } = world;
  const [ticketId = ""] = world.addTickets(1);
  await timeline.until(world.gesture([ticketId]));
  const serviceNow = timeline.now + 5_000;
  const header = asked.header(serviceNow);
  const body = { error: "Too many requests" };
  const limit = { kind: "status", status: 429, body, headers: { "retry-after": header } } as const;
  service.faults.add({ on: { method: "POST" }, do: limit });
  await timeline.pass(6_000);
  const [first] = world.network.sent;
  const answeredAt = first?.entry?.time ?? Number.NaN;
  // Between the choice of the header and the answer a whole second may have begun.
  const least = (asked.ms(serviceNow) ?? 1_000) - 1_000;
  await waitItOut(world, ticketId, Math.max(least, 0));
  const next = service.ledger.entries().find(({ time }) => time > answeredAt);
  if (next) expect(next.time - answeredAt).toBeGreaterThanOrEqual(Math.max(least, 0));
  const [job] = await world.store.all();
  // Nobody is sent by surprise after eight hours; everybody else is closed.
  if (1.1 * least < EIGHT_HOURS - QUARTER_HOUR) expect(job?.state).toBe("closed");
  else expect(job?.state === "closed" || job?.reason === "too-old").toBe(true);
  expect(parseRetryAfter(header, null, timeline.now)).toSatisfy((ms) => ms === null || (ms as number) > 0);
}

/**
 * Lets the wait go by in steps of a quarter of an hour; after each, what waits says why and until when. A look may fall between the
 * end of the limit and the request, which come some seconds apart; the next one may not find the job still waiting without a word.
 */
async function waitItOut(world: World, ticketId: string, least: number): Promise<void> {
  const end = world.timeline.now + Math.min(least, EIGHT_HOURS) * 1.1 + 2 * QUARTER_HOUR;
  let isSilent = false;
  while (world.timeline.now < end) {
    await world.timeline.pass(QUARTER_HOUR);
    const job = (await world.store.all()).find((one) => one.ticketId === ticketId);
    const hold = job?.state === "waiting" ? await world.hold() : null;
    const wasSilent = isSilent;
    isSilent = job?.state === "waiting" && !hold;
    expect(wasSilent && isSilent).toBe(false);
    if (!job || !hold) continue;
    expect(hold).toMatchObject({ kind: "limited" });
    expect(jobWords(job, world.timeline.now + world.clockOff, hold).text).toMatch(/limited until .*\d/);
  }
}
