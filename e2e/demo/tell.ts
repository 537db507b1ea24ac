let steps = 0;

/** Names the next step of the demonstration. */
export function step(what: string): void {
  steps += 1;
  console.log(`\n${steps}. ${what}`);
}

/** What was seen, and where. */
export function evidence(what: string, seen: string | number): void {
  console.log(`   ${what.padEnd(22)} ${seen}`);
}

/**
 * Tells what was seen and insists on it.
 *
 * @throws Error when it is not so
 */
export function proof(what: string, seen: string | number, isSo: boolean): void {
  evidence(what, `${seen} ${isSo ? "✓" : "✗"}`);
  if (!isSo) throw new Error(`Not as it should be: ${what} ${seen}`);
}
