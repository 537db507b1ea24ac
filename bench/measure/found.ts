import type { Page } from "puppeteer-core";
import { callText } from "../../e2e/harness/remote-call";
import { pause } from "../../e2e/harness/until";
import { TICKET_ID_LENGTH } from "../../utils/core/ticket-id";
import { type Browsers, inTab } from "../browsers";
import type { Figure } from "../figure";
import { type BenchPage, PLANTED_CLASS } from "../pages/page";
import { untilQuiet } from "../quiet";

/** What was found on a page, whoever was told. */
export interface FoundIds {
  readonly planted: number;
  readonly found: number;
  /** What was taken for an id and is none of those planted. */
  readonly wrong: number;
}

/** A message may be on its way for so long after the page has come to rest, in ms. */
const REPORTS_COME = 1_500;

/** A screen, in CSS pixels. */
const TALL = { width: 1_280, height: 10_000 };

/**
 * Finds out from outside which ids we found: those told to the background (at most 200 of a frame) and those marked, which are seen by scrolling
 * to each place where one was planted.
 */
export function foundOn(
  browsers: Browsers,
  page: BenchPage,
  url: string,
  atRest?: (tab: Page) => Promise<void>,
): Promise<FoundIds> {
  return inTab(browsers.withUs, async (tab) => {
    await browsers.setUnderline(true);
    await browsers.takeHeard();
    const session = await tab.createCDPSession();
    await session.send("Performance.enable");
    await tab.goto(url, { timeout: 120_000 });
    await untilQuiet(session);
    await atRest?.(tab);
    await pause(REPORTS_COME);
    // Of many ids only those near the screen are marked: on a tall one fewer places have to be gone to.
    await tab.setViewport(TALL);
    const marked = JSON.parse(
      String(await tab.evaluate(callText(lookAtMarks, [[...page.ids], PLANTED_CLASS]))),
    ) as string[];
    const told = idsIn((await browsers.takeHeard()).map(({ text }) => text).join(" "));
    const all = new Set([...marked, ...told]);
    const planted = new Set(page.ids);
    const found = [...planted].filter((id) => all.has(id)).length;
    return { planted: planted.size, found, wrong: all.size - found };
  });
}

/** What somebody found who marked this text, one mark after the other. */
export function foundInMarks(text: string, planted: readonly string[]): FoundIds {
  const found = planted.filter((id) => text.includes(id)).length;
  return { planted: planted.length, found, wrong: Math.round(text.length / TICKET_ID_LENGTH) - found };
}

/** Everything found and nothing else. */
export function foundFigure(name: string, { planted, found, wrong }: FoundIds): Figure {
  return {
    what: `${name}: found / false`,
    asked: `${planted} / 0`,
    seen: `${found} / ${wrong}`,
    isMet: found === planted && wrong === 0,
  };
}

function idsIn(text: string): string[] {
  return text.match(/\b[\da-hjkmnp-tv-z]{32}\b/g) ?? [];
}

/** Runs in the page. Waits at each place whose id is not marked yet; gives up when several in a row never are. */
async function lookAtMarks(ids: readonly string[], className: string): Promise<string[]> {
  const marked = new Set<string>();
  const look = () => {
    for (const highlight of (CSS.highlights as unknown as Map<string, Set<AbstractRange>>).values()) {
      for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        marked.add(range.toString());
      }
    }
  };
  look();
  let missed = 0;
  for (const [index, place] of [...document.querySelectorAll(`.${className}`)].entries()) {
    const id = ids[index] ?? "";
    if (marked.has(id)) continue;
    place.scrollIntoView({ block: "center" });
    for (let time = 0; time < 20 && !marked.has(id); time++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      look();
    }
    missed = marked.has(id) ? 0 : missed + 1;
    if (missed > 20) break;
  }
  return [...marked];
}
