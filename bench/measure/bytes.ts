import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildFolder } from "../../e2e/harness/executables";
import { atMost, type Figure, kilobytes } from "../figure";

const MOST = 5 * 1_024;

/** The scripts that the manifest brings into each page, as they would travel. */
export function bytesFigure(): Figure {
  const folder = buildFolder("chromium");
  const read = (path: string) => readFileSync(join(folder, path));
  const manifest = JSON.parse(read("manifest.json").toString()) as {
    content_scripts: { js?: string[] }[];
  };
  const paths = manifest.content_scripts.flatMap(({ js = [] }) => js);
  const bytes = paths.reduce((total, path) => total + gzipSync(read(path), { level: 9 }).length, 0);
  const figure = atMost("our scripts' bytes in a page (gzip)", MOST, bytes, kilobytes);
  const files = paths.length === 1 ? "one file" : `${paths.length} files`;
  return {
    ...figure,
    asked: `${figure.asked}, one file`,
    seen: `${figure.seen}, ${files}`,
    isMet: figure.isMet === true && paths.length === 1,
  };
}
