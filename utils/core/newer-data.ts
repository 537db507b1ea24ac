/** What is stored was left by a newer version of ours: this one cannot read it, and has to leave it as it is. */
export class NewerDataError extends Error {
  override readonly name = "NewerDataError";
}
