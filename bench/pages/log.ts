import { seededRandom } from "../../sandbox/random";
import { makeTicketIds } from "../../sandbox/ticket-id";
import { type BenchPage, documentOf } from "./page";
import { filler } from "./words";

const CHARACTERS = 5_000_000;
const IDS = 200;
const LOOK_ALIKES = 6_000;

/**
 * A log of 5 MB in a single text node. A script puts it there, because the browser's parser would cut so long a text into many nodes.
 *
 * @param share - how much of it, at least a two-hundredth
 */
export function logPage(seed = 3, share = 1): BenchPage {
  const fill = filler(seededRandom(seed));
  const ids = [...makeTicketIds({ count: Math.round(IDS * share), seed })];
  const lookAlikes = Math.round(LOOK_ALIKES * share);
  const perId = lookAlikes / ids.length;
  const lineLength = (CHARACTERS * share) / (ids.length + lookAlikes);
  const lines: string[] = [];
  for (const id of ids) {
    for (let line = 0; line < perId; line++) lines.push(lineWith(fill.md5()));
    lines.push(lineWith(id));
  }
  const text = lines.join("");

  function lineWith(word: string): string {
    const before = `2026-11-23 08:15 ${fill.text(lineLength / 2)} `;
    return `${before}${word} ${fill.text(lineLength - before.length - word.length - 8)}\n`;
  }

  const script = `document.querySelector("pre").append(${JSON.stringify(text)});`;
  return {
    name: "log",
    files: new Map([
      ["/log", { type: "text/html", body: documentOf("log", '<pre></pre><script src="/log.js"></script>') }],
      ["/log.js", { type: "text/javascript", body: script }],
    ]),
    ids,
    counts: { elements: 2, characters: text.length, lookAlikes },
  };
}
