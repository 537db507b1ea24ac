import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildFolder } from "../../e2e/harness/executables";
import { atMost, type Figure, kilobytes } from "../figure";

const MOST = 40 * 1_024;

/** The popup's scripts and all that they import, as they would travel. */
export function popupBytesFigure(): Figure {
  const folder = buildFolder("chromium");
  const read = (path: string) => readFileSync(join(folder, path));
  const [first = ""] = /(?<=<script[^>]* src="\/)[^"]+/.exec(read("popup.html").toString()) ?? [];
  const scripts = new Set([first]);
  for (const path of scripts)
    for (const [name] of read(path)
      .toString()
      .matchAll(/(?<=(?:import|from) ?"\.\/)[^"]+/g))
      scripts.add(`chunks/${name}`);
  const bytes = [...scripts].reduce((sum, path) => sum + gzipSync(read(path), { level: 9 }).length, 0);
  return atMost("popup: its scripts' bytes (gzip)", MOST, bytes, kilobytes);
}
