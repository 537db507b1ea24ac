/**
 * What stands unevenly on a page: what has nothing to say yet but takes a gap of its own, controls side by side that are not equally
 * high, buttons of one look that differ in colour, and square corners among round ones. Runs in the page.
 *
 * @returns one line for each
 */
export function uneven(): string[] {
  const found: string[] = [];
  for (const region of document.querySelectorAll(
    "[role=status]:empty, [role=alert]:empty, [aria-live]:empty",
  )) {
    const around = region.parentElement && getComputedStyle(region.parentElement);
    const hasGap = around && /grid|flex/.test(around.display) && Number.parseFloat(gapOf(around)) > 0;
    if (hasGap && getComputedStyle(region).position !== "absolute")
      found.push(`a gap for nothing: ${region.outerHTML}`);
  }
  // Around what has no edge is a frame, which is the control to the eye.
  const controls = [
    ...document.querySelectorAll("button, select, input:not([type=checkbox], [type=range])"),
  ].filter((control) => getComputedStyle(control).borderTopWidth !== "0px");
  for (const [index, control] of controls.entries()) {
    const next = controls[index + 1];
    if (!next || next.parentElement !== control.parentElement) continue;
    const [one, other] = [control.getBoundingClientRect(), next.getBoundingClientRect()];
    const isBeside = one.height > 0 && one.top < other.bottom && other.top < one.bottom;
    // Rounding may make a difference.
    if (isBeside && Math.abs(one.height - other.height) > 1)
      found.push(`${one.height} px high beside ${other.height} px: ${control.outerHTML} ${next.outerHTML}`);
  }
  const colours = new Map<string, string>();
  for (const button of document.querySelectorAll("button[data-look]:not([aria-disabled], :hover)")) {
    const look = button.getAttribute("data-look") ?? "";
    const { color } = getComputedStyle(button);
    const first = colours.get(look) ?? color;
    colours.set(look, first);
    if (color !== first) found.push(`${color} beside ${first}: ${button.outerHTML}`);
  }
  for (const box of document.querySelectorAll("div, p, li, section")) {
    const { backgroundColor, borderTopLeftRadius } = getComputedStyle(box);
    // What reaches from edge to edge is a band, not a box.
    const isBox = box.getBoundingClientRect().left > 0 && backgroundColor !== "rgba(0, 0, 0, 0)";
    if (isBox && borderTopLeftRadius === "0px") found.push(`square corners: ${box.outerHTML}`);
  }
  // The ring that shows the focus has the corners of what it is around.
  for (const control of document.querySelectorAll("button, select, textarea, input[type=range]"))
    if (getComputedStyle(control).borderTopLeftRadius === "0px")
      found.push(`square corners: ${control.outerHTML}`);
  return found;

  function gapOf({ display, flexDirection, columnGap, rowGap }: CSSStyleDeclaration): string {
    return display.includes("flex") && flexDirection.startsWith("row") ? columnGap : rowGap;
  }
}
