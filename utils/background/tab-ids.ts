import { storageItem } from "../platform/storage-item";

/** What one frame last reported. */
interface FrameReport {
  /** When the frame's document began or came back from the browser's cache of pages, in ms since 1970. */
  startedAt: number;
  ids: string[];
}

type Frames = Record<number, FrameReport>;

const TOP = 0;
/** Frames that come back together do so within this many ms, in any order. */
const TOGETHER_MS = 250;
/** More tickets than this are not shown for one tab. */
const MAX_IDS = 500;

/**
 * The ids in each tab, frame by frame, in session storage: they survive the worker, not the browser. A document tells when it
 * began, so that a frame of the page before never adds to the page of now.
 */
export class TabIds {
  /** Changes are read-modify-write: one at a time. */
  #last: Promise<unknown> = Promise.resolve();

  /** Takes a frame's report. @returns the ids of the tab after it */
  report(tabId: number, frameId: number, report: FrameReport): Promise<string[]> {
    return this.#inTurn(async () => {
      const item = framesOf(tabId);
      const frames = afterReport((await item.get()) ?? {}, frameId, report);
      await item.set(frames);
      return merged(frames);
    });
  }

  /** The ids of a tab in reading order, or `null` when nothing was ever reported from it. */
  async read(tabId: number): Promise<string[] | null> {
    const frames = await framesOf(tabId).get();
    return frames && merged(frames);
  }

  /** Forgets a tab. */
  forget(tabId: number): Promise<void> {
    return this.#inTurn(() => framesOf(tabId).remove());
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
  const isOfEarlierPage = top !== undefined && report.startedAt < top.startedAt - TOGETHER_MS;
  if (isOfEarlierPage) return frames;
  if (frameId !== TOP) return { ...frames, [frameId]: report };
  const kept = Object.entries(frames).filter(
    ([, frame]) => frame.startedAt >= report.startedAt - TOGETHER_MS,
  );
  return { ...Object.fromEntries(kept), [TOP]: report };
}

function merged(frames: Frames): string[] {
  const byFrame = Object.entries(frames).sort(([one], [other]) => Number(one) - Number(other));
  return [...new Set(byFrame.flatMap(([, { ids }]) => ids))].slice(0, MAX_IDS);
}

function framesOf(tabId: number) {
  return storageItem<Frames | null>("session", `tab:${tabId}`, (stored) => stored as Frames | null);
}
