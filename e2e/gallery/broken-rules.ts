import axe from "axe-core";
import type { Page } from "puppeteer-core";
import { emulateMedia, still } from "../../scripts/lib/media";
import { callText } from "../harness/remote-call";

/** All rules for the Web Content Accessibility Guidelines 2.2 up to AA, and what axe thinks good practice. */
const everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What a colour scheme can break; nothing else differs between the two. */
const colours = ["color-contrast"];
const schemes = { light: everything, dark: colours } as const;

/**
 * Looks for accessibility rules that a page breaks, all of them in light colours and those about colours in dark ones.
 *
 * @returns one line for each element, with the scheme and the rule; also where axe cannot tell a contrast, which counts as broken
 */
export async function brokenRules(page: Page): Promise<string[]> {
  const found: string[] = [];
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(axe.source);
  for (const [scheme, rules] of Object.entries(schemes)) {
    await emulateMedia(page, { ...still, "prefers-color-scheme": scheme });
    const lines = JSON.parse(String(await page.evaluate(callText(run, [rules])))) as string[];
    lines.push(...(await page.evaluate(faintPlaceholders)));
    found.push(...lines.map((line) => `${scheme}: ${line}`));
  }
  return found;
}

/** Runs in the page. */
async function run(rules: string[]): Promise<string[]> {
  const { violations, incomplete } = await window.axe.run(document, {
    runOnly: rules,
    resultTypes: ["violations", "incomplete"],
  });
  const lines = (results: typeof violations, words = "") =>
    results.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}${words}: ${html}`));
  const untold = incomplete
    .filter(({ id }) => id === "color-contrast")
    // Arrows on keys, and single letters, are no text to axe.
    .map((result) => ({ ...result, nodes: result.nodes.filter(({ html }) => !html.startsWith("<kbd>")) }));
  return [...lines(violations), ...lines(untold, " cannot be told")];
}

/** What stands in empty fields, which axe does not look at: all of it is of the one colour that is made for it. Runs in the page. */
function faintPlaceholders(): string[] {
  const sample = document.body.appendChild(document.createElement("i"));
  sample.style.color = "var(--muted)";
  const { color } = getComputedStyle(sample);
  sample.remove();
  const fields = [...document.querySelectorAll("input[placeholder], textarea[placeholder]")];
  return fields
    .filter((field) => getComputedStyle(field, "::placeholder").color !== color)
    .map((field) => `placeholder of another colour than quiet texts: ${field.outerHTML}`);
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
