import { visibleText } from "./visible-text";

/** A text of somebody else within ours: written from right to left, it is set apart, so that it does not move what stands around it. */
export function quoted(text: string): string {
  return setApart(visibleText(text));
}

/**
 * The beginning of such a text on one line, where there is no more room.
 *
 * @param longest - in characters, as they are shown
 */
export function quotedLine(text: string, longest: number): string {
  const line = visibleText(text.replace(/\s+/g, " ").trim());
  return setApart([...line].slice(0, longest).join(""));
}

function setApart(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

/** Where Unicode keeps the letters that are written from right to left: Hebrew, Arabic, their neighbours, and others far from them. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
