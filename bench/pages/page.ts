/** A made-up page with what it loads, and what is planted in it. */
export interface BenchPage {
  readonly name: string;
  /** What is served, by path; the page itself is at `/<name>`. */
  readonly files: ReadonlyMap<string, ServedFile>;
  /** The ids that are there to be found, in the order in which they are read. */
  readonly ids: readonly string[];
  /** How much of everything it is made of. */
  readonly counts: Counts;
}

export interface ServedFile {
  readonly type: "text/html" | "text/javascript";
  readonly body: string;
}

export interface Counts {
  /** Elements that the generator wrote; the browser adds none. */
  readonly elements: number;
  /** Characters of text between the tags. */
  readonly characters: number;
  /** MD5s and UUIDs, which look like ids to whoever does not check. */
  readonly lookAlikes: number;
}

/**
 * Class of the element in which an id stands as text, so that the bench can scroll to each. One element, one id, in the order of
 * `ids`.
 */
export const PLANTED_CLASS = "p";

/** A whole document around a body. */
export function documentOf(title: string, body: string): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;
}

/** A page that is a single file. */
export function onePage(name: string, body: string, ids: readonly string[], counts: Counts): BenchPage {
  const file: ServedFile = { type: "text/html", body: documentOf(name, body) };
  return { name, files: new Map([[`/${name}`, file]]), ids, counts };
}
