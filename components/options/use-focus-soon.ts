import { useCallback, useLayoutEffect, useRef } from "preact/hooks";

/**
 * For buttons that go away when they are pressed: the focus moves to what is drawn next. It is not taken from anywhere else.
 *
 * @param sectionId - the id of the section in which it moves
 * @returns takes the selector of what gets the focus with the next drawing
 */
export function useFocusSoon(sectionId: string): (selector: string) => void {
  const wanted = useRef<string | null>(null);
  useLayoutEffect(() => {
    const selector = wanted.current;
    wanted.current = null;
    const section = document.getElementById(sectionId);
    const active = document.activeElement ?? document.body;
    if (selector !== null && (active === document.body || section?.contains(active)))
      section?.querySelector<HTMLElement>(selector)?.focus();
  });
  return useCallback((selector) => {
    wanted.current = selector;
  }, []);
}
