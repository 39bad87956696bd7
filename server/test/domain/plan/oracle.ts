/**
 * Another way to the money of a line, to compare with: month by month it asks which entry holds, works with reduced fractions of whole
 * units, counts days from its own tables, and gives left-over units out one at a time. Shares no code with the product.
 */

/** `n / d`, reduced, `d` positive. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

/** A key and its value; months count from 0 at the line's first fiscal year, both ends count, `to` undefined is open. */
export interface OracleEntry {
  readonly from: number;
  readonly to: number | undefined;
  readonly value: Ratio;
  readonly per: 'total' | 'month' | 'quarter' | 'year' | 'day' | 'hour' | 'unit';
}

/** A line whose months are 0 to `daysOfMonths.length - 1`; years have 12 of them. */
export interface OracleLine {
  readonly first: number;
  readonly last: number;
  readonly phasing: 'even' | 'days';
  /** Of two whole fiscal years. */
  readonly daysOfMonths: readonly number[];
  readonly digits: number;
  readonly amount: readonly OracleEntry[];
  /** What `amount` is multiplied by, where it is a price. */
  readonly quantity: readonly OracleEntry[] | undefined;
}

/** Minor units of the months from `first` to `last`. */
export function oracle(line: OracleLine): readonly bigint[] {
  const out: bigint[] = [];
  const together = new Map<string, { readonly month: number; readonly exact: Ratio }[]>();
  for (let month = line.first; month <= line.last; month++) {
    out.push(0n);
    const worth = worthOf(line, month);
    if (!worth) continue;
    const exact = times(worth.exact, ratio(10n ** BigInt(line.digits)));
    if (worth.group === undefined) out[month - line.first] = nearest(exact);
    else together.set(worth.group, [...(together.get(worth.group) ?? []), { month, exact }]);
  }
  for (const months of together.values())
    for (const { month, units } of handOut(months)) out[month - line.first] = units;
  return out;
}

/** The exact value of a month and the name of the months that are rounded with it. */
function worthOf(
  line: OracleLine,
  month: number,
): { readonly exact: Ratio; readonly group: string | undefined } | undefined {
  const entry = holding(line.amount, month);
  if (!entry) return undefined;
  if (!line.quantity) return entryWorth(line, entry, month);
  const many = holding(line.quantity, month);
  if (!many) return undefined;
  // of a level the price says the time, of a count the quantity does
  if (entry.per !== 'unit') {
    const { exact, group } = entryWorth(line, entry, month);
    return { exact: times(exact, many.value), group };
  }
  const { exact, group } = entryWorth(line, many, month);
  return { exact: times(exact, entry.value), group: many.per === 'total' ? undefined : group };
}

function entryWorth(
  line: OracleLine,
  { value, per, from, to }: OracleEntry,
  month: number,
): { readonly exact: Ratio; readonly group: string | undefined } {
  const days = line.daysOfMonths[month] ?? 0;
  const size = per === 'year' ? 12 : 3;
  const block = Math.floor(month / size) * size;
  switch (per) {
    case 'day':
      return { exact: times(value, ratio(BigInt(days))), group: undefined };
    case 'hour':
      return { exact: times(value, ratio(24n * BigInt(days))), group: undefined };
    case 'year':
    case 'quarter':
      return {
        exact: times(value, share(line, month, block, block + size - 1)),
        group: `${per} ${block}`,
      };
    case 'total': {
      const end = to ?? line.last;
      return { exact: times(value, share(line, month, from, end)), group: `total ${from}` };
    }
    default:
      return { exact: value, group: undefined };
  }
}

function share(line: OracleLine, month: number, from: number, to: number): Ratio {
  if (line.phasing === 'even') return ratio(1n, BigInt(to - from + 1));
  const all = line.daysOfMonths.slice(from, to + 1).reduce((a, b) => a + b, 0);
  return ratio(BigInt(line.daysOfMonths[month] ?? 0), BigInt(all));
}

/** The closed entry with that month, else the open one that began last, unless another key began since. */
function holding(entries: readonly OracleEntry[], month: number): OracleEntry | undefined {
  const begun = entries.filter((it) => it.from <= month).sort((a, b) => b.from - a.from);
  const [latest] = begun;
  return latest && (latest.to === undefined || month <= latest.to) ? latest : undefined;
}

/** Whole units that add up to the exact sum rounded once: cut all, then one unit at a time to whoever lacks most. */
function handOut(
  months: readonly { readonly month: number; readonly exact: Ratio }[],
): readonly { readonly month: number; readonly units: bigint }[] {
  const target = nearest(months.reduce((sum, it) => plus(sum, it.exact), ratio(0n)));
  const parts = months.map(({ month, exact }) => ({ month, exact, units: exact.n / exact.d }));
  const given = () => parts.reduce((sum, it) => sum + it.units, 0n);
  while (given() !== target) {
    const step = given() < target ? 1n : -1n;
    let most = parts[0];
    for (const it of parts) if (most && lack(it, step) > lack(most, step)) most = it;
    if (most) most.units += step;
  }
  return parts;
}

/** How far a part is below its exact value in the direction of `step`, on a scale fine enough for the numbers in these tests. */
function lack({ exact, units }: { readonly exact: Ratio; readonly units: bigint }, step: bigint): bigint {
  const fine = 10n ** 40n;
  return ((exact.n - units * exact.d) * step * fine) / exact.d;
}

/** Half away from zero. */
function nearest({ n, d }: Ratio): bigint {
  const down = n / d;
  const rest = n - down * d;
  const far = (rest < 0n ? -rest : rest) * 2n >= d;
  if (!far) return down;
  return n < 0n ? down - 1n : down + 1n;
}

/** Reduced. */
export function ratio(n: bigint, d = 1n): Ratio {
  const by = gcd(n < 0n ? -n : n, d);
  return { n: n / by, d: d / by };
}

function times(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.n, a.d * b.d);
}

function plus(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.d + b.n * a.d, a.d * b.d);
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}
