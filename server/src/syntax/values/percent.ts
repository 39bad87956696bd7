/** Reader of percents: `34%`, `2.5%`. */
import type { Percent } from '../../domain/plan/spec.ts';
import { quoted } from '../../domain/words/visible.ts';
import { decimalOf, hasSuffix, numberEnd } from './decimal.ts';
import { numberMeant, plainCharacters, shifted } from './foreign-digits.ts';
import { LONGEST_SCALAR, type Reading, type ValueProblem } from './reading.ts';
import { fixesOf, tooLong } from './repair.ts';

const FORMS = '`34%` or `2.5%`';

/** A number with its `%`; the value is in percent, so `2.5%` is 2.5. */
export function readPercent(text: string): Reading<Percent> {
  const end = text.length > LONGEST_SCALAR ? 0 : numberEnd(text);
  if (end > 0 && !hasSuffix(text, end) && end === text.length - 1 && text.endsWith('%'))
    return { ok: true, value: { value: decimalOf(text, end), text } };
  return { ok: false, problem: percentProblem(text) };
}

function percentProblem(text: string): ValueProblem {
  if (text.length > LONGEST_SCALAR) return tooLong(text, 'invalid-percent');
  const plain = plainCharacters(text).trim();
  const end = numberEnd(plain);
  if (end > 0 && !hasSuffix(plain, end) && end === plain.length) return barePercent(plain);
  if (plain === '')
    return {
      code: 'invalid-percent',
      message: `nothing is written, expected a percentage such as ${FORMS}`,
      fixes: [],
    };
  return wrongPercent(text, plain);
}

/** Below one it is more likely a part of the whole, from one on a number of percents. */
function barePercent(text: string): ValueProblem {
  const magnitude = text.replace('-', '');
  const sign = text.startsWith('-') ? '-' : '';
  const asWritten = `${text}%`;
  const asPart = `${sign}${shifted(magnitude, 2)}%`;
  const problem = {
    code: 'bare-percent',
    message: 'a percentage needs its sign',
    label: 'is a plain number',
  } as const;
  if (/^[0_.]*$/.test(magnitude))
    return { ...problem, help: `write \`${asWritten}\``, fixes: shortFixes([asWritten], true) };
  if (/^0_?[0-9_]*\./.test(magnitude))
    return {
      ...problem,
      help: `write \`${asPart}\`; or \`${asWritten}\`, if less than one percent is meant`,
      fixes: shortFixes([asPart, asWritten], false),
    };
  return {
    ...problem,
    help: `write \`${asWritten}\`; or \`${asPart}\`, if ${magnitude} times the whole is meant`,
    fixes: shortFixes([asWritten, asPart], false),
  };
}

/** A hundred times a long number, with its sign, may be too long for a scalar. */
function shortFixes(texts: readonly string[], isSafe: boolean): ValueProblem['fixes'] {
  return fixesOf(
    texts.filter((it) => it.length <= LONGEST_SCALAR),
    isSafe,
  );
}

function wrongPercent(text: string, plain: string): ValueProblem {
  const wrong = `${quoted(text)} is not a percentage`;
  // or per mille
  const [, sign = '', digits = '', word = ''] =
    /^(-?)\s*(?:%\s*)?(\d(?:[\d_,.' ]*\d)?(?:e[-+]?\d{1,2})?)\s*(%|\u2030|percent|per cent|pct\.?|Prozent|)$/iu.exec(
      plain,
    ) ?? [];
  const meant = numberMeant(digits);
  const isSigned = word !== '' || plain.includes('%');
  if (meant?.isSure && !isSigned) return barePercent(`${sign}${meant.texts[0] ?? ''}`);
  const texts = (meant?.texts ?? [])
    .map((it) => `${sign}${word === '‰' ? shifted(it, -1) : it}%`)
    .filter((it) => it !== text && readPercent(it).ok);
  if (meant === undefined || texts.length === 0)
    return { code: 'invalid-percent', message: `${wrong}, expected for example ${FORMS}`, fixes: [] };
  return {
    code: 'invalid-percent',
    message: `${wrong}, expected ${texts.map((it) => `\`${it}\``).join(' or ')}`,
    ...(meant.label === '' ? {} : { label: meant.label }),
    help: `a percentage is written ${FORMS}`,
    fixes: fixesOf(texts, meant.isSure && texts.length === 1),
  };
}
