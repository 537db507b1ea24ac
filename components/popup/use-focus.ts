import type { RefObject } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";

/** Moves the focus among rows and never lets it get lost. */
export interface FocusMover {
  /** The ticket whose row is to be drawn next, to be given the focus. */
  soughtId(): string | null;
  /** The ticket whose row has the focus. */
  current(): string | null;
  /** Focuses a row now, or as soon as it is drawn. */
  focusRow(ticketId: string): void;
  /** Focuses something outside the rows now. */
  focusPart(part: string): void;
  /** Focuses something with the next drawing, if it is there then; `ticketId` tells in which row. */
  focusSoon(part: string, ticketId?: string): void;
  /** Focuses the field until there is something better. */
  park(): void;
  /** Whether the focus is where it was parked, and nobody has pressed anything since. */
  isParked(): boolean;
}

/** What is to get the focus with the next drawing. */
interface Wish {
  part: string;
  ticketId: string | undefined;
  /** Whether the agent chose it, and did not only lose what was there before. */
  isChosen: boolean;
}

interface Place {
  element: Element;
  ticketId: string | null;
}

/**
 * Keeps the focus when the element that had it goes away or cannot be used any more: it moves to the subject of its row, or of the
 * row that took its place; from outside the rows to the row where it was last; else to the field, where letters are only written.
 *
 * @param ids - of all rows, in their order
 * @param onChosen - told when it was moved in a drawing as the agent chose
 */
export function useFocus(
  root: RefObject<HTMLElement | null>,
  ids: readonly string[],
  onChosen: () => void,
): FocusMover {
  const [, draw] = useState(0);
  const last = useRef<Place | null>(null);
  const lastInRow = useRef<string | null>(null);
  const wanted = useRef<Wish | null>(null);
  const parked = useRef<HTMLElement | null>(null);
  const held = document.activeElement;
  const drawnIds = useRef(ids);

  useLayoutEffect(() => {
    const element = root.current;
    const remember = (event: FocusEvent) => {
      if (!(event.target instanceof Element)) return;
      last.current = { element: event.target, ticketId: ticketOf(event.target) };
      lastInRow.current = last.current.ticketId ?? lastInRow.current;
      if (event.target !== parked.current) parked.current = null;
    };
    const leave = (event: Event) => {
      // The shortcut that opened the popup may still be held.
      if (event instanceof KeyboardEvent && event.repeat) return;
      parked.current = null;
    };
    element?.addEventListener("focusin", remember);
    element?.addEventListener("keydown", leave);
    element?.addEventListener("pointerdown", leave);
    return () => {
      element?.removeEventListener("focusin", remember);
      element?.removeEventListener("keydown", leave);
      element?.removeEventListener("pointerdown", leave);
    };
  }, [root]);

  const mover = useMemo<FocusMover>(
    () => ({
      current: () => ticketOf(document.activeElement),
      soughtId: () => wanted.current?.ticketId ?? null,
      focusRow: (ticketId) => {
        const subject = partOf(root.current, "subject", ticketId);
        if (subject) return subject.focus();
        wanted.current = { part: "subject", ticketId, isChosen: true };
        draw((count) => count + 1);
      },
      focusPart: (part) => partOf(root.current, part)?.focus(),
      focusSoon: (part, ticketId) => {
        wanted.current = { part, ticketId, isChosen: true };
      },
      park: () => {
        parked.current = partOf(root.current, "filter");
        parked.current?.focus();
      },
      isParked: () => parked.current !== null && parked.current === document.activeElement,
    }),
    [root],
  );

  // After every drawing: what is wanted is there now, or it never came to be; what had the focus may be gone.
  useLayoutEffect(() => {
    const before = drawnIds.current;
    drawnIds.current = ids;
    const wish = wanted.current;
    wanted.current = null;
    const target = wish && partOf(root.current, wish.part, wish.ticketId);
    if (target) {
      target.focus();
      return wish.isChosen ? onChosen() : undefined;
    }
    // A row that is moved loses it, and is there all the same.
    if (isNowhere() && held instanceof HTMLElement && root.current?.contains(held)) held.focus();
    const lost = last.current;
    if (!lost || !isLost(lost)) return;
    const { ticketId } = lost;
    const row = rowAgain(root.current, ticketId ?? lastInRow.current);
    const heir = ticketId === null ? null : heirOf(ticketId, before, ids);
    const subject = row ?? rowAgain(root.current, heir);
    if (subject) return subject.focus();
    if (heir === null || wish) return mover.park();
    // It is not drawn yet.
    wanted.current = { part: "subject", ticketId: heir, isChosen: false };
    draw((count) => count + 1);
  });

  return mover;
}

/** A box that is switched off keeps the focus in some browsers, and then no key arrives anywhere. */
function isLost({ element }: Place): boolean {
  if (element.matches(":disabled")) return isNowhere() || document.activeElement === element;
  return !element.isConnected && isNowhere();
}

/** Whether nothing has the focus. */
function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** The ticket whose row took the place of one that is gone: the next that is left, or else that at its place or at the end. */
function heirOf(goneId: string, before: readonly string[], ids: readonly string[]): string | null {
  const place = before.indexOf(goneId);
  const next = before.slice(place + 1).find((id) => ids.includes(id));
  return next ?? ids[place] ?? ids.at(-1) ?? null;
}

function rowAgain(root: HTMLElement | null, ticketId: string | null): HTMLElement | null {
  return ticketId === null ? null : partOf(root, "subject", ticketId);
}

function partOf(root: HTMLElement | null, part: string, ticketId?: string): HTMLElement | null {
  const within = ticketId === undefined ? "" : `[data-ticket="${CSS.escape(ticketId)}"] `;
  return root?.querySelector<HTMLElement>(`${within}[data-part="${part}"]`) ?? null;
}

/** The ticket in whose row an element is. */
export function ticketOf(element: Element | null): string | null {
  return element?.closest("[data-ticket]")?.getAttribute("data-ticket") ?? null;
}
