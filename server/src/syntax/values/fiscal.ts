/** Readers of what a week-based calendar names: fiscal years (`FY2028`) and one fiscal month of each year (`P12`). */
import { quoted } from '../../domain/words/visible.ts';
import type { Reading } from './reading.ts';
import { fixesOf } from './repair.ts';

/** The number of a fiscal year. */
export function readFiscalYear(text: string): Reading<number> {
  return numberBehind('FY', text, /^FY(\d{4})$/, 'a fiscal year, expected one such as `FY2028`');
}

/** 1 to 12. */
export function readFiscalMonth(text: string): Reading<number> {
  return numberBehind('P', text, /^P(0?[1-9]|1[0-2])$/, 'a fiscal month, expected one from `P01` to `P12`');
}

function numberBehind(letters: string, text: string, form: RegExp, what: string): Reading<number> {
  const digits = form.exec(text)?.[1];
  if (digits !== undefined) return { ok: true, value: Number(digits) };
  const near = letters + text.replace(/^(?:FY|P)/i, '').trim();
  const message = `${quoted(text)} is not ${what}`;
  const fixes = fixesOf(form.test(near) ? [near] : [], false);
  return { ok: false, problem: { code: 'invalid-calendar', message, fixes } };
}
