/** What the splitter needs to know of one row. Rows end at LF; a CR before it is white space. */
import { codeAt } from '../base/text.ts';

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const HASH = 35;
const DASH = 45;
const COLON = 58;

/** Lists that are cut when they are directly under `spec`. */
const LISTS: ReadonlySet<string> = new Set(['lines', 'items', 'people', 'rules', 'splits', 'moves', 'keys']);

/** The start of the row after the one that contains `at`, or the end of the text. */
export function nextRow(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 ? text.length : feed + 1;
}

/** The first character of the row that is not a space. */
export function contentOf(text: string, row: number): number {
  let at = row;
  while (codeAt(text, at) === SPACE) at++;
  return at;
}

/** Whether a row with this first character is blank or a comment. */
export function isIdle(text: string, at: number): boolean {
  const code = codeAt(text, at);
  if (code === LF || code === HASH || at >= text.length) return true;
  return code === CR && codeAt(text, at + 1) === LF;
}

/** White space or the end of the text. */
function isEmpty(code: number): boolean {
  return code === SPACE || code === LF || code === CR || code === TAB || code < 0;
}

/** Whether an entry of a list begins here. */
export function isEntry(text: string, at: number): boolean {
  return codeAt(text, at) === DASH && isEmpty(codeAt(text, at + 1));
}

/** Whether a `? key` begins here. */
export function isExplicitKey(text: string, at: number): boolean {
  return codeAt(text, at) === 63 && isEmpty(codeAt(text, at + 1));
}

/** `---` and `...` at the start of a row. */
export function markerAt(text: string, row: number): 'begin' | 'end' | undefined {
  const code = codeAt(text, row);
  if ((code !== DASH && code !== 46) || !isEmpty(codeAt(text, row + 3))) return undefined;
  if (text.startsWith('---', row)) return 'begin';
  return text.startsWith('...', row) ? 'end' : undefined;
}

/** A row that Git leaves in a conflict. It belongs to the item around it, so that a conflict costs that item only. */
export function isConflictMarker(text: string, row: number): boolean {
  const code = codeAt(text, row);
  if (code !== 60 && code !== 61 && code !== 62 && code !== 124) return false;
  for (let at = row + 1; at < row + 7; at++) if (codeAt(text, at) !== code) return false;
  return isEmpty(codeAt(text, row + 7));
}

/** Whether a row that begins like this can only be a plain `key:`. */
export function beginsPlainly(text: string, at: number): boolean {
  const code = codeAt(text, at);
  const lower = code | 32;
  return (lower >= 97 && lower <= 122) || (code >= 48 && code <= 57) || code === 95;
}

/** Whether nothing but white space and a comment follows on the row. */
export function isRestIdle(text: string, from: number): boolean {
  const at = contentOf(text, from);
  if (codeAt(text, at) === HASH) return at > from;
  return isIdle(text, at);
}

/** The name when the `name:` of a list is here, and its value on further rows. */
export function listKeyAt(text: string, at: number): string | undefined {
  let end = at;
  while (end < at + 8 && codeAt(text, end) >= 97 && codeAt(text, end) <= 122) end++;
  if (codeAt(text, end) !== COLON || !isRestIdle(text, end + 1)) return undefined;
  const key = text.slice(at, end);
  return LISTS.has(key) ? key : undefined;
}

/** Whether `spec:` is here, and its value on further rows. */
export function isSpec(text: string, at: number): boolean {
  return text.startsWith('spec:', at) && isRestIdle(text, at + 5);
}

/** Whether the row begins with a tab, after any spaces. */
export function isTab(text: string, at: number): boolean {
  return codeAt(text, at) === TAB;
}

/** Whether a bracket closes here. */
export function isClosing(text: string, at: number): boolean {
  const code = codeAt(text, at);
  return code === 93 || code === 125;
}

/** As `isIdle`, before and after content: there tabs and a byte order mark mean nothing. */
export function isIdleBetween(text: string, row: number): boolean {
  let at = codeAt(text, row) === 0xfeff ? row + 1 : row;
  while (codeAt(text, at) === TAB || codeAt(text, at) === SPACE) at++;
  return isIdle(text, at);
}
