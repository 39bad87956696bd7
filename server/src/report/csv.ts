/** Tables as CSV, as RFC 4180 has it, with a header row and CRLF. */

/** A spreadsheet takes text that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** Cells are written already: text by `textCell`, amounts as plain numbers (`-1234.50`), which a spreadsheet may add up. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.join(',')}\r\n`).join('');
}

/** Text that somebody else wrote: never a formula. */
export function textCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
