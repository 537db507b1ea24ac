import { matches } from "./dom";
import { type Pointed, pointedPath } from "./pointed-path";
import type { ShadowRootOf } from "./shadow-roots";
import { type IsKnown, targetIds, targetInAttributes } from "./target";

/** Follows what a gesture would act on. */
export interface PointerWatch {
  /** Begins to listen, or begins again where the page took the listeners away. */
  listen(): void;
  /** Starts to follow closely. */
  start(): void;
  /** In a page without ids only attributes can name any: they are looked at whenever the pointer comes to another element. */
  stop(): void;
  /** Notes that the page changed under the pointer. */
  refresh(): void;
}

/** The longest that a target told is behind the pointer, and behind a selection that is being made, in ms. */
const BEHIND_POINTER = 60;
const BEHIND_SELECTION = 100;
/** So long after the menu was asked for the pointer may seem to leave, because the menu lies over the page, in ms. */
const MENU_OPENS = 500;
/** So long what the page does while the menu is open changes nothing, in ms: the item has to be there still when it is chosen. */
const MENU_HOLDS = 10_000;

/**
 * Tells the target before it is needed: the browser's menu shows its items right after `contextmenu`, too early for a message then.
 * Listens to what the user does only, not to what the page pretends.
 *
 * @param tell - receives the target whenever it changes; there is none at first
 */
export function watchPointer(
  tell: (ids: string[]) => void,
  shadowRootOf: ShadowRootOf,
  isKnown: IsKnown,
  signal: AbortSignal,
): PointerWatch {
  let pointed: Pointed | null = null;
  let told: string | null = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let menuAt = Number.NEGATIVE_INFINITY;
  /** Until when only the user changes the target. */
  let heldUntil = 0;
  let listening: AbortController | undefined;

  function tellIds(ids: string[]) {
    clearTimeout(timer);
    timer = undefined;
    if (ids.join() === told || signal.aborted) return;
    told = ids.join();
    tell(ids);
  }

  function tellNow() {
    tellIds((listening ? targetIds : targetInAttributes)(pointed, shadowRootOf, isKnown));
  }

  function tellSoon() {
    timer ??= setTimeout(tellNow, BEHIND_POINTER);
  }

  function tellAfterPause() {
    if (isHeld()) return;
    clearTimeout(timer);
    timer = setTimeout(tellNow, BEHIND_SELECTION);
  }

  function onMove(event: MouseEvent) {
    const { clientX: x, clientY: y, isTrusted } = event;
    // Browsers make moves up when the page changes under a pointer at rest.
    if (!isTrusted || (isHeld() && pointed?.point?.x === x && pointed.point.y === y)) return;
    heldUntil = 0;
    pointed = { path: event.composedPath(), point: { x, y } };
    tellSoon();
  }

  function onMenu(event: MouseEvent) {
    if (!event.isTrusted || (event.type === "pointerdown" && event.button !== 2)) return;
    menuAt = performance.now();
    // Whoever was told may have dropped it since: another tab was in front for a while.
    told &&= null;
    heldUntil = 0;
    onMove(event);
    if (pointed && isByKey(event)) pointed.point = null;
    tellNow();
    if (event.type === "contextmenu") heldUntil = menuAt + MENU_HOLDS;
  }

  /** An open menu would have kept the key to itself. */
  function onKey() {
    heldUntil = menuAt = Number.NEGATIVE_INFINITY;
  }

  function onOut({ relatedTarget, isTrusted }: PointerEvent) {
    if (relatedTarget !== null || !isTrusted || isMenuOpening()) return;
    pointed = null;
    tellNow();
  }

  function onFocus(event: Event) {
    const now = { path: event.composedPath(), point: null };
    const [focused] = pointedPath(now, shadowRootOf);
    // By the keyboard, not by a press of the mouse.
    const isVisible = focused instanceof Element && matches(focused, ":focus-visible");
    if (event.isTrusted && isVisible && !isMenuOpening() && !isHeld()) pointed = now;
    tellAfterPause();
  }

  function onBlur({ target, currentTarget }: Event) {
    // Not of an element: of the window.
    if (target === currentTarget && !isMenuOpening()) clear();
  }

  function isMenuOpening() {
    return performance.now() - menuAt < MENU_OPENS;
  }

  function isHeld() {
    return performance.now() < heldUntil;
  }

  function clear() {
    pointed = null;
    tellIds([]);
  }

  function stop() {
    listening?.abort();
    listening = undefined;
    clear();
  }

  function listen(until: AbortSignal, listeners: Record<string, (event: never) => void>) {
    const options = { capture: true, passive: true, signal: until };
    for (const [type, listener] of Object.entries(listeners)) {
      addEventListener(type, listener as EventListener, options);
    }
  }

  function listenAlways() {
    listen(signal, {
      pointerover: onMove,
      pointerout: onOut,
      pointerdown: onMenu,
      contextmenu: onMenu,
      blur: onBlur,
      focus: onFocus,
      keydown: onKey,
    });
  }

  signal.addEventListener("abort", stop);
  return {
    stop,
    listen: listenAlways,
    start() {
      listening?.abort();
      listening = new AbortController();
      listen(listening.signal, {
        pointermove: onMove,
        selectionchange: tellAfterPause,
        select: tellAfterPause,
      });
    },
    refresh() {
      if (listening && !isHeld() && (pointed || told)) tellSoon();
    },
  };
}

/** Whether a key asked for the menu: the browser makes up a place then. Fingers have button 0 too, and Ctrl with a click on a Mac. */
function isByKey({ button, ctrlKey, pointerType }: MouseEvent & { pointerType?: string }): boolean {
  return !button && !ctrlKey && !/touch|pen/.test(pointerType ?? "");
}
