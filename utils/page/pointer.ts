import { trusted } from "../core/trusted";
import { call, nameOf } from "./dom";
import type { ShadowRootOf } from "./elements";
import { isField } from "./find";
import { isByKey, isMadeUp, isOfShortcut } from "./gestures";
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
/** So long after the user did something in a frame, what changes in it is taken for the user's doing, in ms. */
const BY_HAND = 1_000;
/** The bit of the button that selects; the right one only selects what is pointed at anyway. */
const LEFT = 1;
/** So long after the menu was asked for the pointer may seem to leave, because the menu lies over the page, in ms. */
const MENU_OPENS = 500;
/** So long what the page does while the menu is open changes nothing, in ms: the item has to be there still when it is chosen. */
const MENU_HOLDS = 10_000;

/** Receives the target of a frame. `takes`: it comes of what the user just did here, so it counts whatever other frames told. */
export type TellTarget = (ids: string[], takes: boolean) => void;

/**
 * Tells the target before it is needed: the browser's menu shows its items right after `contextmenu`, too early for a message then.
 * Scripts of the page can select, move the focus and change what is shown; that counts only where the user is.
 *
 * @param tell - is called whenever the target changes, or may have been taken by another frame; there is none at first
 * @param first - what is known of the page at first
 */
export function watchPointer(
  tell: TellTarget,
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
  /** Until when what changes is the user's doing; 0 where nothing was done here since the pointer or the focus has left. */
  let takesUntil = 0;
  /** Whether the pointer did something that is still to be told. */
  let isDue = false;
  /** Until when a change of the selection is the user's doing. */
  let selectsUntil = 0;
  let isChosen = false;
  let lastFocused: Node | undefined;

  function tellIds(ids: string[]) {
    const takes = isDue || performance.now() < takesUntil;
    clearTimeout(timer);
    timer = undefined;
    isDue = false;
    if (ids.join() === told || signal.aborted) return;
    told = ids.join();
    tell(ids, takes);
  }

  function tellNow() {
    const ids = targetIds(pointed, shadowRootOf, known, isChosen);
    // What is in a frame, that frame tells.
    if (ids) tellIds(ids);
    else leave();
  }

  function tellSoon() {
    timer ??= setTimeout(tellNow, BEHIND_POINTER);
  }

  function tellAfterPause() {
    if (isHeld()) return;
    clearTimeout(timer);
    timer = setTimeout(tellNow, BEHIND_SELECTION);
  }

  /** Notes that the user does something in this frame. */
  function act({ buttons = 0 }: Partial<PointerEvent>) {
    const now = performance.now();
    // Meanwhile another frame may have become the one that counts.
    if (told && now > takesUntil) told = null;
    takesUntil = now + BY_HAND;
    selectsUntil = buttons & LEFT ? Number.POSITIVE_INFINITY : Math.min(selectsUntil, takesUntil);
  }

  function onMove(event: PointerEvent) {
    const { clientX: x, clientY: y, type } = event;
    const isByUser = !isMadeUp(event, pointed?.point);
    if (isByUser) act(event);
    else if (isHeld()) return;
    // Without ids only what is pointed at counts, not where; a pointer that lay there before we came has come to nothing since.
    if (type === "pointermove" && !known.hasIds && pointed) return;
    // The pointer comes from another frame, or from where it may have passed one.
    if (!pointed?.point) told = null;
    isDue ||= isByUser;
    heldUntil = 0;
    pointed = { path: event.composedPath(), point: { x, y } };
    tellSoon();
  }

  function onMenu(event: PointerEvent) {
    if (event.type === "pointerdown" && event.button !== 2) return act(event);
    menuAt = performance.now();
    // Whoever was told may have dropped it since: another tab was in front for a while.
    told &&= null;
    heldUntil = 0;
    onMove(event);
    if (pointed && isByKey(event)) pointed = { ...pointed, point: null };
    tellNow();
    if (event.type === "contextmenu") heldUntil = menuAt + MENU_HOLDS;
  }

  function onKey(event: KeyboardEvent) {
    // An open menu would have kept the key to itself.
    heldUntil = menuAt = Number.NEGATIVE_INFINITY;
    if (isOfShortcut(event)) return;
    act({});
    selectsUntil = takesUntil;
  }

  function onSelect({ target }: Event) {
    // Of a field without the focus nothing is taken.
    if (isField(target as Node) && target !== document.activeElement) return;
    isChosen = performance.now() < selectsUntil;
    tellAfterPause();
  }

  function onOut({ relatedTarget }: PointerEvent) {
    if (relatedTarget === null && !isMenuOpening()) leave();
  }

  function onFocus(event: Event) {
    const now = { path: event.composedPath(), point: null };
    const [focused] = pointedPath(now, shadowRootOf);
    // By the keyboard, not by a press of the mouse, nor by a script of a frame that the user has left.
    const isVisible = focused && nameOf(focused) && call(focused, "matches", ":focus-visible");
    // What had the focus when the user went to another window has it again.
    const isByUser = takesUntil > 0 || focused === lastFocused;
    if (isVisible && isByUser && !isMenuOpening() && !isHeld()) [pointed, lastFocused] = [now, focused];
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
    isDue = false;
    takesUntil = 0;
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
      pointerup: trusted(act),
      pointercancel: trusted(act),
      contextmenu: trusted(onMenu),
      blur: trusted(onBlur),
      focus: trusted(onFocus),
      keydown: trusted(onKey),
      selectionchange: trusted(onSelect),
      select: trusted(onSelect),
    },
    follow(next, hasChanged) {
      known = next;
      if (hasChanged && !isHeld() && (pointed || told)) tellSoon();
    },
    leave: () => leave(true),
  };
}
