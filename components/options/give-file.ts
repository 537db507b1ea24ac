/** Long after the browser has begun to save it, in ms. */
const KEPT_MS = 60_000;

/**
 * Has the browser save a text as a file. It needs no permission, and whether the file is kept is the browser's business.
 *
 * @param type - the media type
 * @returns the name that was proposed
 */
export function giveFile(name: string, type: string, text: string): string {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
  return name;
}

/** A name with today's date in it, such as `closeout-closes-2026-01-31.csv`. */
export function datedName(what: string, ending: string): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `closeout-${what}-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.${ending}`;
}
