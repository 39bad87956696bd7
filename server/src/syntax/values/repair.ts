/** What a scalar that is not a number or money may have meant: the finding and its fixes. */
import { exponentOf, nearestCurrency } from '../../domain/currency.ts';
import { quoted } from '../../domain/words/visible.ts';
import { type NumberMeant, numberMeant, plainCharacters, shifted } from './foreign-digits.ts';
import { perMeant } from './per-repair.ts';
import { LONGEST_SCALAR, type ValueFix, type ValueProblem, type ValueProblemCode } from './reading.ts';

/** What was expected in place of the text. */
export interface Expected {
  readonly code: ValueProblemCode;
  /** `a number`, for the sentence. */
  readonly what: string;
  /** Examples in backticks. */
  readonly forms: string;
  readonly hasCurrency: boolean;
  /** Reads what a fix proposes: no fix is offered that would be wrong too. */
  readonly accepts: (text: string) => boolean;
}

/** What a text may have meant; each text is complete. */
interface Meant {
  readonly texts: readonly string[];
  readonly isSure: boolean;
  readonly label: string;
}

/** The parts of a text that surround its digits, as they are found. */
interface Parts {
  readonly scale: Scale | undefined;
  readonly currencies: readonly string[];
  readonly isSure: boolean;
  readonly labels: readonly string[];
}

interface Scale {
  /** As it is written here; several when it is not clear which is meant. */
  readonly suffixes: readonly string[];
  /** The digits move by this many places. */
  readonly places: number;
  readonly isSure: boolean;
}

/** Words of more than two letters are in lower case here. */
const SCALES: ReadonlyMap<string, Scale> = new Map([
  ...scales('k K tsd thousand tausend', { suffixes: ['k'], places: 0, isSure: true }),
  ...scales('T', { suffixes: ['k'], places: 0, isSure: false }),
  ...scales('M MM mm mn Mn mio mil mill million millions', { suffixes: ['M'], places: 0, isSure: true }),
  ...scales('m', { suffixes: ['M'], places: 0, isSure: false }),
  ...scales('bn Bn BN billion', { suffixes: ['M'], places: 3, isSure: true }),
  ...scales('B b', { suffixes: ['M'], places: 3, isSure: false }),
]);

/** `150kk`: a slip for `150k`, or a million to some. */
const SEVERAL_SUFFIXES = /^[kKM]{2,}$/;
const EITHER_SUFFIX: Scale = { suffixes: ['k', 'M'], places: 0, isSure: false };

const SUFFIX_PLACE = 'the suffix stands right behind the digits';
const CURRENCY_PLACE = 'a currency is its code, after the number';

function scaleOf(word: string): Scale | undefined {
  const known = SCALES.get(word.length > 2 ? word.toLowerCase() : word);
  if (known !== undefined || exponentOf(word) !== undefined) return known; // `MMK` is the kyat
  return SEVERAL_SUFFIXES.test(word) ? EITHER_SUFFIX : undefined;
}

function scales(words: string, scale: Scale): readonly (readonly [word: string, scale: Scale])[] {
  return words.split(' ').map((word) => [word, scale]);
}

/** The finding for a text that cannot be read as what was expected. */
export function invalidNumber(text: string, expected: Expected): ValueProblem {
  const { code, what, forms } = expected;
  if (text.length > LONGEST_SCALAR) return tooLong(text, code);
  if (text.trim() === '')
    return { code, message: `nothing is written, expected ${what} such as ${forms}`, fixes: [] };
  const meant = meaning(text, expected);
  const texts = meant?.texts.filter((it) => it !== text && expected.accepts(it)) ?? [];
  const wrong = `${quoted(text)} is not ${what}`;
  if (meant === undefined || texts.length === 0)
    return (
      unknownWord(text, expected) ?? { code, message: `${wrong}, expected for example ${forms}`, fixes: [] }
    );
  return {
    code,
    message: `${wrong}, expected ${texts.map((it) => `\`${it}\``).join(' or ')}`,
    ...(meant.label === '' ? {} : { label: meant.label }),
    help: `${what} is written ${forms}`,
    fixes: fixesOf(texts, meant.isSure && texts.length === 1),
  };
}

/** One fix for each text. */
export function fixesOf(texts: readonly string[], isSure: boolean): readonly ValueFix[] {
  return texts.map((text) => ({ title: `write \`${text}\``, text, safety: isSure ? 'safe' : 'unsafe' }));
}

/** The finding for a text that nobody wrote by hand. */
export function tooLong(text: string, code: ValueProblemCode): ValueProblem {
  return {
    code,
    message: `${quoted(text)} has ${text.length} characters, expected at most ${LONGEST_SCALAR}`,
    fixes: [],
  };
}

function meaning(text: string, expected: Expected): Meant | undefined {
  const plain = plainCharacters(text).trim();
  const per = perMeant(plain);
  const { body } = per;
  const brackets = /^([^()]*)\(([^()]*)\)([^()]*)$/.exec(body);
  const open = brackets ? `${brackets[1]} ${brackets[2]} ${brackets[3]}` : body;
  const first = open.search(/\d/);
  if (first < 0) return undefined;
  const last = open.search(/\d\D*$/);
  const before = open.slice(0, first);
  const after = open.slice(last + 1);
  const number = numberBefore(open.slice(first, last + 1), after);
  const parts = partsOf(`${before.replace(/[-+.]/g, ' ')} ${after.replace(/[-.,_]/g, ' ')}`);
  if (number === undefined || parts === undefined || (parts.currencies.length > 0 && !expected.hasCurrency))
    return undefined;
  const isTrailing = after.includes('-') && !after.includes('.-') && !after.includes(',-');
  const isNegative = before.includes('-') || isTrailing || brackets !== null;
  // of two signs one may be a slip, or they cancel each other out
  const hasSigns = /[-+].*[-+]/.test(before);
  const digits = /(?<!\p{L})\.$/u.test(before) ? number.texts.map((it) => `0.${it}`) : number.texts;
  return {
    texts: digits.flatMap((it) => compositions(it, isNegative, parts, per.texts)),
    isSure: number.isSure && parts.isSure && !isTrailing && !hasSigns && brackets === null && per.isSure,
    label: labelOf(text, plain, [
      brackets || isTrailing ? 'a negative number begins with `-`' : '',
      number.label,
      ...parts.labels.filter((it) => !isInPlace(it, after)),
      per.label,
    ]),
  };
}

/** Whether what follows the digits is already as the label says. */
function isInPlace(label: string, after: string): boolean {
  if (label === SUFFIX_PLACE) return /^[kM](?!\p{L})/u.test(after);
  return label === CURRENCY_PLACE && /^[kM]? [A-Z]{3}$/.test(after);
}

/** `10.000,-` is ten thousand: the sign before the dash is the decimal sign. */
function numberBefore(digits: string, after: string): NumberMeant | undefined {
  const sign = /^[.,](?=-|$)/.exec(after)?.[0];
  const whole = sign === undefined ? undefined : numberMeant(`${digits}${sign}00`);
  if (!whole) return numberMeant(digits);
  return { ...whole, texts: whole.texts.map((it) => it.replace(/\.00$/, '')) };
}

function labelOf(text: string, plain: string, labels: readonly string[]): string {
  const known = labels.find((it) => it !== '');
  if (known !== undefined) return known;
  return plain === text.trim() ? '' : 'digits and signs are those of ASCII';
}

function compositions(
  digits: string,
  isNegative: boolean,
  { scale, currencies }: Parts,
  pers: readonly string[],
): readonly string[] {
  const moved = scale !== undefined && scale.places > 0 ? shifted(digits, scale.places) : digits;
  const numbers = (scale?.suffixes ?? ['']).map((suffix) => `${isNegative ? '-' : ''}${moved}${suffix}`);
  const amounts =
    currencies.length === 0
      ? numbers
      : numbers.flatMap((number) => currencies.map((it) => `${number} ${it}`));
  return amounts.flatMap((amount) => pers.map((per) => amount + per));
}

/** Reads the words around the digits: a scale and a currency, in any order. Undefined when there is any other word. */
function partsOf(text: string): Parts | undefined {
  let parts: Parts = { scale: undefined, currencies: [], isSure: true, labels: [] };
  for (const word of text.split(/\s+/).filter((it) => it !== '')) {
    const next = withWord(parts, word);
    if (next === undefined) return undefined;
    parts = next;
  }
  return parts;
}

function withWord(parts: Parts, word: string): Parts | undefined {
  // `MMK` is Myanmar's money before it is two suffixes
  if (exponentOf(word) !== undefined) return withCurrencies(parts, [word], word);
  const scale = scaleOf(word);
  if (scale !== undefined) return withScale(parts, scale, word);
  const currencies = currenciesOf(word);
  if (currencies.length > 0) return withCurrencies(parts, currencies, word);
  const glued = /^(MM|Mio|mio|bn|[kKMmTB])(.+)$/u.exec(word);
  const inner = glued?.[1] === undefined ? undefined : scaleOf(glued[1]);
  const rest = currenciesOf(glued?.[2] ?? '');
  if (inner === undefined || rest.length === 0) return undefined;
  const scaled = withScale(parts, inner, glued?.[1] ?? '');
  return scaled && withCurrencies(scaled, rest, glued?.[2] ?? '');
}

function withScale(parts: Parts, scale: Scale, word: string): Parts | undefined {
  if (parts.scale !== undefined) return undefined;
  const label = scale.suffixes.includes(word)
    ? SUFFIX_PLACE
    : `the suffix is ${scale === EITHER_SUFFIX ? 'one letter, ' : ''}\`k\` or \`M\``;
  return { ...parts, scale, isSure: parts.isSure && scale.isSure, labels: [...parts.labels, label] };
}

function withCurrencies(parts: Parts, currencies: readonly string[], word: string): Parts | undefined {
  if (parts.currencies.length > 0) return undefined;
  const isSure = parts.isSure && currencies.length === 1 && !/^(\$|dollars?|pounds?)$/i.test(word);
  return {
    ...parts,
    currencies,
    isSure,
    labels: [...parts.labels, CURRENCY_PLACE],
  };
}

function currenciesOf(word: string): readonly string[] {
  if (word === '$') return ['USD'];
  if (word === '¥') return ['JPY', 'CNY'];
  const code = nearestCurrency(word);
  const isOneLetterAway = /^[A-Z]{2,4}$/i.test(word) && !/^(euro|yen|rmb|stg|ukp|s?fr)$/i.test(word);
  return code === undefined || (isOneLetterAway && code !== word.toUpperCase()) ? [] : [code];
}

/** `5 EURX`, `5 people`: the number is fine, but the word after it is not allowed there. */
function unknownWord(text: string, { code, what, hasCurrency, accepts }: Expected): ValueProblem | undefined {
  const [, number, word, per = ''] = /^(-?\d[\d_.]*[kM]?) ?(\p{L}+)(\/.*)?$/u.exec(text) ?? [];
  if (number === undefined || word === undefined || /^[kKM]+$/.test(word)) return undefined;
  if (exponentOf(word) !== undefined) return undefined;
  if (!hasCurrency) {
    const message = `${quoted(text)} is not ${what}, expected \`${number}${per}\``;
    const fixes = fixesOf([number + per].filter(accepts), false);
    return fixes.length === 0
      ? undefined
      : { code, message, label: `${quoted(word)} does not belong here`, fixes };
  }
  const nearest = nearestCurrency(word);
  return {
    code: 'unknown-currency',
    message: `${quoted(word)} is no currency, expected an ISO 4217 code such as \`EUR\``,
    ...(nearest === undefined ? {} : { label: `did you mean \`${nearest}\`?` }),
    fixes: nearest === undefined ? [] : fixesOf([`${number} ${nearest}${per}`].filter(accepts), false),
  };
}
