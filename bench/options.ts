/** How often everything is measured; medians are taken. */
export const runs = Number(process.env["CLOSEOUT_BENCH_RUNS"] ?? 7);

/** What can be measured alone. */
const partNames = [
  "bytes",
  "found",
  "memory",
  "loads",
  "throttled",
  "feed",
  "typing",
  "popup",
  "peers",
] as const;

export type PartName = (typeof partNames)[number];

/**
 * The parts that the command line asks for: all when it names none.
 *
 * @throws Error when there is no such part
 */
export function partsToMeasure(args: readonly string[]): ReadonlySet<PartName> {
  const wrong = args.filter((arg) => !partNames.some((name) => name === arg));
  if (wrong.length > 0)
    throw new Error(`No such part: ${wrong.join(", ")}. There are ${partNames.join(", ")}.`);
  return new Set(args.length === 0 ? partNames : partNames.filter((name) => args.includes(name)));
}
