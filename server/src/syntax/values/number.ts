/** Reader of numbers without a currency: exchange rates, counts. */
import type { Decimal } from '../../domain/exact.ts';
import { decimalOf, numberEnd } from './decimal.ts';
import { LONGEST_SCALAR, type Reading } from './reading.ts';
import { invalidNumber } from './repair.ts';

/** `340`, `1_200.5`, `5M`. */
export function readNumber(text: string): Reading<Decimal> {
  const end = text.length > LONGEST_SCALAR ? 0 : numberEnd(text);
  if (end > 0 && end === text.length) return { ok: true, value: decimalOf(text, end) };
  const problem = invalidNumber(text, {
    code: 'invalid-number',
    what: 'a number',
    forms: '`340`, `1_200.5` or `5M`',
    hasCurrency: false,
    accepts: (it) => readNumber(it).ok,
  });
  return { ok: false, problem };
}
