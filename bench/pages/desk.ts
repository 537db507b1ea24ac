import { type BenchPage, documentOf, type ServedFile } from "./page";

/** A frame is asked for so many ids at most. */
const IN_A_FRAME = 200;

/** A page that holds these ids, in as many frames as it takes for all of them to be reported. */
export function deskPage(name: string, ids: readonly string[]): BenchPage {
  const files = new Map<string, ServedFile>();
  const frames: string[] = [];
  for (let from = 0; from < ids.length; from += IN_A_FRAME) {
    const path = `/${name}/${from}`;
    const rows = ids.slice(from, from + IN_A_FRAME).map((id) => `<li>${id}</li>`);
    files.set(path, { type: "text/html", body: documentOf(name, `<ul>${rows.join("")}</ul>`) });
    frames.push(`<iframe src="${path}"></iframe>`);
  }
  files.set(`/${name}`, { type: "text/html", body: documentOf(name, frames.join("")) });
  return { name, files, ids, counts: { elements: 0, characters: 0, lookAlikes: 0 } };
}
