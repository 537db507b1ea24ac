import { pause, until } from "../../e2e/harness/until";
import type { Browsers } from "../browsers";
import { atMost, type Figure, milliseconds, told } from "../figure";
import { median } from "../median";
import type { BenchPage } from "../pages/page";
import { stretchesOf } from "../script-time";
import { type Visit, visit } from "../visit";
import { startOf } from "./feed";
import { longestIn } from "./loads";

/** What typing ids into an editor came to, in ms. */
export interface Typing {
  /** For each id: from its last letter's `input` event in the page until the background was told, by the clock. */
  readonly seenAfter: number[];
  /** The longest that we ran in one task while keys were pressed, CPU time: no key can have waited longer for us. */
  readonly longest: number;
}

/** Between two keys, and before the next id, in ms. */
const KEYS = 30;
const IDS = 1_500;

/** Types each id of the page into one of its two fields, as by hand. */
export async function typing(browsers: Browsers, page: BenchPage, url: string): Promise<Typing> {
  await browsers.setUnderline(true);
  const seenAfter: number[] = [];
  const tops = await visit(browsers.withUs, {
    url,
    walk: false,
    atRest: async (at) => {
      await at.tab.evaluate(
        `addEventListener("input", () => { window.lastInput = Date.now(); }, true); void setTimeout(function typingBegins() {})`,
      );
      for (const [index, id] of page.ids.entries()) {
        seenAfter.push(await typeId(browsers, at, id, index % 2 === 0 ? "#rich" : "#plain"));
        await pause(IDS);
      }
    },
  });
  const from = startOf(tops, "typingBegins");
  const stretches = stretchesOf(tops, browsers.isOurs).filter(({ start }) => start >= from);
  return { seenAfter, longest: longestIn(stretches) };
}

async function typeId(browsers: Browsers, { tab }: Visit, id: string, field: string): Promise<number> {
  await tab.evaluate(`document.querySelector("${field}").focus()`);
  // At the end: before other letters an id is none.
  await tab.keyboard.down("Control");
  await tab.keyboard.press("End");
  await tab.keyboard.up("Control");
  await browsers.takeHeard();
  await tab.keyboard.type(` ${id}`, { delay: KEYS });
  const heard = await until("the typed id", async () =>
    (await browsers.takeHeard()).find(({ text }) => text.includes(id)),
  );
  const typedAt = Number(await tab.evaluate("window.lastInput"));
  return heard.at - typedAt;
}

/** The slowest of all ids has to be quick enough, and the longest of our tasks in a run, by the median, short enough. */
export function typingFigures(typed: readonly Typing[]): Figure[] {
  const seenAfter = typed.flatMap((run) => run.seenAfter);
  const longest = typed.map((run) => run.longest);
  return [
    atMost("typing: an id is seen, the slowest of all", 300, Math.max(...seenAfter), milliseconds),
    told("… the median of all", milliseconds(median(seenAfter))),
    atMost(
      "typing: the longest task of ours in a run of all keys, so the longest wait of one",
      2,
      median(longest),
      milliseconds,
    ),
    told("… the longest of all runs", milliseconds(Math.max(...longest))),
  ];
}
