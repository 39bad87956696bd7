/** Reader of periods: `2026-04`, `FY2027-P03`, `2026-04..2026-09`, `..2026-09`. Which months they mean is up to the calendar. */

import { copied } from '../../base/copied.ts';
import type { Period, PeriodPoint } from '../../domain/period.ts';
import { impossiblePoint, pointText } from '../../domain/period-point.ts';
import { alternatives } from '../../domain/words/lists.ts';
import { quoted } from '../../domain/words/visible.ts';
import { periodsMeant, withYear } from './period-repair.ts';
import { LONGEST_SCALAR, type Reading, type ValueProblem } from './reading.ts';
import { fixesOf, tooLong } from './repair.ts';

const CODE = 'invalid-period';
const FORMS = '`2026-04`, `2026-Q2`, `FY2027`, `FY2027-P03`, `2026-04..2026-09` or `2026-04..`';
/** Longer than the longest period. */
const LONGEST_PERIOD = 22;

/** The readings of valid periods: they are few and occur everywhere, so each is one object. */
const known: Map<string, Reading<Period>> = new Map();
/** A workspace that names more periods than this reads some of them twice. */
const MOST_KNOWN = 4096;

/** Both ends are included; one may be open, not both. */
export function readPeriod(text: string): Reading<Period> {
  const found = known.get(text);
  if (found) return found;
  const own = text.length > LONGEST_PERIOD ? text : copied(text);
  const reading = readNew(own);
  if (!reading.ok) return reading;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(own, reading);
  return reading;
}

function readNew(text: string): Reading<Period> {
  const period = parsePeriod(text);
  if (period === undefined) return { ok: false, problem: periodProblem(text) };
  const wrong = impossible(period.from) ?? impossible(period.to);
  if (wrong !== undefined) return { ok: false, problem: { code: CODE, message: wrong, fixes: [] } };
  const problem = reversed(period);
  return problem === undefined ? { ok: true, value: period } : { ok: false, problem };
}

function impossible(point: PeriodPoint | undefined): string | undefined {
  return point && impossiblePoint(point);
}

/** The period if the text has the form of one; its months and days may not exist in the calendar. */
function parsePeriod(text: string): Period | undefined {
  if (text.length > LONGEST_PERIOD) return undefined;
  const dots = text.indexOf('..');
  if (dots < 0) {
    const point = readPoint(text);
    return point && { text, from: point, to: point };
  }
  const from = dots === 0 ? undefined : readPoint(text.slice(0, dots));
  const to = dots + 2 === text.length ? undefined : readPoint(text.slice(dots + 2));
  if ((from === undefined && dots > 0) || (to === undefined && dots + 2 < text.length)) return undefined;
  return from === undefined && to === undefined ? undefined : { text, from, to };
}

function readPoint(text: string): PeriodPoint | undefined {
  const isFiscal = text.startsWith('FY');
  const year = digitsAt(text, isFiscal ? 2 : 0, 4);
  if (year === undefined) return undefined;
  return isFiscal ? fiscalPoint(text, year) : civilPoint(text, year);
}

function civilPoint(text: string, year: number): PeriodPoint | undefined {
  if (text.length === 4) return { kind: 'year', year };
  if (text[4] !== '-') return undefined;
  if (text.length === 7 && text[5] === 'Q') {
    const quarter = digitsAt(text, 6, 1);
    return quarter === undefined ? undefined : { kind: 'quarter', year, quarter };
  }
  const month = digitsAt(text, 5, 2);
  if (month === undefined) return undefined;
  if (text.length === 7) return { kind: 'month', year, month };
  const day = text.length === 10 && text[7] === '-' ? digitsAt(text, 8, 2) : undefined;
  return day === undefined ? undefined : { kind: 'day', year, month, day };
}

function fiscalPoint(text: string, year: number): PeriodPoint | undefined {
  if (text.length === 6) return { kind: 'fiscal-year', year };
  const quarter = text.length === 9 && text.startsWith('-Q', 6) ? digitsAt(text, 8, 1) : undefined;
  if (quarter !== undefined) return { kind: 'fiscal-quarter', year, quarter };
  const month = text.length === 10 && text.startsWith('-P', 6) ? digitsAt(text, 8, 2) : undefined;
  return month === undefined ? undefined : { kind: 'fiscal-month', year, month };
}

/** `count` digits from `start` as a number. */
function digitsAt(text: string, start: number, count: number): number | undefined {
  if (text.length < start + count) return undefined;
  let value = 0;
  for (let at = start; at < start + count; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}

/** Two calendar ends, or two fiscal ones, can be compared without a fiscal calendar. */
function reversed({ from, to, text }: Period): ValueProblem | undefined {
  if (from === undefined || to === undefined || isFiscal(from) !== isFiscal(to)) return undefined;
  if (rank(from, 'first') <= rank(to, 'last')) return undefined;
  return {
    code: CODE,
    message: `${quoted(text)} ends before it begins, expected the earlier end first`,
    fixes: fixesOf([`${pointText(to)}..${pointText(from)}`], false),
  };
}

function isFiscal(point: PeriodPoint): boolean {
  return point.kind.startsWith('fiscal-');
}

/** A number that grows with time: year, month, day. */
function rank(point: PeriodPoint, end: 'first' | 'last'): number {
  const year = point.year * 10_000;
  const day = end === 'first' ? 0 : 99;
  if ('quarter' in point) return year + (point.quarter * 3 - (end === 'first' ? 2 : 0)) * 100 + day;
  if ('month' in point) return year + point.month * 100 + ('day' in point ? point.day : day);
  return year + day * 100;
}

function periodProblem(text: string): ValueProblem {
  if (text.length > LONGEST_SCALAR) return tooLong(text, CODE);
  if (text.trim() === '')
    return { code: CODE, message: `nothing is written, expected a period such as ${FORMS}`, fixes: [] };
  if (/^\s*\.{2,}\s*$/.test(text))
    return {
      code: CODE,
      message: `${quoted(text)} has no end at all, expected at least one, such as \`2026-04..\``,
      fixes: [],
    };
  const meant = periodsMeant(text);
  const texts = meant?.texts.filter((it) => it !== text && parsePeriod(it) && readPeriod(it).ok) ?? [];
  const wrong = `${quoted(text)} is not a period`;
  const examples = withYear(text).map((it) => `\`${it}\``);
  if (examples.length > 0)
    return {
      code: CODE,
      message: `${quoted(text)} has no year, expected for example ${alternatives(examples)}`,
      fixes: [],
    };
  if (meant === undefined || texts.length === 0)
    return { code: CODE, message: `${wrong}, expected for example ${FORMS}`, fixes: [] };
  return {
    code: CODE,
    message: `${wrong}, expected ${texts.map((it) => `\`${it}\``).join(' or ')}`,
    help: `a period is written ${FORMS}`,
    fixes: fixesOf(texts, meant.isSure && texts.length === 1),
  };
}
