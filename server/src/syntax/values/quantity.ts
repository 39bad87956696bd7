/** Reader of quantities and driver values: a level, a count, or a number per time (`480/month`). */
import type { Quantity } from '../../domain/plan/spec.ts';
import { decimalOf, numberEnd } from './decimal.ts';
import { readPer } from './per.ts';
import { LONGEST_SCALAR, type Reading } from './reading.ts';
import { invalidNumber } from './repair.ts';

/** A number without a currency, alone or per time or unit. */
export function readQuantity(text: string): Reading<Quantity> {
  const end = text.length > LONGEST_SCALAR ? 0 : numberEnd(text);
  if (end > 0 && end === text.length)
    return { ok: true, value: { value: decimalOf(text, end), per: undefined, text } };
  if (end > 0 && text[end] === '/') {
    const per = readPer(text.slice(end + 1));
    if (per !== undefined) return { ok: true, value: { value: decimalOf(text, end), per, text } };
  }
  const problem = invalidNumber(text, {
    code: 'invalid-number',
    what: 'a number',
    forms: '`340`, `5M` or `480/month`',
    hasCurrency: false,
    accepts: (it) => readQuantity(it).ok,
  });
  return { ok: false, problem };
}
