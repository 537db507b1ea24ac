/**
 * Firefox takes from extensions what came from a frame when that goes, though the page moved it out and still shows it: each question to
 * it throws then, in more than one way. Looked up anew it answers again.
 *
 * @param work - is given up where it comes to such a thing
 * @param onDead - called then
 */
export function* outlivingFrames(work: Iterable<void>, onDead: () => void): Generator<void, void, boolean> {
  try {
    yield* work;
  } catch {
    onDead();
  }
}
