import { expect } from "vitest";
import { type CloseJob, isUnfinished } from "../utils/core/close-job";
import { checkRequests } from "./request-rules";
import { type Step, TICKETS } from "./steps";
import { verdictOf } from "./verdict";
import { World } from "./world";

/** One day of an agent, and what must hold after each of its steps. */
export class Day {
  readonly world: World;
  /** Jobs that gestures were answered with. */
  readonly promised: CloseJob[] = [];
  readonly #tickets: string[];
  readonly #steps: readonly Step[];
  /** How far the clock on the wall was moved in all, in ms. */
  #clockMovedBy = 0;

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
        this.#clockMovedBy += Math.abs(one.ms);
        return;
      case "sleep":
        return this.#sleepAfter(one.after, one.ms);
      case "crowd":
        return this.#crowd(one.requests);
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

  /** The machine falls asleep when so many things have happened: soon enough to meet what is being waited for. */
  async #sleepAfter(things: number, ms: number): Promise<void> {
    for (let left = things; left > 0; left--) await this.world.timeline.step();
    this.world.sleep(ms);
  }

  /** Screens are admitted so often that closes have to wait for it, longest after the service wanted fewer requests. Nothing leaves. */
  #crowd(requests: number): void {
    const { gate } = this.world.background;
    for (let left = requests; left > 0; left--) gate.admit({ priority: "screen" }).catch(() => {});
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
    for (const job of jobs) checkRequests(world, job, this.#clockMovedBy);
  }
}
