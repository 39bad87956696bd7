/** Numbers as other people and programs write them, and what they may mean here. Runs only on what could not be read. */

/** What a number may have meant, as it is written here, without `k` or `M`. `isSure` when there is only one way to read it. */
export interface NumberMeant {
  readonly texts: readonly string[];
  readonly isSure: boolean;
  /** A few words on what is foreign about it. */
  readonly label: string;
}

const ASCII: ReadonlyMap<string, string> = new Map([
  ...[0xff10, 0x0660, 0x06f0, 0x0966].flatMap((zero) =>
    Array.from({ length: 10 }, (_, digit) => [String.fromCodePoint(zero + digit), String(digit)] as const),
  ),
  ...[...'−–—‒‐‑﹣－'].map((it) => [it, '-'] as const),
  ...[...'\t\u00a0\u2007\u2008\u2009\u202f\u3000'].map((it) => [it, ' '] as const),
  ...[...'’‘ʼ'].map((it) => [it, "'"] as const),
  ['，', ','],
  ['．', '.'],
  ['％', '%'],
  ['٪', '%'],
  ['（', '('],
  ['）', ')'],
  ['＄', '$'],
  ['￥', '¥'],
]);

/** The text with look-alikes of ASCII digits, signs and spaces replaced. */
export function plainCharacters(text: string): string {
  return Array.from(text, (it) => ASCII.get(it) ?? it).join('');
}

/** What the digits and separators in `text` may mean; it begins and ends with a digit. */
export function numberMeant(text: string): NumberMeant | undefined {
  if (/^\d+(_\d+)*(\.\d+(_\d+)*)?$/.test(text)) return sure(text, '');
  const power = /^(\d{1,40})(?:\.(\d{1,40}))?[eE]([-+]?\d{1,2})$/.exec(text);
  if (power) return sure(shifted(text.slice(0, text.search(/e/i)), Number(power[3])), 'no exponents');
  if (!/^[\d_,.' ]+$/.test(text)) return undefined;
  const separators = [...new Set(text.replace(/\d/g, ''))];
  if (separators.length === 1) return oneSeparator(text, separators[0] ?? '');
  return severalSeparators(text, separators);
}

function oneSeparator(text: string, separator: string): NumberMeant | undefined {
  const groups = text.split(separator);
  if (separator === '_')
    return sure(groups.filter((it) => it !== '').join('_'), '`_` stands between two digits');
  if (separator === ' ' || separator === "'" || groups.length > 2)
    return areGroups(groups) ? sure(groups.join('_'), 'digits are grouped by `_`') : undefined;
  const [whole = '', fraction = ''] = groups;
  if (separator === '.' || whole === '' || fraction === '') return undefined;
  const decimal = `${whole}.${fraction}`;
  if (fraction.length !== 3 || whole.length > 3 || whole.startsWith('0'))
    return sure(decimal, 'the decimal sign is a point');
  return {
    texts: [`${whole}_${fraction}`, decimal],
    isSure: false,
    label: 'a comma may group digits or part decimals',
  };
}

/** The last separator is the decimal sign; all before it are of one kind and group digits. */
function severalSeparators(text: string, separators: readonly string[]): NumberMeant | undefined {
  const at = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const decimalSign = text[at];
  if (separators.length > 2 || decimalSign === undefined || text.indexOf(decimalSign) !== at)
    return undefined;
  const group = separators.find((it) => it !== decimalSign) ?? '';
  const groups = text.slice(0, at).split(group);
  const fraction = text.slice(at + 1);
  if (!areGroups(groups) || !/^\d+$/.test(fraction)) return undefined;
  const label = decimalSign === ',' ? 'the decimal sign is a point' : 'digits are grouped by `_`';
  return sure(`${groups.join('_')}.${fraction}`, label);
}

/** One to three digits, then groups of three; in between also of two, as in India. */
function areGroups(groups: readonly string[]): boolean {
  const last = groups.length - 1;
  return groups.every((it, index) => {
    if (!/^\d{1,3}$/.test(it)) return false;
    if (index === 0) return true;
    return it.length === 3 || (it.length === 2 && index < last);
  });
}

/** The number with its point moved `places` to the right (or left, if negative). Digits, at most one point. */
export function shifted(text: string, places: number): string {
  const [whole = '', fraction = ''] = text.replaceAll('_', '').split('.');
  const left = Math.max(0, -places - whole.length + 1);
  const digits = '0'.repeat(left) + whole + fraction;
  const point = left + whole.length + places;
  const padded = digits.padEnd(point, '0');
  const decimals = padded.slice(point).replace(/0+$/, '');
  const integer = padded.slice(0, point).replace(/^0+(?=\d)/, '');
  return decimals === '' ? integer : `${integer}.${decimals}`;
}

function sure(text: string, label: string): NumberMeant {
  return { texts: [text], isSure: true, label };
}
