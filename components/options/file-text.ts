/** What stands in front of a text in UTF-16, as some editors write it. */
const UTF_16_MARK = [0xff, 0xfe] as const;

/** The text in a file's bytes, without the mark in front that tells how it is written; `null` where they are neither UTF-8 nor UTF-16. */
export function fileText(bytes: ArrayBuffer): string | null {
  const start = new Uint8Array(bytes.slice(0, UTF_16_MARK.length));
  const isUtf16 = UTF_16_MARK.every((byte, index) => start[index] === byte);
  try {
    return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
