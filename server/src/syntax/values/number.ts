/** Readers of numbers without a currency: quantities, driver values, exchange rates. */
import type { Decimal } from '../../domain/exact.ts';
import type { Quantity } from '../../domain/plan/spec.ts';
import { scanNumber } from './decimal.ts';
import { readPer } from './per.ts';
import { LONGEST_SCALAR, type Reading, type ValueProblem } from './reading.ts';
import { invalidNumber } from './repair.ts';

/** `340`, `1_200.5`, `5M`. */
export function readNumber(text: string): Reading<Decimal> {
  const number = text.length > LONGEST_SCALAR ? undefined : scanNumber(text);
  if (number?.end === text.length) return { ok: true, value: number.value };
  return { ok: false, problem: numberProblem(text, 'number') };
}

/** A number, or so much per time or unit (`480/month`). */
export function readQuantity(text: string): Reading<Quantity> {
  const number = text.length > LONGEST_SCALAR ? undefined : scanNumber(text);
  if (number?.end === text.length) return { ok: true, value: { value: number.value, per: undefined, text } };
  if (number && text[number.end] === '/') {
    const per = readPer(text.slice(number.end + 1));
    if (per !== undefined) return { ok: true, value: { value: number.value, per, text } };
  }
  return { ok: false, problem: numberProblem(text, 'quantity') };
}

function numberProblem(text: string, as: 'number' | 'quantity'): ValueProblem {
  return invalidNumber(text, {
    code: 'invalid-number',
    what: 'a number',
    forms: as === 'number' ? '`340`, `1_200.5` or `5M`' : '`340`, `5M` or `480/month`',
    hasCurrency: false,
    accepts: (it) => (as === 'number' ? readNumber(it) : readQuantity(it)).ok,
  });
}
