/** The one sentence about an affected cost center, read in the terminal, the comment, the lens and the preview alike. */
import {
  type CenterImpact,
  type Change,
  type KnownImpact,
  type LineImpact,
  nameOf,
  type YearChange,
} from '../analysis/impact/impact.ts';
import type { Rename } from '../analysis/impact/match.ts';
import { hiddenMove } from '../analysis/plan/planned-line.ts';
import { compare } from '../base/compare.ts';
import { absolute } from '../domain/exact.ts';
import { plural } from '../domain/words/lists.ts';
import { formatMoney, formatSigned } from '../domain/words/money.ts';
import { formatPercentChange } from '../domain/words/percent.ts';
import { visible } from '../domain/words/visible.ts';
import { centerWords, evenWords, firstOf, lineWords } from './line-words.ts';

/** A piece of a sentence. */
interface Words {
  readonly text: string;
  readonly strong: boolean;
}

/** `more` and `less` are about money; `same` moves none, or as much in one place as in another. */
export interface Sentence {
  readonly mark: 'more' | 'less' | 'same';
  readonly words: readonly Words[];
  /** The same as one text. */
  readonly text: string;
}

/** The marks where only text can be shown. */
export const MARKS: Readonly<Record<Sentence['mark'], string>> = { more: '▲', less: '▽', same: '=' };

/** `Payments costs 145,112.94 more (+5.4%): compute +132,000.00, …`; a year other than this one is named. */
export function centerSentence(center: CenterImpact, impact: KnownImpact): Sentence {
  const name = strong(centerWords(center, impact));
  const year = toldYear(center.years, center.lines, impact.year);
  if (year === undefined)
    return sentence('same', [name, plain(`: ${evenWords(center.lines, center, impact).join('; ')}`)]);
  const { before, after } = changeOf(center, year);
  const change = after - before;
  const when = year === impact.year ? '' : ` in ${impact.calendar.yearLabel(year)}`;
  const reasons = [
    ...reasonsOf(center, impact, year),
    ...otherWay(center, impact, change),
    ...insideEarlier(center, impact, year),
  ].join('; ');
  if (change === 0n) {
    const moved = insideWords(center, impact, year);
    return sentence('same', [name, plain(': '), strong(moved), plain(`${when}: ${reasons}`)]);
  }
  return sentence(change > 0n ? 'more' : 'less', [
    name,
    plain(' costs '),
    strong(sizeWords(change, impact)),
    plain(`${when} (${formatPercentChange(before, after)}): ${reasons}`),
  ]);
}

function sizeWords(change: bigint, { currency }: KnownImpact): string {
  return change > 0n ? `${formatMoney(change, currency)} more` : `${formatMoney(-change, currency)} less`;
}

/** Years whose change has the opposite sign of the one told: otherwise the sentence would pass for the whole effect. */
function otherWay({ years }: CenterImpact, impact: KnownImpact, told: bigint): readonly string[] {
  return years.flatMap(({ year, before, after }) => {
    const change = after - before;
    const isOther = change > 0n ? told < 0n : change < 0n && told > 0n;
    return isOther ? [`${sizeWords(change, impact)} in ${impact.calendar.yearLabel(year)}`] : [];
  });
}

function insideWords({ lines }: CenterImpact, { currency }: KnownImpact, year: number): string {
  return `${formatMoney(movedInside(lines, year), currency)} moves inside`;
}

/** Names a year before the one that the sentence is about, in which increases and decreases cancel out. */
function insideEarlier(center: CenterImpact, impact: KnownImpact, year: number): readonly string[] {
  const nearest = nearestYear(movedYears(center), impact.year);
  if (nearest === undefined || nearest === year) return [];
  return [`${insideWords(center, impact, nearest)} in ${impact.calendar.yearLabel(nearest)}`];
}

const KINDS: Readonly<Partial<Record<Rename['kind'], string>>> = {
  category: 'category ',
  service: 'service ',
  vendor: 'vendor ',
  budget: 'budget ',
};

/** `Insights is the new name of data-science: no money moves`; `title` is its current title. */
export function renameSentence(
  { kind, from, to }: Rename,
  title: string | undefined,
  movesMoney: boolean,
): Sentence {
  const end = movesMoney ? '' : ': no money moves';
  return sentence('same', [
    plain(KINDS[kind] ?? ''),
    strong(visible(title ?? to)),
    plain(` is the new name of ${visible(from)}${end}`),
  ]);
}

/**
 * The sentence about the whole: `+177,000.00 USD in FY2027 (+1.9%)`, or `no money moves`, as far as everything can be read.
 * A year whose moves cancel out gives way to one that costs more or less.
 */
export function headline(impact: KnownImpact): Sentence {
  const year = wholeYear(impact);
  if (year === undefined)
    return sentence('same', [
      strong(movesMonths(impact) ? 'money moves between months' : 'no money moves'),
      ...(impact.incomplete.length > 0 ? [plain(' in what can be read')] : []),
    ]);
  const { before, after } = impact.years.find((it) => it.year === year) ?? { before: 0n, after: 0n };
  const change = after - before;
  const label = impact.calendar.yearLabel(year);
  const amount = `${formatSigned(change, impact.currency)} ${impact.currency} in ${label}`;
  const mark = change === 0n ? 'same' : change > 0n ? 'more' : 'less';
  if (change === 0n) return sentence(mark, [strong(amount), plain(`, ${EVEN}`)]);
  const nearest = nearestYear(impact.centers.flatMap(movedYears), impact.year);
  const other =
    nearest === undefined || nearest === year ? '' : `; in ${impact.calendar.yearLabel(nearest)} ${EVEN}`;
  return sentence(mark, [strong(amount), plain(` (${formatPercentChange(before, after)})${other}`)]);
}

/** Whether some line costs as much as before in each year, but not in each month. */
export function movesMonths({ centers }: KnownImpact): boolean {
  return centers.some((it) => it.lines.some((line) => hiddenMove(line) === 'months'));
}

const EVEN = 'what is more here is less there';

/** The fiscal year that the headline is about and the tables show. */
export function shownYear(impact: KnownImpact): number {
  return wholeYear(impact) ?? impact.year;
}

function wholeYear({ years, centers, year }: KnownImpact): number | undefined {
  return toldYear(
    years,
    centers.flatMap((it) => [it, ...it.lines]),
    year,
  );
}

/**
 * The year to report: the nearest in which the whole costs more or less, otherwise the nearest in which its parts
 * cancel out. Undefined where no money moves.
 */
export function toldYear(
  whole: readonly YearChange[],
  parts: readonly Pick<LineImpact, 'years'>[],
  year: number,
): number | undefined {
  const moved = whole.filter(({ before, after }) => before !== after).map((it) => it.year);
  return (
    nearestYear(moved, year) ??
    nearestYear(
      parts.flatMap((it) => it.years.map((change) => change.year)),
      year,
    )
  );
}

function movedYears(center: CenterImpact): readonly number[] {
  return [...center.years, ...center.lines.flatMap((it) => it.years)].map((it) => it.year);
}

/** This year and later ones take precedence over past years. */
function nearestYear(years: readonly number[], year: number): number | undefined {
  const sorted = [...new Set(years)].sort((a, b) => a - b);
  return sorted.find((it) => it >= year) ?? sorted.at(-1);
}

/** Minor units of one center or line in one year; both are 0 where nothing changes. */
function changeOf({ years }: Pick<CenterImpact, 'years'>, year: number): Change {
  return years.find((it) => it.year === year) ?? { before: 0n, after: 0n };
}

/** The total increase of the lines that cost more in one year, where others cost as much less; minor units. */
export function movedInside(lines: readonly Pick<LineImpact, 'years'>[], year: number): bigint {
  return lines.reduce((sum, line) => {
    const { before, after } = changeOf(line, year);
    return after > before ? sum + after - before : sum;
  }, 0n);
}

/** The lines that cost more or less in a year, the largest first, then those that cost the same in every year. */
function reasonsOf(center: CenterImpact, impact: KnownImpact, year: number): readonly string[] {
  const moved = center.lines
    .map((line) => ({ line, change: signed(line, year) }))
    .filter((it) => it.change !== 0n)
    .sort(
      (a, b) => compare(absolute(b.change), absolute(a.change)) || (nameOf(a.line) < nameOf(b.line) ? -1 : 1),
    );
  const { shown, more } = firstOf(moved);
  const words = shown.map(
    ({ line, change }) => `${lineWords(line, center, impact)} ${formatSigned(change, impact.currency)}`,
  );
  const rest = moved.slice(shown.length).reduce((sum, it) => sum + it.change, 0n);
  const others = more > 0 ? [`${plural(more, 'more line')} ${formatSigned(rest, impact.currency)}`] : [];
  const even = center.lines.filter((it) => it.years.length === 0);
  return [[...words, ...others].join(', '), ...evenWords(even, center, impact)].filter((it) => it !== '');
}

function signed(line: LineImpact, year: number): bigint {
  const { before, after } = changeOf(line, year);
  return after - before;
}

function strong(text: string): Words {
  return { text, strong: true };
}

function plain(text: string): Words {
  return { text, strong: false };
}

function sentence(mark: Sentence['mark'], words: readonly Words[]): Sentence {
  return { mark, words, text: words.map((it) => it.text).join('') };
}
