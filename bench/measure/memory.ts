import type { Harness } from "../../e2e/harness/harness";
import { type Browsers, inTab } from "../browsers";
import { atMost, type Figure, kilobytes } from "../figure";
import { median } from "../median";
import { untilQuiet } from "../quiet";

const MOST = 300 * 1_024;

/**
 * What the page's heaps hold because of us: JavaScript's of all worlds, the browser's own collected objects (nodes, ranges, observers), and the
 * buffers of both, after a collection. What is neither (parsed style sheets, layers) is left out.
 */
export async function memoryFigure(browsers: Browsers, url: string, runs: number): Promise<Figure> {
  await browsers.setUnderline(true);
  const [withUs, withoutUs]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run++) {
    withUs.push(await heapOf(browsers.withUs, url));
    withoutUs.push(await heapOf(browsers.withoutUs, url));
  }
  const more = median(withUs) - median(withoutUs);
  return atMost("memory on small, over the same page without us", MOST, more, kilobytes);
}

function heapOf(browser: Harness, url: string): Promise<number> {
  return inTab(browser, async (tab) => {
    const session = await tab.createCDPSession();
    await session.send("Performance.enable");
    await tab.goto(url);
    await untilQuiet(session);
    // What one collection frees may free more in the next.
    for (let time = 0; time < 3; time++) await session.send("HeapProfiler.collectGarbage");
    const usage = (await session.send("Runtime.getHeapUsage")) as HeapUsage;
    return usage.usedSize + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0);
  });
}

/** In bytes. Older browsers tell only the first. */
interface HeapUsage {
  usedSize: number;
  embedderHeapUsedSize?: number;
  backingStorageSize?: number;
}
