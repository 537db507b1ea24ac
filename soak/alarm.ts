import type { Life } from "./life";
import type { Timeline } from "./timeline";

/** The least that browsers let an alarm wait, and how often it rings after that, in ms. */
const ALARM_MS = 30_000;

/** The bell of a worker: a timer for as long as it lives, and the browser's alarm after that. */
export class SimulatedAlarm {
  readonly #timeline: Timeline;
  readonly #wake: () => void;
  #cancel = () => {};

  /** @param wake - starts a worker if none lives, and wakes its queue */
  constructor(timeline: Timeline, wake: () => void) {
    this.#timeline = timeline;
    this.#wake = wake;
  }

  /** @param from - what time it is by the clock that `time` is of */
  set(life: Life, ring: () => void, time: number | null, from: number): void {
    if (life.hasEnded) return;
    this.#cancel();
    life.cancelTimer();
    if (time === null) return;
    const wait = Math.max(0, time - from);
    this.#ringAfter(Math.max(ALARM_MS, wait));
    life.cancelTimer = this.#timeline.at(this.#timeline.now + Math.min(wait, 2 * ALARM_MS), () => {
      if (!life.hasEnded) ring();
    });
  }

  #ringAfter(ms: number): void {
    this.#cancel = this.#timeline.at(this.#timeline.now + ms, () => {
      this.#ringAfter(ALARM_MS);
      this.#wake();
    });
  }
}
