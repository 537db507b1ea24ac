/**
 * The controls of a page that cannot be pressed, wherever someone scrolls: cut off, or below something else. Runs in the page.
 *
 * @returns one line for each
 */
export function outOfReach(): string[] {
  const controls = [...document.querySelectorAll("button, select, input, a[href]")];
  return controls
    .filter((control) => control.checkVisibility({ visibilityProperty: true }))
    .flatMap((control) => {
      control.scrollIntoView({ block: "nearest" });
      // Scripts can scroll what nobody else can.
      for (let box = control.parentElement; box; box = box.parentElement)
        if (getComputedStyle(box).overflowY === "hidden") box.scrollTop = 0;
      // A link may break into lines.
      const { left, right, top, bottom } = control.getClientRects()[0] ?? new DOMRect();
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return control.contains(hit) ? [] : [`${nameOf(control)}, below ${hit?.className ?? "nothing"}`];
    });

  function nameOf(control: Element): string {
    return control.getAttribute("aria-label") || control.textContent || control.outerHTML;
  }
}
