import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./harness/browser";
import { browsersToTest } from "./harness/executables";
import type { Harness } from "./harness/harness";
import { oddDocuments, partsOfDocuments } from "./pages/odd-documents";
import { type PageSite, servePages } from "./pages/serve";
import { idsOfTab } from "./pages/told";

/** Documents that are no HTML, or hardly. Both browsers run content scripts in all of these. */
describe.each(browsersToTest)("in %s", (browser) => {
  let site: PageSite;
  let harness: Harness;

  beforeAll(async () => {
    const documents = oddDocuments.map((page, index) => [`/${index}`, page] as const);
    site = await servePages({ ...partsOfDocuments, ...Object.fromEntries(documents) });
    harness = await launch({ apiPort: 1 }, { browser, collectErrors: true });
  });
  afterAll(async () => {
    await harness?.close();
    await site?.stop();
  });

  test.each(oddDocuments.map((page, index) => ({ ...page, index })))(
    "$name: its ids and nothing else",
    async ({ index, ids }) => {
      const wanted = "chromium" in ids ? ids[browser] : ids;
      const page = await harness.newPage(`${site.origin}/${index}`);
      await expect.poll(() => idsOfTab(harness, page), { timeout: 10_000 }).toEqual(wanted);
      expect(await harness.errors()).toEqual([]);
      await page.close();
    },
  );
});
