import { describe, expect, it } from "vitest";
import { findTicketIds } from "../../utils/core/ticket-id";
import { bigPage } from "./big";
import { editorPage } from "./editor";
import { feedPage } from "./feed";
import { logPage } from "./log";
import { type BenchPage, PLANTED_CLASS } from "./page";
import { shadowPage } from "./shadow";
import { smallPage } from "./small";
import { waysPage } from "./ways";

const makers: Record<string, (seed?: number) => BenchPage> = {
  small: smallPage,
  big: (seed) => bigPage(seed, 20),
  log: (seed) => logPage(seed, 0.05),
  shadow: (seed) => shadowPage(seed, 200),
  feed: (seed) => feedPage(seed, 100),
  editor: editorPage,
  ways: waysPage,
};

const all = (page: BenchPage) => [...page.files.values()].map(({ body }) => body).join("\n");
const lookAlikes = /\b[\da-f]{32}\b|\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/g;

describe.each(Object.entries(makers))("the page %s", (name, make) => {
  it("is the same for the same seed, and another one for another", () => {
    expect(all(make(11))).toBe(all(make(11)));
    expect(all(make(11))).not.toBe(all(make(12)));
  });

  it("plants different ids that are all valid", () => {
    const { ids } = make();
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(findTicketIds(id)).toEqual([id]);
  });

  it("holds what it says it holds", () => {
    const page = make();
    // Ids are cut by markup here and there; tags taken out, they are whole.
    const text = all(page).replaceAll(/<\/?(?:b|i|wbr)>/g, "");
    const missing = page.ids.filter((id) => !text.includes(id));
    expect(missing).toEqual(name === "editor" ? page.ids : []);
    if (name !== "ways") expect(text.match(lookAlikes)?.length ?? 0).toBe(page.counts.lookAlikes);
  });
});

describe("the places to scroll to", () => {
  it.each(["small", "big", "shadow"])("are one for each id of %s, in order", (name) => {
    const page = makers[name]?.();
    const marked = page ? all(page).split(`class=${PLANTED_CLASS}>`).slice(1) : [];
    expect(marked).toHaveLength(page?.ids.length ?? -1);
    for (const [index, text] of marked.entries())
      expect(text.replaceAll(/<[^>]*>/g, "")).toContain(page?.ids[index]);
  });
});

it("plants in shadow roots of all kinds: open and closed, of the page's own elements and of plain ones", () => {
  const hosts = all(shadowPage(4, 200)).matchAll(
    /<(x-card|div) class=\S+?><template shadowrootmode=(open|closed)>/g,
  );
  const kinds = [...hosts].map(([, name, mode]) => `${name} ${mode}`);
  expect(kinds).toHaveLength(20);
  expect([...new Set(kinds)].sort()).toEqual(["div closed", "div open", "x-card closed", "x-card open"]);
});

it("is as big as the issue asks: 12 MB, 270,000 elements, 8.5 million characters, 800 ids", () => {
  const { counts, files, ids } = bigPage();
  const html = files.get("/big")?.body ?? "";
  expect(ids).toHaveLength(800);
  expect(counts.lookAlikes).toBe(15_000);
  expect(html.length / 1e6).toBeCloseTo(12, 0);
  expect(counts.elements / 1e4).toBeCloseTo(27, 0);
  expect(counts.characters / 1e6).toBeGreaterThan(8.3);
  expect(counts.characters / 1e6).toBeLessThan(8.7);
  // What stands between tags is text; the head's own tags are not counted.
  expect(html.match(/<[a-z][^>]*>/g)).toHaveLength(counts.elements + 5);
});

it("is as long as the issue asks: a log of 5 MB with 200 ids and 6,000 MD5s, a feed of 2,000 batches", () => {
  const log = logPage();
  expect(log.ids).toHaveLength(200);
  expect(log.counts.lookAlikes).toBe(6_000);
  expect(log.counts.characters / 1e6).toBeCloseTo(5, 1);
  expect(feedPage().counts.elements).toBe(50_043);
  expect(smallPage().files.get("/small")?.body.length).toBeGreaterThan(49_000);
  expect(smallPage().files.get("/small")?.body.length).toBeLessThan(52_000);
});
