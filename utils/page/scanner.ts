import type { Marks } from "../core/protocol";
import { whenAtRest } from "./arrival";
import { watchChanges } from "./changes";
import { rootOf } from "./dom";
import { idsInAddress } from "./find";
import { createFound } from "./found";
import { createHighlighter } from "./highlight";
import { createLook } from "./looker";
import { createPace } from "./pace";
import { watchPointer } from "./pointer";
import { createReporter } from "./reporter";
import { mayHost, type ShadowRootOf } from "./shadow-roots";

/** What a frame tells, and what it needs for it. */
export interface ScannerOptions {
  /**
   * Receives the ids of the document whenever they change, first of all even when there are none. `startedAt`: when the document
   * began or came back from the browser's cache of pages, in ms since 1970.
   */
  reportIds(ids: string[], startedAt: number): void;
  /** Receives the ids that a gesture would act on, whenever they change. */
  reportTarget(ids: string[]): void;
  shadowRootOf: ShadowRootOf;
  /** Ends everything and leaves no trace. */
  signal: AbortSignal;
}

export interface Scanner {
  /** Whether ids are marked in the text. */
  setUnderline(isOn: boolean): void;
  /** How they are marked from now on. */
  setMarks(marks: Marks): void;
  /** Reports the ids again, though they are the same. */
  report(): void;
  /** Says that there is nothing here any more. To be ended next. */
  leave(): void;
}

/** Not every browser has it: https://developer.mozilla.org/docs/Web/API/Navigation_API */
interface Navigated {
  navigation?: EventTarget;
}

/** The most ids told of one document. */
const MOST_REPORTED = 200;
/** The least time between two reports, in ms. */
const REPORT_PAUSE = 250;
/** How long changes are gathered before they are looked at: while the document is still arriving, and later, in ms. */
const GATHER_LOADING = 500;
const GATHER = 50;

/** Finds the ids of this document and follows them until the signal aborts. */
export function startScanner({ reportIds, reportTarget, shadowRootOf, signal }: ScannerOptions): Scanner {
  const found = createFound();
  const changes = watchChanges(() => pace.ask(), signal);
  const look = createLook(found, changes, shadowRootOf);
  const pace = createPace(round, gatherTime, signal);
  let startedAt = performance.timeOrigin;
  const reporter = createReporter((ids) => reportIds(ids, startedAt), REPORT_PAUSE, signal);
  const highlighter = createHighlighter(signal);
  const pointer = watchPointer(reportTarget, shadowRootOf, highlighter.isTicket, signal);
  let listenedTo: Element | null = null;
  let hadIds = false;
  let isGone = false;
  let hasLooked = false;

  function* round() {
    const hasChanged = yield* look();
    if (hasChanged) highlighter.show(found.finds());
    const ids = reportable();
    reporter.set(ids);
    const hasIds = ids.length > 0;
    // `document.open` takes away all listeners, and the root element with them.
    const isNew = listenedTo !== document.documentElement;
    if (isNew) listen();
    if (hasIds && (isNew || !hadIds)) pointer.start();
    if (!hasIds && hadIds) pointer.stop();
    hadIds = hasIds;
    if (hasChanged) pointer.refresh();
    if (!changes.isEmpty()) pace.ask();
  }

  function reportable(): string[] {
    if (isGone) return [];
    const ids = new Set(idsInAddress(location.href));
    for (const { id } of found.finds()) {
      if (ids.size >= MOST_REPORTED) break;
      ids.add(id);
    }
    return [...ids].slice(0, MOST_REPORTED);
  }

  function lookAtAll() {
    hasLooked = true;
    changes.watch(document);
    changes.add(document);
    pace.ask(true);
  }

  /** From then on changes are followed. */
  function lookAtFirst() {
    if (!hasLooked) lookAtAll();
  }

  const askPace = () => pace.ask();
  const onInput = (event: Event) => {
    const [target] = event.composedPath();
    if (target instanceof Node) changes.add(target);
    pace.ask();
  };
  // Scripts attach shadow trees to elements that are there already, which nothing announces.
  const onOver = (event: Event) => {
    const [target] = event.composedPath();
    if (!event.isTrusted || !(target instanceof Element)) return;
    for (const root of [rootOf(target), mayHost(target) ? shadowRootOf(target) : null]) {
      if (!(root instanceof ShadowRoot) || !changes.watch(root)) continue;
      changes.add(root);
      pace.ask();
    }
  };
  const leave = () => {
    isGone = true;
    pointer.stop();
    reporter.set([], true);
  };
  // Pages could make these up, as often as they like.
  const onHide = ({ isTrusted }: Event) => {
    if (isTrusted) leave();
  };
  const onShow = ({ persisted, isTrusted }: PageTransitionEvent) => {
    if (!isTrusted) return;
    isGone = false;
    if (!persisted) return;
    startedAt = Date.now();
    reporter.repeat(reportable());
    if (hadIds) pointer.start();
    pace.ask();
  };

  function listen() {
    listenedTo = document.documentElement;
    const options = { capture: true, passive: true, signal };
    // Of fields. `reset` comes before they change, the look after it.
    for (const type of ["input", "change", "reset"]) addEventListener(type, onInput, options);
    // After `load`, shadow trees may be there that nothing announced.
    for (const type of ["popstate", "hashchange", "load"]) addEventListener(type, askPace, options);
    addEventListener("pointerover", onOver, options);
    addEventListener("DOMContentLoaded", lookAtFirst, options);
    addEventListener("pagehide", onHide, options);
    addEventListener("pageshow", onShow, options);
    // Of a page's script that gives the page another address, no event tells.
    (globalThis as Navigated).navigation?.addEventListener("currententrychange", askPace, { signal });
    pointer.listen();
  }

  listen();
  whenAtRest(lookAtFirst, signal);
  return {
    setUnderline: highlighter.enable,
    setMarks: highlighter.follow,
    report: () => reporter.repeat(reportable()),
    leave,
  };
}

/** While the document is still arriving, looks are for those who wait long. */
function gatherTime(): number {
  return document.readyState === "loading" ? GATHER_LOADING : GATHER;
}
