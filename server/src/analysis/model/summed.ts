/**
 * The lines of a Budget added up by cost center, in as little memory as possible: there is one of these for every Budget of a
 * workspace, and it is kept. All amounts of a Budget share one array.
 */
import { MonthVector } from '../../domain/month-vector.ts';
import type { Treatment } from '../../domain/plan/spec.ts';
import type { PlannedLine } from '../plan/planned-line.ts';
import type { Amounts, SummedLines } from './sums.ts';

/** The lines of one cost center, also by treatment and currency. */
interface Center {
  readonly lines: PlannedLine[];
  readonly parts: Map<string, Part>;
}

interface Part {
  readonly treatment: Treatment;
  readonly currency: string;
  /** The months that its lines cover, both ends included; none while `last` is less. */
  first: number;
  last: number;
  /** The currency is the reporting currency: nothing is converted. */
  isOwn: boolean;
  readonly lines: PlannedLine[];
}

/** Lines added up by cost center. */
export function summed(lines: readonly PlannedLine[]): readonly SummedLines[] {
  const centers = new Map<string, Center>();
  for (const line of lines) put(centers, line);
  const parts = [...centers.values()].flatMap((it) => [...it.parts.values()]);
  const room = new Room(parts.reduce((sum, it) => sum + reachOf(it) * (it.isOwn ? 1 : 2), 0));
  return Array.from(centers, ([center, { lines: all, parts: own }]) => {
    const amounts = new Map<string, Amounts>();
    for (const [key, part] of own) amounts.set(key, amountsOf(part, room));
    return { center, sum: { amounts, lines: all.length, incomplete: incompleteAmong(all) } };
  });
}

function put(centers: Map<string, Center>, line: PlannedLine): void {
  let center = centers.get(line.center);
  if (!center) {
    center = { lines: [], parts: new Map() };
    centers.set(line.center, center);
  }
  center.lines.push(line);
  const { treatment, currency, first, months } = line;
  const key = `${treatment} ${currency}`;
  let part = center.parts.get(key);
  if (!part) {
    part = { treatment, currency, first: Infinity, last: -Infinity, isOwn: true, lines: [] };
    center.parts.set(key, part);
  }
  part.lines.push(line);
  if (months.length === 0) return;
  part.first = Math.min(part.first, first);
  part.last = Math.max(part.last, first + months.length - 1);
  if (line.reporting !== months) part.isOwn = false;
}

function reachOf({ first, last }: Part): number {
  return Math.max(0, last - first + 1);
}

function amountsOf(part: Part, room: Room): Amounts {
  const { treatment, currency, lines, isOwn } = part;
  const native = room.vector(part);
  const reporting = isOwn ? native : room.vector(part);
  for (const line of lines) {
    native.add(line.first, line.months, 1);
    if (!isOwn) reporting.add(line.first, line.reporting, 1);
  }
  return { treatment, currency, native, reporting };
}

const NONE: ReadonlyMap<PlannedLine, number> = new Map();

function incompleteAmong(lines: readonly PlannedLine[]): ReadonlyMap<PlannedLine, number> {
  const incomplete = lines.filter((it) => it.incomplete);
  return incomplete.length === 0 ? NONE : new Map(incomplete.map((it) => [it, 1]));
}

/** One array that vectors are cut from. */
class Room {
  readonly #values: BigInt64Array;
  #taken = 0;

  constructor(length: number) {
    this.#values = new BigInt64Array(length);
  }

  /** Zeros over the months of a part. */
  vector(part: Part): MonthVector {
    const length = reachOf(part);
    if (length === 0) return new MonthVector();
    const start = this.#taken;
    this.#taken += length;
    return MonthVector.of(part.first, this.#values.subarray(start, this.#taken));
  }
}
