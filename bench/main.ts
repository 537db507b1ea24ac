import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { bench } from "./bench";
import { partsToMeasure, runs } from "./options";
import { tableOf } from "./table";

/** Measures what the command line asks for, prints it, and leaves it where `npm run bench` wants it. */
async function main(): Promise<number> {
  const { figures, browser } = await bench(partsToMeasure(process.argv.slice(2)));
  const short = figures.filter(({ isMet }) => isMet === false);
  const [{ model = "an unknown processor" } = {}] = cpus();
  const when = `Measured on ${new Date().toISOString().slice(0, 10)} in ${browser} on ${cpus().length} cores of ${model.trim()}; medians of ${runs} runs.`;
  const table = `${tableOf(figures)}\n\n${when}`;
  const file = process.env["CLOSEOUT_BENCH"];
  if (file !== undefined) writeFileSync(file, table);
  console.log(`\n${table}\n\n${short.length === 0 ? "Nothing falls short." : `${short.length} fall short.`}`);
  return short.length === 0 ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
