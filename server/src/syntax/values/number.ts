/** Reader of numbers without a currency: exchange rates, counts. */
import type { Decimal } from '../../domain/exact.ts';
import { scanNumber } from './decimal.ts';
import { LONGEST_SCALAR, type Reading } from './reading.ts';
import { invalidNumber } from './repair.ts';

/** `340`, `1_200.5`, `5M`. */
export function readNumber(text: string): Reading<Decimal> {
  const number = text.length > LONGEST_SCALAR ? undefined : scanNumber(text);
  if (number?.end === text.length) return { ok: true, value: number.value };
  const problem = invalidNumber(text, {
    code: 'invalid-number',
    what: 'a number',
    forms: '`340`, `1_200.5` or `5M`',
    hasCurrency: false,
    accepts: (it) => readNumber(it).ok,
  });
  return { ok: false, problem };
}
