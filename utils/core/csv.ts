/** What spreadsheets take for the beginning of a formula, in the widths of East Asia, too, or for a break before one. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;

/** Excel takes a file without it for one in the letters of the machine. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The text of a CSV file (RFC 4180) for spreadsheets: every cell quoted, lines ended by CR LF. A cell that a spreadsheet would compute
 * gets an apostrophe in front, so that it stays text.
 *
 * @param rows - the heads first
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");
}

function cellOf(text: string): string {
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}
