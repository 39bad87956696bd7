/** Seeded texts around a document with a main list, valid and broken. */

/** A source of numbers in [0, 1) that a seed decides. */
export type Random = () => number;

/** The same numbers for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of `values`. */
export function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
}

const HEADS = [
  '',
  '',
  '',
  '%YAML 1.1\n---\n',
  '---\n',
  '# c\n',
  '\uFEFF',
  '--- # c\n',
  '---\na: 1\n---\n',
  'a: [1,\n 2]\n...\n',
  '---\n\n# x\n',
];
const BEFORE = [
  '',
  '',
  'metadata: { name: x, labels: {a: b} }\n',
  '\'quoted\': "a\\tb"\n',
  'text: |\n  spec:\n    lines:\n     - a\n',
  'a:\n- b\n- c: d\n',
];
const SPECS = [
  '',
  '',
  '  costCenter: a\n',
  '  note: >\n    lines:\n      - x\n',
  '  rules: []\n',
  '  # lines:\n',
  '  splits:\n  - a: 1\n',
  '  items: { a: b }\n',
];
const LISTS = ['lines', 'lines', 'lines', 'items', 'rules', 'keys', '"lines"', 'lines '];
const ITEMS = [
  '- name: a\n  amount: 1.2M\n',
  '- name: b\n  note: |\n    free text\n    - not an item\n  amount: 12\n',
  '- name: c\n  note: >-\n    folded\n\n    text\n     more\n\n    less\n',
  '- name: "d"\n  amounts: { 2026-11: 80k, 2026-12: 120k }\n',
  '- name: e\n  amount: 12000\n',
  '- name: f\n  amounts:\n    - x\n    - y: 1\n',
  '- name: f\n  amounts:\n  - x\n  - y: 1\n',
  '- name: g\n  note: plain that\n    goes on\n\n    after a blank\n',
  '- name: h # comment\n  # own row\n  amount: 5\n\n',
  '-\n  name: i\n  amount: 1\n',
  '- name: j\n  note: |+\n    keep\n\n\n',
  "- name: k\n  note: 'it''s\n    two rows'\n",
  '- name: k\n  note: "two \\\n    rows\\u0041\n\n    \\"x\\" "\n',
  '- name: l\n  yes: no\n  n: 0o17\n',
  '- name: n\n  note: |2\n     odd\n',
  '- "only text"\n',
  '- \'a\': b\n  "c d" : e\n',
  '- plain\n  goes on\n',
  '- [a, b]\n',
  '- { name: p,\n    amount: 3 }\n',
  '- {\n    name: p, # c\n    amount: [1,\n      2,],\n  }\n',
  '- amount: {\n    a: 1,\n  }\n',
  '- { name: p,\n  amount: 3\n}\n',
  '- name: q\n# comment at the margin\n  amount: 4\n',
  '- name: r\n  k:\n    text\n    more\n  l:\n    "q"\n',
  '- - nested\n  - twice\n',
  '-\n- # empty\n- a\n',
  '- name: ünï 漢字 😀\n  a/b: -12\n  url: http://x/y#z\n',
  '- a: {b, "c": d, e: , f}\n',
  '- a: |- # c\n    x\n  b: >+\n    y\n\n',
  '- a: x\t\n  b: y # c\td\n',
  '- ? x\n  : y\n',
  '- name: e\n  base: &big 12\n',
];
const TAILS = [
  '',
  '',
  '  alerts: [{ at: 80% }]\n',
  '# end\n',
  '...\n',
  '...\n# c\n',
  '  other:\n    - 1\nkind2: x\n',
  '---\nkind: Other\nspec:\n  items:\n  - a\n  - b\n',
  '\n\n  # c\n  b: |\n   x\n',
];
const PIECES = [
  'a',
  ' ',
  '  ',
  '-',
  '- ',
  '\n',
  '\n    - ',
  '\n  - ',
  '\n\n',
  '#',
  ' #',
  ':',
  ': ',
  '"',
  "'",
  '|',
  '|\n',
  '>',
  '&b ',
  '*b',
  '!',
  '!!str ',
  '{',
  '}',
  '[',
  ']',
  ',',
  '?',
  '? ',
  '%',
  '\t',
  '---',
  '\n---\n',
  '\n...\n',
  '@',
  '`',
  '1',
  '\r',
  '\r\n',
  '\u2028',
  '<<: ',
  '\\',
  '~',
  '|2',
  '\u0085',
  '\uFEFF',
  '\0',
  '\ud800',
  'lines:',
  '\n=======\n',
  'spec:\n',
  '\n}',
  '\n    ]',
  '\x1f',
  '>-\n',
  '""',
  "''",
  ' : ',
];

/** A text with a main list. */
export function build(random: Random): string {
  const indent = ' '.repeat(pick(random, [2, 2, 3, 4, 4]));
  const all = random() < 0.9 ? ITEMS.slice(0, -2) : ITEMS;
  const rows = Array.from({ length: 1 + Math.floor(random() * 5) }, () => pick(random, all))
    .join('')
    .split('\n');
  const list = rows.map((it) => (it === '' || it.startsWith('# comment at') ? it : indent + it)).join('\n');
  const head = pick(random, HEADS) + pick(random, BEFORE);
  const text = `${head}kind: Budget\nspec:\n${pick(random, SPECS)}  ${pick(random, LISTS)}:\n${list}${pick(random, TAILS)}`;
  return random() < 0.2 ? text.replaceAll('\n', '\r\n') : text;
}

/** The text with a piece put in or taken out somewhere. */
export function mutate(random: Random, text: string): string {
  const at = Math.floor(random() * (text.length + 1));
  if (random() < 0.65) return text.slice(0, at) + pick(random, PIECES) + text.slice(at);
  return text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 4));
}
