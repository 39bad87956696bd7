/** What is wrong with broken YAML, in our words. */

/** A row in a column of its own. */
export const ODD_INDENTATION = 'an indentation that does not fit, expected the column of the rows around it';

/** Looks like spaces. */
export const TAB = 'a tab in the indentation, expected spaces';

const WORDS: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'an alias without a name, expected text; quote it if the `*` or `&` is part of it',
  BAD_DIRECTIVE: 'a directive that YAML does not have, expected none',
  BAD_DQ_ESCAPE: 'an escape that YAML does not have, expected `\\\\` for a backslash',
  BAD_INDENT: ODD_INDENTATION,
  BAD_SCALAR_START: 'text that begins with a character of YAML itself, expected quotes around it',
  BLOCK_AS_IMPLICIT_KEY: 'a second `: ` on one row, expected one; quote the text if its colon is part of it',
  BLOCK_IN_FLOW: 'two entries inside brackets without a comma between them, expected `,`',
  KEY_OVER_1024_CHARS: 'a key of more than 1,024 characters, expected a shorter one',
  MULTILINE_IMPLICIT_KEY: 'a key over several rows, expected the key and its colon on one row',
  RESOURCE_EXHAUSTION: 'text that cannot be read, expected less nesting',
  TAB_AS_INDENT: TAB,
};

const MISSING: readonly (readonly [string, string])[] = [
  ["'quote", 'text in single quotes that does not end, expected a closing quote'],
  ['"quote', 'text in double quotes that does not end, expected a closing quote'],
  ['Comments', 'a comment right behind a value, expected a space before `#`'],
  ['Missing space after :', 'no space after `:`, expected one'],
  ['Missing , or :', 'two values without a comma between them, expected `,` or `:`'],
  ['Missing ,', 'two entries without a comma between them, expected `,`'],
  ['must end with', 'a bracket that is not closed, expected its other half'],
  ['Implicit map keys', 'text among keys, expected `key: value`'],
  ['Implicit keys', 'text among keys, expected `key: value`'],
  ['Sequence item', 'a value among the entries of a list, expected a dash before it'],
  ['Block scalars with', 'blank rows deeper than the text after them, expected less indentation'],
];

/** Where a key of a map should have its value. */
const VALUES: readonly (readonly [part: string, sign: string, message: string])[] = [
  ['Nested mappings', '?', '`?` begins a key in YAML, expected a value'],
  [
    'on same line with key',
    '-',
    'a dash on the row of its key, expected a value there, or the list on rows of its own',
  ],
];

/** By the quote that ended a text too early: how it is written inside. */
const INSIDE: Readonly<Record<string, string>> = { "'": "''", '"': '\\"' };

const STRAY: Readonly<Record<string, string>> = {
  '}': 'a `}` that no `{` opens, expected none',
  ']': 'a `]` that no `[` opens, expected none',
  ',': 'a comma outside of brackets, expected none',
};

/**
 * A message for one of `yaml`'s error codes; `original` is its own message, `sign` the character that it is about, and `before`
 * the one before that.
 */
export function inOurWords(code: string, original: string, sign = '', before = ''): string {
  const value = VALUES.find(([part, it]) => it === sign && original.includes(part))?.[2];
  if (value !== undefined) return value;
  const inside = original.includes('Unexpected scalar at node end') ? INSIDE[before] : undefined;
  if (inside !== undefined) return `text behind the closing quote, expected \`${inside}\` for a quote inside`;
  const known = WORDS[code] ?? MISSING.find(([part]) => original.includes(part))?.[1] ?? STRAY[sign];
  return known ?? 'something that does not belong here, expected `key: value` or a dash';
}
