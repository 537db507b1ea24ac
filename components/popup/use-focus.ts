import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";

/** Moves the focus among rows and never lets it get lost. */
export interface FocusMover {
  /** The ticket whose row has the focus. */
  current(): string | null;
  /** Focuses a part of a row now. */
  focusRow(ticketId: string): void;
  /** Focuses something outside the rows now. */
  focusPart(part: string): void;
  /** Focuses something once it has been drawn; `ticketId` tells in which row. */
  focusSoon(part: string, ticketId?: string): void;
}

interface Place {
  element: Element;
  ticketId: string | null;
  /** Where the row was in the list. */
  index: number;
}

/**
 * Keeps the focus when the element that had it goes away: it moves to the subject of the same row, or else to the row that took
 * its place or to the first one, or else to the field.
 */
export function useFocus(root: RefObject<HTMLElement | null>): FocusMover {
  const last = useRef<Place | null>(null);
  const wanted = useRef<{ part: string; ticketId: string | undefined } | null>(null);

  useEffect(() => {
    const element = root.current;
    const remember = (event: FocusEvent) => {
      if (event.target instanceof Element) last.current = placeOf(event.target, rowsIn(root.current));
    };
    element?.addEventListener("focusin", remember);
    return () => element?.removeEventListener("focusin", remember);
  }, [root]);

  // After every drawing: what is wanted may be there now, what had the focus may be gone.
  useLayoutEffect(() => {
    const { current } = wanted;
    const target = current && partOf(root.current, current.part, current.ticketId);
    if (target) {
      wanted.current = null;
      target.focus();
    } else if (isLost(last.current)) {
      substitute(root.current, last.current)?.focus();
    }
  });

  return useMemo(
    () => ({
      current: () => ticketOf(document.activeElement),
      focusRow: (ticketId) => partOf(root.current, "subject", ticketId)?.focus(),
      focusPart: (part) => partOf(root.current, part)?.focus(),
      focusSoon: (part, ticketId) => {
        wanted.current = { part, ticketId };
      },
    }),
    [root],
  );
}

function isLost(place: Place | null): place is Place {
  const active = document.activeElement;
  return place !== null && !place.element.isConnected && (active === null || active === document.body);
}

function substitute(root: HTMLElement | null, { ticketId, index }: Place): HTMLElement | null {
  const rows = rowsIn(root);
  const same = rows.find((row) => ticketOf(row) === ticketId);
  const row = same ?? rows[Math.max(0, Math.min(index, rows.length - 1))];
  return row?.querySelector<HTMLElement>('[data-part="subject"]') ?? partOf(root, "filter");
}

function partOf(root: HTMLElement | null, part: string, ticketId?: string): HTMLElement | null {
  const within = ticketId === undefined ? "" : `[data-ticket="${CSS.escape(ticketId)}"] `;
  return root?.querySelector<HTMLElement>(`${within}[data-part="${part}"]`) ?? null;
}

function placeOf(element: Element, rows: HTMLElement[]): Place {
  const ticketId = ticketOf(element);
  return { element, ticketId, index: rows.findIndex((row) => ticketOf(row) === ticketId) };
}

function rowsIn(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>("[data-ticket]") ?? [])];
}

function ticketOf(element: Element | null): string | null {
  return element?.closest("[data-ticket]")?.getAttribute("data-ticket") ?? null;
}
