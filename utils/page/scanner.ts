import { type FrameOrders, MOST_REPORTED } from "../core/protocol";
import { beginningOf } from "../core/ticket-id";
import { trusted } from "../core/trusted";
import { whenAtRest } from "./arrival";
import { watchChanges } from "./changes";
import { outlivingFrames } from "./dead-objects";
import { call, isShadowRoot } from "./dom";
import type { ShadowRootOf } from "./elements";
import { idsInAddress, isField } from "./find";
import { createFound } from "./found";
import { createMarks } from "./highlight";
import { createLook } from "./looker";
import { createPace } from "./pace";
import { type TellTarget, watchPointer } from "./pointer";
import { createReporter } from "./reporter";

/** What a frame tells, and what it needs for it. */
export interface ScannerOptions {
  /**
   * Receives the ids of the document whenever they change. There are none at first. `startedAt`: when the document began or came back
   * from the browser's cache of pages, in ms since 1970.
   */
  reportIds(ids: string[], startedAt: number): void;
  reportTarget: TellTarget;
  shadowRootOf: ShadowRootOf;
  /** When the document began or came back, until it comes back again. */
  startedAt: number;
  orders: FrameOrders;
  /** Ends everything and leaves no trace. */
  signal: AbortSignal;
}

export interface Scanner {
  /** Takes other orders. */
  follow(orders: FrameOrders): void;
  /** Reports the ids again, though they are the same. */
  report(): void;
  /** Says that nothing is pointed at any more. To be ended next. */
  leave(): void;
}

/** Not every browser has it: https://developer.mozilla.org/docs/Web/API/Navigation_API */
interface Navigated {
  navigation?: EventTarget;
}

/** The least time between two reports, in ms. */
const REPORT_PAUSE = 250;
/** How long changes are gathered before they are looked at: while the document is still arriving, and later, in ms. */
const GATHER_LOADING = 500;
const GATHER = 100;

/** Finds the ids of this document and follows them until the signal aborts. */
export function startScanner({
  reportIds,
  reportTarget,
  shadowRootOf,
  startedAt,
  orders,
  signal,
}: ScannerOptions): Scanner {
  let beginning = beginningOf(orders.tables);
  const found = createFound();
  const changes = watchChanges(() => pace.ask(), signal);
  const look = createLook(found, changes, shadowRootOf, () => ({
    beginning,
    // Without marks nobody sees more of them than are told.
    most: orders.underline ? Number.POSITIVE_INFINITY : MOST_REPORTED,
  }));
  const work = import.meta.env.FIREFOX ? () => outlivingFrames(round(), lookAnew) : round;
  const pace = createPace(work, gatherTime, signal);
  let began = startedAt;
  const reporter = createReporter((ids) => reportIds(ids, began), REPORT_PAUSE, signal);
  const showMarks = createMarks(signal);
  const pointer = watchPointer(reportTarget, shadowRootOf, { beginning, hasIds: false }, signal);
  let listenedTo: Element | null = null;
  let hasLooked = false;
  let isGone = false;
  /** Whether to mark anew after the next look, though it may find the same. */
  let isMarkDue = false;

  function* round(): Generator<void, void, boolean> {
    const hasChanged = yield* look();
    yield;
    if (hasChanged || isMarkDue) mark();
    isMarkDue = false;
    yield;
    const ids = reportable();
    reporter.set(ids);
    // `document.open` takes away all listeners, and the root element with them.
    if (listenedTo !== document.documentElement) listen();
    pointer.follow({ beginning, hasIds: ids.length > 0 }, hasChanged);
    if (!changes.isEmpty()) pace.ask();
  }

  function mark() {
    showMarks(orders.underline ? found.finds() : [], orders.closed);
  }

  function reportable(): string[] {
    if (isGone) return [];
    const ids = new Set(idsInAddress(location.href, beginning));
    for (const { id } of found.finds()) ids.add(id);
    return [...ids].slice(0, MOST_REPORTED);
  }

  function lookAtAll() {
    hasLooked = true;
    changes.watch(document);
    changes.add(document);
    pace.ask(true);
  }

  function lookAnew() {
    isMarkDue = true;
    changes.add(document);
    pace.ask();
  }

  /** From then on changes are followed. */
  const lookAtFirst = () => hasLooked || lookAtAll();
  const askPace = () => pace.ask();
  // Elements that can be written in tell their changes themselves.
  const onInput = (event: Event) => {
    const [target] = event.composedPath() as [Node];
    if (isField(target)) changes.add(target);
    pace.ask();
  };
  /** Scripts attach shadow trees to elements that are there already, which nothing announces. */
  const onOver = (event: PointerEvent) => {
    pointer.listeners["pointerover"]?.(event as never);
    // Not told by its class: what came from a frame has that one's.
    const [target] = event.composedPath() as [Element];
    for (const root of [call(target, "getRootNode"), shadowRootOf(target)])
      if (root && isShadowRoot(root) && changes.watch(root)) {
        changes.add(root);
        pace.ask();
      }
  };
  const onHide = () => {
    isGone = true;
    pointer.leave();
    reporter.set([], true);
  };
  const onShow = ({ persisted }: PageTransitionEvent) => {
    isGone = false;
    if (!persisted) return;
    began = Date.now();
    reporter.repeat(reportable());
    pace.ask();
  };
  const listeners: Record<string, (event: never) => void> = {
    ...pointer.listeners,
    pointerover: trusted(onOver),
    // Of fields. `reset` comes before they change, the look after it.
    input: onInput,
    change: onInput,
    reset: onInput,
    popstate: askPace,
    hashchange: askPace,
    // After it, shadow trees may be there that nothing announced.
    load: askPace,
    DOMContentLoaded: lookAtFirst,
    pagehide: trusted(onHide),
    pageshow: trusted(onShow),
  };

  function listen() {
    listenedTo = document.documentElement;
    for (const [type, listener] of Object.entries(listeners))
      addEventListener(type, listener as EventListener, { capture: true, passive: true, signal });
    // Of a page's script that gives the page another address, no event tells.
    (globalThis as Navigated).navigation?.addEventListener("currententrychange", askPace, { signal });
  }

  listen();
  whenAtRest(lookAtFirst, signal);
  return {
    report: () => reporter.repeat(reportable()),
    leave: pointer.leave,
    follow(next) {
      const isOther = next.tables.join() !== orders.tables.join() || next.underline !== orders.underline;
      orders = next;
      beginning = beginningOf(orders.tables);
      const isLookDue = isOther && hasLooked;
      // All at once: each change of marks makes Chrome go over the whole page.
      isMarkDue ||= isLookDue;
      if (isLookDue) lookAtAll();
      // Where something dead ends this mark, the round marks anew.
      if (import.meta.env.FIREFOX) pace.ask();
      if (!isMarkDue || !orders.underline) mark();
    },
  };
}

/** While the document is still arriving, looks are for those who wait long. */
function gatherTime(): number {
  return document.readyState === "loading" ? GATHER_LOADING : GATHER;
}
