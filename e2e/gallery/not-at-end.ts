/** Buttons that end the line below a ticket or the footer, and stand elsewhere when that line is broken. Runs in the page. */
export function notAtEnd(): string[] {
  const endOf = (element: Element) => {
    const { left, right } = element.getBoundingClientRect();
    return element.matches(":dir(rtl)") ? -left : right;
  };
  const last = document.querySelectorAll(
    'footer button:last-child, [data-ticket] :is([data-part="close"], [data-part="undo"]):last-child',
  );
  return [...last].flatMap((button) => {
    const line = button.closest("footer") ?? button.closest("[data-ticket]") ?? button;
    // The padding of the line.
    const isAtEnd = endOf(line) - endOf(button) <= 16;
    return isAtEnd ? [] : [button.getAttribute("aria-label") ?? ""];
  });
}
