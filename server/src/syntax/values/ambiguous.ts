/** Plain text that another YAML reader, of version 1.1 or 1.2, would take for something else. */
import { flagsOf } from '../../base/text.ts';

/** Everything that one of these words, or a number, can begin with. */
const FIRST_OF_WORD = flagsOf('+-.~=<yYnNtTfFoO');
const FIRST_OF_NUMBER = flagsOf('+-.0123456789');

const WORDS = new Set(
  'y Y yes Yes YES n N no No NO true True TRUE false False FALSE on On ON off Off OFF null Null NULL ~ << =' // bool, null, merge, value
    .split(' ')
    .concat('.inf .Inf .INF .nan .NaN .NAN'.split(' '))
    .concat('+.inf +.Inf +.INF -.inf -.Inf -.INF'.split(' ')),
);

/** No two parts of an expression can match the same characters, so none of them backtracks. */
const NUMBERS: readonly RegExp[] = [
  /^[-+]?[0-9][0-9_]*$/,
  /^[-+]?0b[01_]+$/,
  /^[-+]?0o[0-7_]+$/,
  /^[-+]?0x[0-9a-fA-F_]+$/,
  /^[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?$/,
  /^[-+]?\._*[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?$/,
  // base 60
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
  // dates and times
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?)?)?$/,
];

/** Whether a plain scalar is a number, boolean, null, date or time to some YAML reader, so that text needs quotes. */
export function isAmbiguousScalar(text: string): boolean {
  if (text === '') return true;
  const first = text.charCodeAt(0);
  if (FIRST_OF_WORD[first] === 1 && WORDS.has(text)) return true;
  return FIRST_OF_NUMBER[first] === 1 && NUMBERS.some((it) => it.test(text));
}
