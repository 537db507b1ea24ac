import { sessionItems, storageItem } from "../platform/storage-item";

/** What one frame last reported. */
interface FrameReport {
  /** When the frame's document began or came back from the browser's cache of pages, in ms since 1970. */
  startedAt: number;
  ids: string[];
}

/** What the frames of a tab hold together. */
export interface TabReport {
  /** In reading order. */
  ids: string[];
  /** Whether there are more than those. */
  isCut: boolean;
}

type Frames = Record<number, FrameReport>;

const PREFIX = "tab:";
const TOP = 0;
/** Frames that come back together do so within this many ms, in any order. */
const TOGETHER_MS = 250;
/** More tickets than this are not shown for one tab. */
const MAX_IDS = 500;
/** A frame that reports as many may have more. */
const MAX_REPORTED = 200;

/**
 * The ids in each tab, frame by frame, in session storage: they survive the worker, not the browser. A document tells when it
 * began, so that a frame of the page before never adds to the page of now.
 */
export class TabIds {
  /** What is stored, as far as it was written since the worker started: nobody else writes it, and a popup that opens waits for it. */
  readonly #stored = new Map<number, Frames>();
  /** Changes are read-modify-write: one at a time. */
  #last: Promise<unknown> = Promise.resolve();

  /** Takes a frame's report. @returns whether it shows that the tab has another page now */
  report(tabId: number, frameId: number, report: FrameReport): Promise<boolean> {
    return this.#inTurn(async () => {
      const before = (await this.#frames(tabId)) ?? {};
      const frames = afterReport(before, frameId, report);
      await framesOf(tabId).set(frames);
      this.#stored.set(tabId, frames);
      return frames[TOP]?.startedAt !== before[TOP]?.startedAt;
    });
  }

  /** Whether a key of session storage is that of a tab's ids. */
  isKey(key: string): boolean {
    return key.startsWith(PREFIX);
  }

  /** What a tab holds, or `null` when nothing was ever reported from it. */
  async read(tabId: number): Promise<TabReport | null> {
    const frames = await this.#frames(tabId);
    return frames && merged(frames);
  }

  /** The tabs that hold any of some ids; without ids all that ever reported. */
  async tabsWith(ids?: readonly string[]): Promise<number[]> {
    const wanted = ids && new Set(ids);
    const holds = (frames: Frames) =>
      Object.values(frames).some((frame) => !wanted || frame.ids.some((id) => wanted.has(id)));
    return Object.entries(await sessionItems())
      .filter(([key, frames]) => this.isKey(key) && holds(frames as Frames))
      .map(([key]) => Number(key.slice(PREFIX.length)));
  }

  /** Forgets a tab. */
  forget(tabId: number): Promise<void> {
    return this.#inTurn(async () => {
      await framesOf(tabId).remove();
      this.#stored.delete(tabId);
    });
  }

  async #frames(tabId: number): Promise<Frames | null> {
    return this.#stored.get(tabId) ?? (await framesOf(tabId).get());
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(change);
    this.#last = turn.catch(() => {});
    return turn;
  }
}

/** The frames after one of them reported. */
function afterReport(frames: Frames, frameId: number, report: FrameReport): Frames {
  const top = frames[TOP];
  const isEarlier = top !== undefined && report.startedAt < top.startedAt - TOGETHER_MS;
  // The last word of a page that went. A page that has ids is there, even where the clock says that it began before the last one.
  if (isEarlier && (frameId !== TOP || report.ids.length === 0)) return frames;
  if (frameId !== TOP) return { ...frames, [frameId]: report };
  const kept = Object.entries(frames).filter(
    ([, frame]) => frame.startedAt >= report.startedAt - TOGETHER_MS,
  );
  return { ...Object.fromEntries(kept), [TOP]: report };
}

function merged(frames: Frames): TabReport {
  const byFrame = Object.entries(frames).sort(([one], [other]) => Number(one) - Number(other));
  const ids = [...new Set(byFrame.flatMap(([, frame]) => frame.ids))];
  const isFull = byFrame.some(([, frame]) => frame.ids.length >= MAX_REPORTED);
  return { ids: ids.slice(0, MAX_IDS), isCut: isFull || ids.length > MAX_IDS };
}

function framesOf(tabId: number) {
  return storageItem<Frames | null>("session", PREFIX + tabId, (stored) => stored as Frames | null);
}
