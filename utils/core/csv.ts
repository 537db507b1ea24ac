/**
 * Where a spreadsheet may begin to compute: at the start of a cell and, as some take semicolons, tabs or line breaks for the borders of
 * cells even within quotes, behind each of these; also after blanks, invisible characters and quotes, which they leave out. The signs
 * of formulas come in the widths of East Asia, too.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /(?<=(?:^|[;\t\n\v\f\r\u0085\u2028\u2029])[\s\p{C}"]*)[=+\-@＝＋－＠]/gu;

/** Excel takes a file without it for one in the letters of the machine. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The text of a CSV file (RFC 4180) for spreadsheets: every cell quoted, lines ended by CR LF. What a spreadsheet would compute gets an
 * apostrophe in front, so that it stays text.
 *
 * @param rows - the heads first
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");
}

function cellOf(text: string): string {
  return `"${text.replace(FORMULA, "'$&").replaceAll('"', '""')}"`;
}
