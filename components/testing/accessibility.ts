import axe from "axe-core";
import { expect, vi } from "vitest";

/**
 * Expects no accessibility rule to be broken by what the document shows. Colours are not looked at: a document without layout has
 * none. They are computed from the tokens instead.
 */
export async function expectAccessible(root: Element = document.body): Promise<void> {
  const restore = rememberStyles();
  const { violations } = await axe.run(root, {
    rules: {
      "color-contrast": { enabled: false },
      region: { enabled: false },
    },
    resultTypes: ["violations"],
  });
  restore();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

/** Axe asks for the style of every element dozens of times, and here that is slow; nothing changes meanwhile. */
function rememberStyles(): () => void {
  const styles = new Map<Element, CSSStyleDeclaration>();
  const compute = window.getComputedStyle.bind(window);
  const spy = vi.spyOn(window, "getComputedStyle").mockImplementation((element, pseudo) => {
    const style = (!pseudo && styles.get(element)) || compute(element, pseudo);
    if (!pseudo) styles.set(element, style);
    return style;
  });
  return () => spy.mockRestore();
}
