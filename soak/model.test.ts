import fc from "fast-check";
import { expect, it } from "vitest";
import type { Fault, FaultPosition } from "../sandbox/faults";
import { type CloseJob, isUnfinished } from "../utils/core/close-job";
import { record, scale } from "./figure";
import type { SentClose } from "./network";
import { isLate, verdictOf } from "./verdict";
import { World } from "./world";

const TICKETS = 4;
const TOKEN_FAULTS = [401, 403];

type Step =
  | { do: "gesture" | "undo" | "dismiss" | "look" | "change" | "close-elsewhere"; ticket: number }
  | { do: "pass"; ms: number }
  | { do: "end-worker"; after: number }
  | { do: "fault"; method: "GET" | "POST"; fault: Fault; at: FaultPosition }
  | { do: "move-clock"; ms: number }
  | { do: "network" | "resume" | "new-token" | "forget-token" | "upgrade" };

const status = (code: number, headers = {}): Fault => ({
  kind: "status",
  status: code,
  body: { error: "As the test says" },
  headers,
});

const faults: Fault[] = [
  { kind: "reset" },
  { kind: "hang" },
  { kind: "delay", ms: 3_000 },
  { kind: "delay", ms: 45_000 },
  { kind: "html" },
  { kind: "truncated" },
  { kind: "empty" },
  { kind: "wrong-id" },
  { kind: "wrong-status" },
  { kind: "redirect", location: "https://login.example/" },
  status(401),
  status(403),
  status(404),
  status(409),
  status(429, { "retry-after": "20" }),
  status(500),
  status(503),
];

const ticket = fc.nat(TICKETS - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("gesture" as const), ticket }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant("pass" as const), ms: fc.integer({ min: 1, max: 70_000 }) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("end-worker" as const), after: fc.nat(60) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("fault" as const),
      method: fc.constantFrom("POST", "POST", "GET"),
      fault: fc.constantFrom(...faults),
      at: fc.constantFrom<FaultPosition>(
        "before-reading",
        "after-reading",
        "after-applying",
        "while-answering",
      ),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "undo" as const,
        "undo" as const,
        "dismiss" as const,
        "look" as const,
        "change" as const,
        "close-elsewhere" as const,
      ),
      ticket,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("move-clock" as const),
      ms: fc.integer({ min: -7_200_000, max: 7_200_000 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "network" as const,
        "resume" as const,
        "new-token" as const,
        "forget-token" as const,
        "upgrade" as const,
      ),
    }),
  },
);

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
      what: "random days: gesture, undo, look, worker ended anywhere, 17 faults at 4 positions, ticket changed or closed by someone else, clock moved, token replaced or forgotten, offline, upgrade",
      asked: "10,000 with all invariants",
      seen: `${runs} days, ${gestures} gestures, ${requests} close requests, ${endings} workers ended: no invariant broken; ${late} requests applied over 30 s after their end, which is not promised for`,
    });
  },
  scale(300_000, 3_600_000),
);

/** One day of an agent, and what must hold after each of its steps. */
class Day {
  readonly world: World;
  /** Jobs that gestures were answered with. */
  readonly promised: CloseJob[] = [];
  readonly #tickets: string[];
  readonly #steps: readonly Step[];

  static async play(seed: number, steps: readonly Step[]): Promise<Day> {
    const day = new Day(seed, steps);
    for (const one of steps) {
      await day.#act(one);
      await day.#check();
    }
    await day.#evening();
    return day;
  }

  private constructor(seed: number, steps: readonly Step[]) {
    this.world = new World({ seed });
    this.#tickets = this.world.addTickets(TICKETS);
    this.#steps = steps;
  }

  async #act(one: Step): Promise<void> {
    const { world } = this;
    const { timeline, service } = world;
    const id = "ticket" in one ? (this.#tickets[one.ticket] ?? "") : "";
    switch (one.do) {
      case "gesture":
        this.promised.push(...((await timeline.until(world.gesture([id]))) ?? []));
        return;
      case "undo":
      case "dismiss":
        return timeline.until(world.decide(one.do, await this.#jobsOf(id)));
      case "look":
        return timeline.until(world.look(id));
      case "change":
        service.state.change(id, { subject: `Changed at ${timeline.now}` });
        return;
      case "close-elsewhere":
        service.state.change(id, { status: "closed" });
        return;
      case "pass":
        return timeline.pass(one.ms);
      case "end-worker":
        return this.#endWorkerAfter(one.after);
      case "fault":
        service.faults.add({ on: { method: one.method }, do: one.fault, at: one.at });
        return;
      case "move-clock":
        world.clockOff += one.ms;
        return;
      case "network":
        world.setOnline(!world.isOnline);
        return;
      case "resume":
        return timeline.until(world.resume());
      case "new-token":
        return world.replaceToken();
      case "forget-token":
        return world.forgetToken();
      case "upgrade":
        return world.upgrade();
    }
  }

  /** Ends the worker at the point that comes so many points from now. */
  #endWorkerAfter(points: number): void {
    let left = points;
    this.world.endsAt = () => left-- === 0;
  }

  async #jobsOf(ticketId: string): Promise<string[]> {
    return (await this.world.store.all()).filter((job) => job.ticketId === ticketId).map(({ id }) => id);
  }

  /** The network is back, nobody lies any more, and the agent has dealt with the token: nothing may be left in the air. */
  async #evening(): Promise<void> {
    const { world } = this;
    world.endsAt = () => false;
    world.service.faults.clear();
    world.setOnline(true);
    // An hour without anybody's help: only what somebody has to decide may be left.
    await world.timeline.pass(3_600_000);
    if ((await verdictOf(world, [])).unfinished > 0)
      expect([(await world.hold())?.kind, this.#steps]).toEqual([
        world.hasToken ? "token" : "no-token",
        this.#steps,
      ]);
    if (!world.hasToken) await world.replaceToken();
    // Twice: an answer that was on its way at the first time may hold the queue anew.
    for (const ms of [60_000, 1_200_000]) {
      await world.timeline.until(world.resume());
      await world.timeline.pass(ms);
    }
    await this.#check();
    const verdict = await verdictOf(world, this.promised);
    expect([verdict.unfinished, this.#steps]).toEqual([0, this.#steps]);
  }

  async #check(): Promise<void> {
    const { world } = this;
    const jobs = await world.store.all();
    const verdict = await verdictOf(world, this.promised);
    expect([verdict.lost, verdict.wrong]).toEqual([0, []]);
    expect(world.network.mostInFlight).toBeLessThanOrEqual(1);
    expect(jobs.every((job) => this.#tickets.includes(job.ticketId))).toBe(true);
    const unfinished = jobs.filter(isUnfinished).map(({ ticketId }) => ticketId);
    expect(new Set(unfinished).size, "unfinished jobs per ticket").toBe(unfinished.length);
    for (const job of jobs) this.#checkRequests(job);
  }

  #checkRequests(job: CloseJob): void {
    const sent = this.world.network.sent.filter(({ jobId }) => jobId === job.id);
    expect(job.attempts).toBeLessThanOrEqual(2);
    for (const [index, one] of sent.entries()) {
      expect(one.state).toBe("sending");
      expect(one.credentials[0]).toBe(one.credentials[1]);
      expect(one.knewOfChange).toBe(false);
      const before = sent[index - 1];
      if (!before) continue;
      if (!mayBeApplied(before)) continue;
      const gone = one.leftAt - (before.endedAt ?? one.leftAt);
      // Nobody can tell a clock that was set forward between two workers from time that went by.
      const byTheClock = gone + one.clockOff - before.clockOff;
      expect(Math.max(gone, byTheClock)).toBeGreaterThanOrEqual(30_000);
    }
    expect(sent.filter(mayBeApplied).length).toBeLessThanOrEqual(2);
  }
}

/** Whether the worker had to think that the service may have applied it. */
function mayBeApplied({ entry, isHeard }: SentClose): boolean {
  return !isHeard || entry === null || ![429, ...TOKEN_FAULTS].includes(Number(entry.status));
}
