import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CloseJob, isUnfinished } from "../../core/close-job";
import type { CloseFate } from "../testing/simulated-service";
import { World } from "../testing/world";

type Step =
  | { do: "gesture" | "undo" | "change" | "close-elsewhere"; ticket: number }
  | { do: "pass"; ms: number }
  | { do: "crash"; after: number }
  | { do: "fate"; fate: CloseFate }
  | { do: "move-clock"; ms: number }
  | { do: "network" | "reading" | "new-token" };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("gesture" as const), ticket: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("undo" as const), ticket: fc.nat(3) }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant("pass" as const), ms: fc.integer({ min: 1, max: 70_000 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("crash" as const),
      after: fc.integer({ min: 1, max: 40 }).map((n) => n / 2),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("fate" as const),
      fate: fc.constantFrom<CloseFate>(
        "refused",
        "limited",
        "offline",
        "lost-before",
        "lost-after",
        "forbidden",
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("change" as const), ticket: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("close-elsewhere" as const), ticket: fc.nat(3) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("move-clock" as const),
      ms: fc.integer({ min: -7_200_000, max: 7_200_000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom("network" as const, "reading" as const, "new-token" as const),
    }),
  },
);

describe("closing, over thousands of days on which everything goes wrong", () => {
  it("keeps what it promises", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async (steps) => {
        await play(steps);
      }),
      { numRuns: Number(process.env["CLOSEOUT_MODEL_RUNS"] ?? 1_500) },
    );
  });
});

async function play(steps: readonly Step[]): Promise<void> {
  const world = new World();
  const latest: (CloseJob | undefined)[] = [];
  const made = new Set<string>();
  for (const one of steps) {
    await act(world, one, latest);
    for (const job of latest) if (job) made.add(job.id);
    await check(world, made);
  }
  // At the end of the day the network is back and people have looked: nothing may be left in the air.
  world.crashAfter = null;
  world.online = true;
  world.service.canBeRead = true;
  world.service.fates = [];
  await world.pass(1_200_000);
  await check(world, made);
  const { refused } = await world.queue.read();
  const isHeld = refused?.credentialId === world.credentialId;
  for (const job of await world.store.unfinished()) expect([job.state, isHeld]).toEqual(["waiting", true]);
}

async function act(world: World, one: Step, latest: (CloseJob | undefined)[]): Promise<void> {
  switch (one.do) {
    case "gesture":
      latest[one.ticket] = await world.gesture(`ticket-${one.ticket}`);
      return;
    case "undo": {
      const job = latest[one.ticket];
      if (job) await world.undo(job);
      return;
    }
    case "change":
      return world.change(`ticket-${one.ticket}`, { subject: `changed at ${world.time}` });
    case "close-elsewhere":
      return world.change(`ticket-${one.ticket}`, { status: "closed" });
    case "pass":
      return world.pass(one.ms);
    case "crash":
      world.crashAfter = one.after;
      return;
    case "fate":
      world.service.fates.push(one.fate);
      return;
    case "move-clock":
      world.clockOff += one.ms;
      return;
    case "network":
      world.online = !world.online;
      return;
    case "reading":
      world.service.canBeRead = !world.service.canBeRead;
      return;
    case "new-token":
      world.credentialId = `credential-${world.time}`;
      return;
  }
}

async function check(world: World, made: ReadonlySet<string>): Promise<void> {
  const jobs = await world.store.all();
  // No job without a gesture, none lost.
  expect(jobs.map(({ id }) => id).sort()).toEqual([...made].sort());
  // Every request had its job stored as sending before it left.
  for (const { state } of world.requests) expect(state).toBe("sending");
  const unfinished = jobs.filter(isUnfinished);
  expect(new Set(unfinished.map(({ ticketId }) => ticketId)).size).toBe(unfinished.length);
  for (const job of jobs) {
    const requests = world.requests.filter(({ jobId }) => jobId === job.id);
    expect(job.attempts).toBeLessThanOrEqual(2);
    // Tickets of this world are never opened again.
    if (job.state === "closed") expect(world.service.ticket(job.ticketId).status).toBe("closed");
    if (job.state === "cancelled" || job.state === "refused")
      expect(requests.filter(({ isApplied }) => isApplied)).toEqual([]);
  }
}
