/** Reader of single days: `2026-04-15`. */
import type { CivilDate } from '../../domain/civil-date.ts';
import { quoted } from '../../domain/words/visible.ts';
import { readPeriod } from './period.ts';
import type { Reading } from './reading.ts';

/** One day, not a longer period. */
export function readDate(text: string): Reading<CivilDate> {
  const reading = readPeriod(text);
  if (reading.ok && reading.value.from?.kind === 'day' && reading.value.from === reading.value.to) {
    const { year, month, day } = reading.value.from;
    return { ok: true, value: { year, month, day } };
  }
  const fixes = reading.ok ? [] : reading.problem.fixes.filter((it) => readDate(it.text).ok);
  const expected =
    fixes.length === 0 ? 'a date such as `2026-04-15`' : fixes.map((it) => `\`${it.text}\``).join(' or ');
  const problem = {
    code: 'invalid-period',
    message: `${quoted(text)} is not a date, expected ${expected}`,
    fixes,
  } as const;
  if (!reading.ok && reading.problem.label !== undefined)
    return { ok: false, problem: { ...problem, label: reading.problem.label } };
  return { ok: false, problem };
}
