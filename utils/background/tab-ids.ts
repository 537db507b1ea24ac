import { MOST_REPORTED } from "../core/protocol";
import { sessionItems, storageItem } from "../platform/storage-item";
import { inTurn } from "./in-turn";
import { withRoom } from "./known-tickets";

/** What a frame reports. */
interface FrameReport {
  /** When the frame's document began or came back from the browser's cache of pages, in ms since 1970, as the frame says. */
  startedAt: number;
  ids: string[];
}

/** What one frame last reported. */
interface Frame {
  /** When its document began, in ms since 1970: as it says, but not later than it first said so. */
  startedAt: number;
  /** What it says. */
  claimedAt: number;
  /** When it reported, in ms since 1970. */
  reportedAt: number;
  ids: string[];
}

/** What the frames of a tab hold together. */
export interface TabReport {
  /** In reading order. */
  ids: string[];
  /** Whether there are more than those. */
  isCut: boolean;
}

type Frames = Record<number, Frame>;

const PREFIX = "tab:";
const TOP = 0;
/** Frames that come back together do so within this many ms, in any order. */
const TOGETHER_MS = 250;
/** More tickets than this are not shown for one tab. */
const MAX_IDS = 500;
/** Of no more frames anything is kept beside the top: what made them may be a script that tires us, and of those that went nobody tells. */
const MAX_FRAMES = 100;
/** No more ids are kept for one tab. More than are shown, as frames may name the same. */
const MAX_KEPT = 2_000;

/**
 * The ids in each tab, frame by frame, in session storage: they survive the worker, not the browser. A document tells when it
 * began, so that a frame of the page before never adds to the page of now.
 */
export class TabIds {
  /** What is stored, as far as it was written since the worker started: nobody else writes it, and a popup that opens waits for it. */
  readonly #stored = new Map<number, Frames>();
  /** Changes are read-modify-write: one at a time. */
  readonly #inTurn = inTurn();

  /** Takes a frame's report. @returns whether it shows that the tab has another page now */
  report(tabId: number, frameId: number, report: FrameReport): Promise<boolean> {
    return this.#inTurn(async () => {
      const before = (await this.#frames(tabId)) ?? {};
      const frames = bounded(afterReport(before, frameId, report));
      await withRoom(() => framesOf(tabId).set(frames));
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
      !wanted || Object.values(frames).some((frame) => frame.ids.some((id) => wanted.has(id)));
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
}

/** The frames after one of them reported. */
function afterReport(frames: Frames, frameId: number, { startedAt: claimedAt, ids }: FrameReport): Frames {
  const reportedAt = Date.now();
  const before = frames[frameId];
  // One of the future, which a page's process could claim, would outlive every later page.
  const startedAt = before?.claimedAt === claimedAt ? before.startedAt : Math.min(claimedAt, reportedAt);
  const frame = { startedAt, claimedAt, reportedAt, ids };
  const top = frames[TOP];
  const isEarlier = top !== undefined && startedAt < top.startedAt - TOGETHER_MS;
  // The last word of a page that went. A page that has ids is there, even where the clock says that it began before the last one.
  if (isEarlier && (frameId !== TOP || ids.length === 0)) return frames;
  if (frameId !== TOP) return { ...frames, [frameId]: frame };
  const kept = Object.entries(frames).filter(([, other]) => other.startedAt >= startedAt - TOGETHER_MS);
  return { ...Object.fromEntries(kept), [TOP]: frame };
}

/** What is kept of frames: the top, and of the others with ids those that reported last. */
function bounded({ [TOP]: top, ...others }: Frames): Frames {
  const latest = Object.entries(others)
    .filter(([, { ids }]) => ids.length > 0)
    .sort(([, one], [, other]) => other.reportedAt - one.reportedAt)
    .slice(0, MAX_FRAMES);
  let room = MAX_KEPT - (top?.ids.length ?? 0);
  const kept: Frames = top ? { [TOP]: top } : {};
  for (const [frameId, frame] of latest) {
    kept[Number(frameId)] = { ...frame, ids: frame.ids.slice(0, room) };
    room = Math.max(0, room - frame.ids.length);
  }
  return kept;
}

function merged(frames: Frames): TabReport {
  const byFrame = Object.entries(frames).sort(([one], [other]) => Number(one) - Number(other));
  const ids = [...new Set(byFrame.flatMap(([, frame]) => frame.ids))];
  // A frame that reports as many may have more.
  const isFull = byFrame.some(([, frame]) => frame.ids.length >= MOST_REPORTED);
  return { ids: ids.slice(0, MAX_IDS), isCut: isFull || ids.length > MAX_IDS };
}

function framesOf(tabId: number) {
  return storageItem<Frames | null>("session", PREFIX + tabId, (stored) => stored as Frames | null);
}
