import browser from "webextension-polyfill";

const HALF_A_MINUTE = 0.5;
const LONGEST_TIMER_MS = 60_000;

/**
 * A bell that wakes the worker. It rings at the given time, and every half minute after it in case the worker was ended before it
 * came to ring it anew; browsers round times below half a minute up.
 */
export class Alarm {
  readonly #name: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #callback: () => void;

  /** Must be made while the worker starts: later listeners would miss the ring that started it. */
  constructor(name: string, callback: () => void) {
    this.#name = name;
    this.#callback = callback;
    browser.alarms.onAlarm.addListener((alarm) => {
      if (alarm.name === name) callback();
    });
  }

  /**
   * Rings with a timer while the worker lives and with the browser's alarm if not.
   *
   * @param time - when, in ms since 1970; `null`: never
   * @param now - what time it is by the same clock
   */
  set(time: number | null, now: number): void {
    clearTimeout(this.#timer);
    if (time === null) {
      void browser.alarms.clear(this.#name);
      return;
    }
    // Timers overflow at 25 days, and a worker that has nothing to do for so long is gone by then.
    const wait = Math.min(LONGEST_TIMER_MS, Math.max(0, time - now));
    this.#timer = setTimeout(this.#callback, wait);
    void browser.alarms.create(this.#name, {
      when: Date.now() + Math.max(0, time - now),
      periodInMinutes: HALF_A_MINUTE,
    });
  }
}
