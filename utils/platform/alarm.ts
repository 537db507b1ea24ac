import browser from "webextension-polyfill";

const HALF_A_MINUTE = 0.5;

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

  /** Rings at `time` (ms since 1970), with a timer while the worker lives and with the browser's alarm if not; `null`: never. */
  set(time: number | null): void {
    clearTimeout(this.#timer);
    if (time === null) {
      void browser.alarms.clear(this.#name);
      return;
    }
    this.#timer = setTimeout(this.#callback, Math.max(0, time - Date.now()));
    void browser.alarms.create(this.#name, { when: time, periodInMinutes: HALF_A_MINUTE });
  }
}
