/** The escapes of double-quoted scalars. */

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The text between the quotes with its escapes resolved; undefined for an escape that YAML does not have. */
export function readDouble(inner: string): string | undefined {
  let out = '';
  for (let at = 0; at < inner.length; at++) {
    const character = inner[at] ?? '';
    if (character !== '\\') {
      out += character;
      continue;
    }
    const escape = inner[++at] ?? '';
    const digits = DIGITS[escape];
    if (digits === undefined) {
      const plain = ESCAPES[escape];
      if (plain === undefined) return undefined;
      out += plain;
      continue;
    }
    const hex = inner.slice(at + 1, at + 1 + digits);
    const code = Number.parseInt(hex, 16);
    if (hex.length !== digits || !/^[0-9a-fA-F]+$/.test(hex) || code > 0x10ffff) return undefined;
    if (code >= 0xd800 && code <= 0xdfff) return undefined;
    out += String.fromCodePoint(code);
    at += digits;
  }
  return out;
}
