import { readFile, writeFile } from "node:fs/promises";
import { runTool } from "./run.mjs";
import { Trouble } from "./say.mjs";

/**
 * Puts text between the marks in a document.
 *
 * @param {string} file
 * @param {string} command - such as `soak`: the marks are `<!-- soak: written by npm run soak -->` and `<!-- /soak -->`
 * @param {string} text
 * @throws {Trouble} when the document has no such marks
 */
export async function writeInto(file, command, text) {
  const [start, end] = [`<!-- ${command}: written by npm run ${command} -->`, `<!-- /${command} -->`];
  const whole = await readFile(file, "utf8");
  const [from, to] = [whole.indexOf(start), whole.indexOf(end)];
  if (from < 0 || to < from) throw new Trouble(`${file} has no place for the table.`);
  await writeFile(file, `${whole.slice(0, from + start.length)}\n\n${text}\n\n${whole.slice(to)}`);
  // As `npm run check` wants its tables.
  await runTool("@biomejs/biome/bin/biome", ["format", "--write", file], { quiet: true });
}
