/** The months of a row as a sparkline. */
import type { SumPair } from '../../analysis/impact/impact-measures.ts';
import type { MonthSpan } from '../../domain/period.ts';
import type { ImpactRow } from '../../protocol.ts';
import { ratio } from '../../report/ratio.ts';

/** Every month of `span` relative to the highest of both sides; negative amounts are not drawn. */
export function sparkOf(
  { before, after }: SumPair,
  { first, last }: MonthSpan,
  moves: boolean,
): ImpactRow['spark'] {
  const months = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const now = months.map((it) => after(it, it));
  const old = moves ? months.map((it) => before(it, it)) : [];
  const highest = [...now, ...old].reduce((most, it) => (it > most ? it : most), 0n);
  const drawn = (all: readonly bigint[]) => all.map((it) => (it > 0n ? ratio(it, highest) : 0));
  return { after: drawn(now), before: old.some((it, i) => it !== now[i]) ? drawn(old) : [] };
}
