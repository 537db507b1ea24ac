/** Something that the person at the keyboard can put right: shown as one sentence, without a stack. */
export class Trouble extends Error {}

/**
 * Names a step before it runs.
 *
 * @param {string} step
 */
export function say(step) {
  console.log(`\n▸ ${step}`);
}

/**
 * Runs a whole command and ends the process with its exit code; a `Trouble` becomes its sentence and 1.
 *
 * @param {() => Promise<number>} command
 */
export async function runCommand(command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    console.error(error instanceof Trouble ? `\n✗ ${error.message}` : error);
    process.exitCode = 1;
  }
}
