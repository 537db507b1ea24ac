import type { ShadowRootOf } from "./shadow-roots";
import { type Pointer, targetIds } from "./target";

/** Follows what a gesture would act on. */
export interface PointerWatch {
  /** Starts to follow, or starts again where the page took the listeners away. */
  start(): void;
  /** Stops to follow: a page without ids has nothing to follow. */
  stop(): void;
  /** Notes that the page changed under the pointer. */
  refresh(): void;
}

/** The longest that a target told is behind the pointer, and behind a selection that is being made, in ms. */
const BEHIND_POINTER = 60;
const BEHIND_SELECTION = 100;
/** So long after the menu was asked for the pointer may seem to leave, because the menu lies over the page, in ms. */
const MENU_OPENS = 500;

/**
 * Tells the target before it is needed: the browser's menu shows its items right after `contextmenu`, too early for a message then.
 * Listens to what the user does only, not to what the page pretends.
 *
 * @param tell - receives the target whenever it changes; there is none at first
 */
export function watchPointer(
  tell: (ids: string[]) => void,
  shadowRootOf: ShadowRootOf,
  signal: AbortSignal,
): PointerWatch {
  let pointer: Pointer | null = null;
  let told: string | null = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let menuAt = Number.NEGATIVE_INFINITY;
  let listening: AbortController | undefined;

  function tellIds(ids: string[]) {
    clearTimeout(timer);
    timer = undefined;
    if (ids.join() === told || signal.aborted) return;
    told = ids.join();
    tell(ids);
  }

  function tellNow() {
    tellIds(targetIds(pointer, shadowRootOf));
  }

  function tellSoon() {
    timer ??= setTimeout(tellNow, BEHIND_POINTER);
  }

  function tellAfterPause() {
    clearTimeout(timer);
    timer = setTimeout(tellNow, BEHIND_SELECTION);
  }

  function onMove(event: MouseEvent) {
    if (!event.isTrusted) return;
    pointer = { x: event.clientX, y: event.clientY, path: event.composedPath() };
    tellSoon();
  }

  function onMenu(event: MouseEvent) {
    if (!event.isTrusted || (event.type === "pointerdown" && event.button !== 2)) return;
    menuAt = performance.now();
    // Whoever was told may have dropped it since: another tab was in front for a while.
    told = null;
    onMove(event);
    tellNow();
  }

  function onOut({ relatedTarget, isTrusted }: PointerEvent) {
    if (relatedTarget !== null || !isTrusted || isMenuOpening()) return;
    pointer = null;
    tellNow();
  }

  function onBlur({ target, currentTarget }: Event) {
    // Not of an element: of the window.
    if (target === currentTarget && !isMenuOpening()) clear();
  }

  function isMenuOpening() {
    return performance.now() - menuAt < MENU_OPENS;
  }

  function clear() {
    pointer = null;
    tellIds([]);
  }

  function stop() {
    listening?.abort();
    listening = undefined;
    clear();
  }

  signal.addEventListener("abort", stop);
  return {
    stop,
    start() {
      listening?.abort();
      listening = new AbortController();
      const options = { capture: true, passive: true, signal: listening.signal };
      addEventListener("pointermove", onMove, options);
      addEventListener("pointerover", onMove, options);
      addEventListener("pointerout", onOut, options);
      addEventListener("pointerdown", onMenu, options);
      addEventListener("contextmenu", onMenu, options);
      addEventListener("selectionchange", tellAfterPause, options);
      addEventListener("select", tellAfterPause, options);
      addEventListener("blur", onBlur, options);
      addEventListener("focus", tellAfterPause, options);
    },
    refresh() {
      if (listening) tellSoon();
    },
  };
}
