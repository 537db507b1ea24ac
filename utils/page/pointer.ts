import { trusted } from "../core/trusted";
import { call } from "./dom";
import type { ShadowRootOf } from "./elements";
import { type Pointed, pointedPath } from "./pointed-path";
import { type Known, targetIds } from "./target";

/** Follows what a gesture would act on. */
export interface PointerWatch {
  /** What to listen to on the window, as it is caught, of what the user does only: not of what the page pretends. */
  readonly listeners: Readonly<Record<string, (event: never) => void>>;
  /** Takes what is known of the page from now on. `hasChanged`: what is under the pointer may be another thing. */
  follow(known: Known, hasChanged: boolean): void;
  /** Nothing is pointed at any more. */
  leave(): void;
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
 *
 * @param tell - receives the target whenever it changes; there is none at first
 * @param first - what is known of the page at first
 */
export function watchPointer(
  tell: (ids: string[]) => void,
  shadowRootOf: ShadowRootOf,
  first: Known,
  signal: AbortSignal,
): PointerWatch {
  let known = first;
  let pointed: Pointed | null = null;
  let told: string | null = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let menuAt = Number.NEGATIVE_INFINITY;
  /** Until when only the user changes the target. */
  let heldUntil = 0;

  function tellIds(ids: string[]) {
    clearTimeout(timer);
    timer = undefined;
    if (ids.join() === told || signal.aborted) return;
    told = ids.join();
    tell(ids);
  }

  function tellNow() {
    tellIds(targetIds(pointed, shadowRootOf, known));
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
    const { clientX: x, clientY: y, type } = event;
    // Without ids only what is pointed at counts, not where; a pointer that lay there before we came has come to nothing since.
    if (type === "pointermove" && !known.hasIds && pointed) return;
    // Browsers make moves up when the page changes under a pointer at rest.
    if (isHeld() && pointed?.point?.x === x && pointed.point.y === y) return;
    heldUntil = 0;
    pointed = { path: event.composedPath(), point: { x, y } };
    tellSoon();
  }

  function onMenu(event: PointerEvent) {
    if (event.type === "pointerdown" && event.button !== 2) return;
    menuAt = performance.now();
    // Whoever was told may have dropped it since: another tab was in front for a while.
    told &&= null;
    heldUntil = 0;
    onMove(event);
    if (pointed && isByKey(event)) pointed = { ...pointed, point: null };
    tellNow();
    if (event.type === "contextmenu") heldUntil = menuAt + MENU_HOLDS;
  }

  /** An open menu would have kept the key to itself. */
  function onKey() {
    heldUntil = menuAt = Number.NEGATIVE_INFINITY;
  }

  function onOut({ relatedTarget }: PointerEvent) {
    if (relatedTarget === null && !isMenuOpening()) leave();
  }

  function onFocus(event: Event) {
    const now = { path: event.composedPath(), point: null };
    const [focused] = pointedPath(now, shadowRootOf);
    // By the keyboard, not by a press of the mouse.
    const isVisible = focused instanceof Element && call(focused, "matches", ":focus-visible");
    if (isVisible && !isMenuOpening() && !isHeld()) pointed = now;
    tellAfterPause();
  }

  function onBlur({ target, currentTarget }: Event) {
    // Not of an element: of the window.
    if (target === currentTarget && !isMenuOpening()) leave(true);
  }

  function isMenuOpening() {
    return performance.now() - menuAt < MENU_OPENS;
  }

  function isHeld() {
    return performance.now() < heldUntil;
  }

  /** A selection stays when only the pointer leaves. */
  function leave(isAll = false) {
    pointed = null;
    if (isAll) tellIds([]);
    else tellNow();
  }

  signal.addEventListener("abort", () => clearTimeout(timer));
  return {
    listeners: {
      pointerover: trusted(onMove),
      pointermove: trusted(onMove),
      pointerout: trusted(onOut),
      pointerdown: trusted(onMenu),
      contextmenu: trusted(onMenu),
      blur: trusted(onBlur),
      focus: trusted(onFocus),
      keydown: trusted(onKey),
      selectionchange: trusted(tellAfterPause),
      select: trusted(tellAfterPause),
    },
    follow(next, hasChanged) {
      known = next;
      if (hasChanged && !isHeld() && (pointed || told)) tellSoon();
    },
    leave: () => leave(true),
  };
}

/** Whether a key asked for the menu: the browser makes up a place then. Fingers have button 0 too, and Ctrl with a click on a Mac. */
function isByKey({ button, ctrlKey, pointerType }: PointerEvent): boolean {
  return !button && !ctrlKey && !/touch|pen/.test(pointerType ?? "");
}
