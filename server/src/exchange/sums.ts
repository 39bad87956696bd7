/** The reconciliation of an import: what came in, what was written, and that both are the same. */
import { groupBy } from '../base/groups.ts';
import type { DeclaredCenter, DeclaredLine } from './declared.ts';
import { topOf } from './documents.ts';
import type { WrittenLine, WrittenMoney } from './read-back.ts';

/** Money of one part of the import, in minor units; `out` is read from the documents as they were written. */
export interface PartSum {
  readonly in: bigint;
  readonly out: bigint;
}

/** A center directly below the root, with everything below it; the root itself if it has lines of its own. */
interface CenterSum extends PartSum {
  readonly name: string;
  readonly title: string;
  readonly code: string | undefined;
  readonly lines: number;
}

/** One column of money. */
interface PeriodSum extends PartSum {
  readonly period: string;
}

/** All sums of an import in one currency. */
export interface Sums {
  readonly currency: string;
  readonly centers: readonly CenterSum[];
  readonly periods: readonly PeriodSum[];
  readonly total: PartSum & { readonly lines: number };
  /** Every line has the same center, category and amounts on both sides, and there is nothing else. */
  readonly agree: boolean;
}

/** Compares the rows of the table (`lines`) with the documents, for each currency that either has, and always for `currencies`. */
export function compareSums(
  lines: readonly DeclaredLine[],
  periods: readonly string[],
  written: ReadonlyMap<string, WrittenMoney>,
  currencies: readonly string[],
): readonly Sums[] {
  const own = groupBy(lines, ({ source }) => source.currency);
  return [...new Set([...currencies, ...own.keys(), ...written.keys()])].sort().map((currency) => ({
    currency,
    ...sumsOf(own.get(currency) ?? [], periods, written.get(currency) ?? NOTHING),
  }));
}

const NOTHING: WrittenMoney = { lines: [], total: 0n };

/** Both sides are of one currency. Centers are in order of code, then name. */
function sumsOf(
  lines: readonly DeclaredLine[],
  periods: readonly string[],
  written: WrittenMoney,
): Omit<Sums, 'currency'> {
  const tops = new Map<
    string,
    { readonly center: DeclaredCenter; readonly in: bigint[]; readonly out: bigint[]; lines: number }
  >();
  const topNames = new Map<string, string>();
  for (const { center, source } of lines) {
    const top = topOf(center);
    topNames.set(center.name, top.name);
    const sum = tops.get(top.name) ?? { center: top, in: zeros(periods), out: zeros(periods), lines: 0 };
    tops.set(top.name, sum);
    sum.lines += 1;
    addTo(sum.in, source.amounts);
  }
  for (const { center, amounts } of written.lines) {
    const sum = tops.get(topNames.get(center) ?? '');
    if (sum !== undefined) addTo(sum.out, amounts);
  }
  const all = [...tops.values()];
  const totalIn = all.reduce((sum, each) => sum + added(each.in), 0n);
  return {
    centers: all
      .map(({ center: { name, title, code }, lines: count, ...sum }) => ({
        name,
        title,
        code,
        lines: count,
        in: added(sum.in),
        out: added(sum.out),
      }))
      .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),
    periods: periods.map((period, index) => ({
      period,
      in: all.reduce((sum, each) => sum + (each.in[index] ?? 0n), 0n),
      out: all.reduce((sum, each) => sum + (each.out[index] ?? 0n), 0n),
    })),
    total: { in: totalIn, out: written.total, lines: written.lines.length },
    agree: totalIn === written.total && haveSameLines(lines, written.lines),
  };
}

function haveSameLines(lines: readonly DeclaredLine[], written: readonly WrittenLine[]): boolean {
  const byName = new Map(written.map((line) => [`${line.center}/${line.name}`, line]));
  const isWritten = ({ center, name, category, source }: DeclaredLine): boolean => {
    const line = byName.get(`${center.name}/${name}`);
    if (line === undefined || line.category !== category?.name) return false;
    return source.amounts.every((amount, index) => amount === line.amounts[index]);
  };
  return lines.length === written.length && lines.every(isWritten);
}

function zeros(periods: readonly string[]): bigint[] {
  return periods.map(() => 0n);
}

function addTo(sums: bigint[], amounts: readonly bigint[]): void {
  for (const [index, amount] of amounts.entries()) sums[index] = (sums[index] ?? 0n) + amount;
}

function added(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

function sortKey({ code, name }: CenterSum): string {
  return `${code ?? '\uffff'}\u0001${name}`;
}
