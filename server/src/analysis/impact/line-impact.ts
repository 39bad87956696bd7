/** What moves on one line. */
import type { FiscalCalendar } from '../../domain/calendar.ts';
import type { Base } from '../base.ts';
import type { Head } from '../head.ts';
import type { NameKind } from '../model/names.ts';
import { sameLabels, sameMonths } from '../plan/planned-line.ts';
import type { Side } from '../side.ts';
import { type Figures, figuresOf, lineSum, type Window, yearsOf } from './impact-measures.ts';
import { isSameName, KeptPair, type LinePair, newName } from './match.ts';
import { unknownLines } from './unknown-lines.ts';

/** A line whose money moved, or which came, went or was renamed. */
export interface LineImpact extends LinePair, Figures {
  /** Of the head, or of the base when the line is gone. */
  readonly center: string;
}

/** Pairs of lines, judged. */
export interface Judged {
  /** What moves on each. */
  readonly lines: readonly LineImpact[];
  /** Those whose money is unknown on one side. */
  readonly excluded: readonly LinePair[];
}

/** Sorts out what moves, and by how much in the years around `window`, what is unknown, and what makes no visible change. */
export function judge(base: Base, head: Head, pairs: readonly LinePair[], window: Window): Judged {
  const lines: LineImpact[] = [];
  const excluded: LinePair[] = [];
  const isUnknown = unknownLines(base, head);
  const impact = (pair: LinePair): LineImpact => lineImpact(base, head, pair, window);
  const seen = (pair: LinePair): Verdict => (isVisible(base, head, pair) ? impact(pair) : undefined);
  const verdictOf = (pair: LinePair): Verdict => {
    if (pair instanceof KeptPair && keepsNames(pair))
      return kept(pair, window, () => (isUnknown(pair) ? 'unknown' : seen(pair)));
    if (isUnknown(pair)) return 'unknown';
    return pair instanceof KeptPair && !pair.before ? kept(pair, window, () => impact(pair)) : seen(pair);
  };
  for (const pair of pairs) {
    const verdict = verdictOf(pair);
    if (verdict === 'unknown') excluded.push(pair);
    else if (verdict) lines.push(verdict);
  }
  return { lines, excluded };
}

/** Undefined: no change is visible. */
type Verdict = LineImpact | 'unknown' | undefined;

/** A verdict that follows from the two lines alone: most pairs of a branch are the same as on the last keystroke. */
export interface Judgement {
  readonly calendar: FiscalCalendar;
  readonly year: number;
  readonly verdict: Verdict;
}

function kept(pair: KeptPair, window: Window, find: () => Verdict): Verdict {
  const known = pair.judgement;
  if (known?.calendar === window.calendar && known.year === window.year) return known.verdict;
  const verdict = find();
  pair.keep({ ...window, verdict });
  return verdict;
}

/** If so, what names mean on either side does not matter. */
function keepsNames({ before, after }: LinePair): boolean {
  return (
    before !== undefined &&
    before.center === after?.center &&
    before.category === after.category &&
    before.vendor === after.vendor &&
    before.service === after.service
  );
}

/** What moves on one line, in the years around `window`. */
export function lineImpact(base: Side, head: Side, pair: LinePair, window: Window): LineImpact {
  const { before, after } = pair;
  const center = after?.center ?? newName(base, head, 'center', before?.center ?? '');
  const { measures, years } = figuresOf(lineSum(before), lineSum(after), window, yearsOf(pair, window));
  return { before, after, center, measures, years };
}

/** Lines that only look different (a title, the place) move nothing and are left out. */
function isVisible(base: Side, head: Side, { before, after }: LinePair): boolean {
  if (!before || !after) return true;
  const isOther = (kind: NameKind, old: string | undefined, now: string | undefined) =>
    !isSameName(base, head, kind, old, now);
  return (
    before.treatment !== after.treatment ||
    before.currency !== after.currency ||
    before.entity.name !== after.entity.name ||
    !sameMonths(before, after) ||
    !sameLabels(before.labels, after.labels) ||
    isOther('center', before.center, after.center) ||
    isOther('category', before.category, after.category) ||
    isOther('vendor', before.vendor, after.vendor) ||
    isOther('service', before.service, after.service)
  );
}

/** `budget/line`, that of the head if it is there. */
export function nameOf({ before, after }: LinePair): string {
  const line = after ?? before;
  return line ? `${line.budget}/${line.entity.name}` : '';
}
