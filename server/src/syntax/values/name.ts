/** Reader of names: letters, digits, `-`, `_` and single dots. */
import { quoted } from '../../domain/words/visible.ts';
import { isAmbiguousScalar } from './ambiguous.ts';
import { LONGEST_SCALAR, type Reading, type ValueProblem } from './reading.ts';
import { tooLong } from './repair.ts';

/** Words that have a meaning of their own where a name is allowed, in lower case. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set([
  'unallocated',
  'rest',
  'even',
  'cost',
  'owner',
  'parent-owner',
  'any',
  'not',
]);

const NAME = /^[\p{L}\p{M}\p{Nd}_-]+(?:\.[\p{L}\p{M}\p{Nd}_-]+)*$/u;

/** A name as it is written; compare names by `nameKey`. */
export function readName(text: string): Reading<string> {
  const isName =
    text.length <= LONGEST_SCALAR && (isPlainName(text) || (NAME.test(text) && /[\p{L}\p{Nd}]/u.test(text)));
  if (isName && !RESERVED_NAMES.has(nameKey(text))) return { ok: true, value: text };
  return { ok: false, problem: nameProblem(text, isName) };
}

/** Whether it is a name like most: Latin letters, digits and hyphens, without a leading hyphen. */
function isPlainName(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isLatin(code) && (code < 48 || code > 57) && (code !== 45 || i === 0)) return false;
  }
  return text !== '';
}

/** Also with accents: compiling the expression for all letters takes longer than reading a small workspace. */
function isLatin(code: number): boolean {
  const lower = code | 32;
  if (code < 128) return lower >= 97 && lower <= 122;
  return code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7;
}

/** Names mean the same thing when their keys are equal: in lower case, composed. */
export function nameKey(name: string): string {
  let isLower = true;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code > 127) return name.normalize('NFC').toLowerCase();
    if (code >= 65 && code <= 90) isLower = false;
  }
  return isLower ? name : name.toLowerCase();
}

/** The nearest name: letters and digits stay, everything else becomes a hyphen. Empty when nothing is left. */
export function nameLike(text: string): string {
  const dashed = text
    .slice(0, 4 * LONGEST_SCALAR)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{Nd}_.-]+/gu, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/-{2,}/g, '-');
  return [...dashed]
    .slice(0, LONGEST_SCALAR / 2)
    .join('')
    .replace(/^[-.]+/, '')
    .replace(/[-.]+$/, '');
}

function nameProblem(text: string, isName: boolean): ValueProblem {
  const code = 'invalid-name';
  if (text.length > LONGEST_SCALAR) return tooLong(text, code);
  if (isName)
    return { code, message: `${quoted(text)} is a word of the language, expected another name`, fixes: [] };
  const expected = 'expected letters, digits, `-`, `_` or single dots';
  if (text === '') return { code, message: `a name is empty, ${expected}`, fixes: [] };
  const message = `${quoted(text)} is not a name, ${expected}`;
  const near = nameLike(text);
  if (near === '' || near === text || isAmbiguousScalar(near) || !readName(near).ok)
    return { code, message, fixes: [] };
  return {
    code,
    message,
    help: 'what people shall read is the `title`',
    fixes: [{ title: `write \`${near}\``, text: near, safety: 'unsafe' }],
  };
}
