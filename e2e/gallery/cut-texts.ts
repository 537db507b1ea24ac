/**
 * The texts of a page that cannot be read as a whole: cut by a box, sticking out of theirs, or reached only by scrolling sideways.
 * Runs in the page and stands on its own.
 *
 * @param languages - to look in, one after the other
 * @param mayEnd - class names, as in our style sheets, of texts that may end in an ellipsis
 * @returns one line for each, with the language, what is wrong and the text
 */
export async function cutTexts(languages: readonly string[], mayEnd: readonly string[]): Promise<string[]> {
  const page = document.documentElement;
  const found: string[] = [];
  for (const language of languages) {
    const changed = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
    if (location.hash !== `#${language}`) {
      location.hash = language;
      await changed;
    }
    // What changes by an effect changes after the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    found.push(...cutNow().map((cut) => `${language}, ${page.clientWidth} px: ${cut}`));
  }
  return found;

  function cutNow(): string[] {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const cut: (string | null)[] = [wideness()];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) cut.push(lookAt(node));
    for (const field of document.querySelectorAll("input")) cut.push(lookInto(field, field.placeholder));
    for (const field of document.querySelectorAll("select"))
      cut.push(lookInto(field, field.selectedOptions[0]?.label ?? ""));
    return cut.filter((one) => one !== null);
  }

  function wideness(): string | null {
    return page.scrollWidth > page.clientWidth ? `the page is ${page.scrollWidth} px wide` : null;
  }

  function lookAt(node: Node): string | null {
    const text = node.nodeValue?.trim();
    // Scripts and options are not drawn as text; what is for screen readers only is cut off on purpose.
    if (!text || !node.parentElement || node.parentElement.closest("script, style, option")) return null;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()];
    let isOwn = true;
    let canScroll = false;
    for (let box: HTMLElement | null = node.parentElement; box && box !== page; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.clipPath !== "none") return null;
      if (style.display === "inline" || style.display === "contents") continue;
      const cuts = style.overflowX !== "visible";
      if (isOwn || cuts) {
        const frame = box.getBoundingClientRect();
        const isWide = lines.some((line) => line.left < frame.left - 1 || line.right > frame.right + 1);
        if (isWide && style.textOverflow === "ellipsis" && isCalled(box, mayEnd)) return null;
        canScroll ||= style.overflowY === "auto";
        // Letters are a little higher than their line.
        const isHigh = lines.some((line) => line.top < frame.top - 3 || line.bottom > frame.bottom + 3);
        if (isWide || (isHigh && !canScroll))
          return `${cuts ? "cut by" : "out of"} ${box.tagName} ${box.className}: ${text}`;
      }
      isOwn = false;
    }
    const isOutside = lines.some((line) => line.left < -1 || line.right > page.clientWidth + 1);
    return isOutside ? `out of the page: ${text}` : null;
  }

  function lookInto(field: HTMLElement, text: string): string | null {
    const pen = document.createElement("canvas").getContext("2d");
    if (!pen || field.offsetWidth === 0 || isCalled(field, mayEnd)) return null;
    const style = getComputedStyle(field);
    const room =
      field.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
    pen.font = style.font;
    return pen.measureText(text).width > room + 1
      ? `cut by ${field.tagName} ${field.className}: ${text}`
      : null;
  }

  /** The build puts letters of its own around a class's name: `_subject_1x2y3_4`. */
  function isCalled(element: HTMLElement, names: readonly string[]): boolean {
    return names.some((name) => [...element.classList].some((given) => given.startsWith(`_${name}_`)));
  }
}
