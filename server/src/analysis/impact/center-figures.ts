/** What cost centers add up to on both sides, alone and with all below them: computed on demand, from what moved. */
import { put } from '../../base/groups.ts';
import type { Base } from '../base.ts';
import type { Above } from '../model/center-tree.ts';
import { addLine, addSum, type CenterSum, emptySum } from '../model/sums.ts';
import { WORKSPACE } from '../model/totals.ts';
import type { PlannedLine } from '../plan/planned-line.ts';
import type { Project } from '../project.ts';
import { apart, type Summed } from './before.ts';
import { lineSum, type SumPair, summedBy } from './impact-measures.ts';
import { type LinePair, newName } from './match.ts';
import type { ChangedDocument } from './moved.ts';

/** A center that lies below another in some months, and what the base has there in excess of the head. */
interface Below {
  readonly center: string;
  readonly first: number;
  readonly last: number;
  /** How often all of its own lines of the head count; not 0 where it lies below in only one of the trees. */
  readonly own: -1 | 0 | 1;
  /** Whether the lines that moved count too. */
  readonly moved: boolean;
}

/** Fewer lines than this are added up one by one whenever they are asked for. */
const FEW = 12;

const ALWAYS = { first: -Infinity, last: Infinity };

/**
 * Sums of one comparison, in *spend*. Centers go by their names in the head, those that are gone by their names in the base. Lines
 * that are unknown on one side are in neither. If the base is unknown, both sides are the head.
 */
export class CenterFigures {
  readonly #project: Project;
  readonly #base: Base | undefined;
  /** Lines of the head that the base does not have, and vice versa, by center. */
  readonly #gone: Map<string, PlannedLine[]> = new Map();
  readonly #back: Map<string, PlannedLine[]> = new Map();
  /** Lines of the head that do not count, by center. */
  readonly #unknown: Map<string, PlannedLine[]> = new Map();
  readonly #all: Map<string, SumPair> = new Map();
  readonly #own: Map<string, SumPair> = new Map();
  #below: ReadonlyMap<string, readonly Below[]> | undefined;
  #moved: ReadonlyMap<string, readonly Above[]> | undefined;

  /** `excluded` are the lines that are unknown on one side; without a base that can be compared nothing moves. */
  constructor(project: Project, excluded: readonly LinePair[], isComparable: boolean) {
    this.#project = project;
    this.#base = isComparable ? project.base : undefined;
    const out = new Set(excluded.flatMap((it) => [it.before, it.after]));
    const { head, moved } = project;
    const base = this.#base;
    for (const budget of base ? moved.all() : []) {
      const { before, after } = apart(budget);
      for (const line of after) put(this.#gone, line.center, line);
      for (const line of before)
        if (base && !out.has(line)) put(this.#back, newName(base, head, 'center', line.center), line);
    }
    for (const { after } of excluded) if (after) put(this.#unknown, after.center, after);
  }

  /** With all below; `WORKSPACE` is everything. */
  all(center: string): SumPair {
    return kept(this.#all, center, () => {
      const sum = summedBy(this.#project.head.totals.all(center));
      return {
        before: plus(sum, this.#difference(this.#changedBelow().get(center) ?? [])),
        after: this.#unknownBelow(center).reduce(minus, sum),
      };
    });
  }

  /** Its own lines only. */
  own(center: string): SumPair {
    return kept(this.#own, center, () => {
      const sum = summedBy(this.#project.head.totals.own(center));
      return {
        before: plus(sum, this.#difference([{ center, ...ALWAYS, own: 0, moved: true }])),
        after: minus(sum, linesSum(this.#unknown.get(center))),
      };
    });
  }

  /** How many lines of the head lie on a center itself. */
  countOf(center: string): number {
    return this.#project.head.totals.own(center).lines - (this.#unknown.get(center)?.length ?? 0);
  }

  /** Whether the tree of centers may differ from that of the base. */
  get hasOtherTree(): boolean {
    return this.#base !== undefined && this.#project.moved.changed().some(hasCenters);
  }

  #unknownBelow(center: string): readonly Summed[] {
    const { tree } = this.#project.head;
    return [...this.#unknown].flatMap(([own, lines]): readonly Summed[] => {
      if (center === WORKSPACE || own === center) return [linesSum(lines)];
      const places = tree.above(own).filter((it) => it.center === center);
      return places.map((it) => clipped(linesSum(lines), it.first, it.last));
    });
  }

  /** What the base has in excess of the head. */
  #difference(below: readonly Below[]): Summed {
    const count = below.reduce((sum, it) => sum + (it.own === 0 ? this.#count(it.center) : FEW), 0);
    if (count === 0) return NOTHING;
    if (count < FEW)
      return below
        .map(({ center, first, last }) => {
          const moved = minus(linesSum(this.#back.get(center)), linesSum(this.#gone.get(center)));
          return clipped(moved, first, last);
        })
        .reduce(plus, NOTHING);
    const sum = emptySum();
    for (const it of below) this.#add(sum, it);
    return summedBy(sum);
  }

  #count(center: string): number {
    return (this.#back.get(center)?.length ?? 0) + (this.#gone.get(center)?.length ?? 0);
  }

  #add(sum: CenterSum, { center, first, last, own, moved }: Below): void {
    if (own !== 0) addSum(sum, this.#project.head.totals.own(center), own, first, last);
    if (!moved) return;
    const isAlways = first === -Infinity && last === Infinity;
    const into = isAlways ? sum : emptySum();
    for (const line of this.#back.get(center) ?? []) addLine(into, line, 1);
    for (const line of this.#gone.get(center) ?? []) addLine(into, line, -1);
    if (!isAlways) addSum(sum, into, 1, first, last);
  }

  /** Centers whose money or place has changed, by everything that is above them. */
  #changedBelow(): ReadonlyMap<string, readonly Below[]> {
    if (this.#below) return this.#below;
    const below = new Map<string, Below[]>();
    const replaced = this.replaced();
    for (const center of new Set([...this.#back.keys(), ...this.#gone.keys(), ...replaced.keys()])) {
      const rest = { center, own: 0, moved: true } as const;
      put(below, WORKSPACE, { ...rest, ...ALWAYS });
      put(below, center, { ...rest, ...ALWAYS });
      const places = replaced.get(center);
      for (const { center: above, first, last } of this.#project.head.tree.above(center))
        put(below, above, { center, first, last, own: places ? -1 : 0, moved: !places });
      for (const { center: above, first, last } of places ?? [])
        put(below, above, { center, first, last, own: 1, moved: true });
    }
    this.#below = below;
    return below;
  }

  /** What was above the centers that have moved in the tree; only those with money. */
  replaced(): ReadonlyMap<string, readonly Above[]> {
    this.#moved ??= this.#findReplaced();
    return this.#moved;
  }

  #findReplaced(): ReadonlyMap<string, readonly Above[]> {
    const { head } = this.#project;
    const base = this.#base;
    const replaced = new Map<string, readonly Above[]>();
    if (!base || !this.hasOtherTree) return replaced;
    const names = new Map([...head.totals.centers()].map((it) => [it, it]));
    for (const line of [...this.#back.values()].flat())
      names.set(newName(base, head, 'center', line.center), line.center);
    for (const [center, old] of names) {
      const before = base.tree
        .above(old)
        .map((it) => ({ ...it, center: newName(base, head, 'center', it.center) }));
      if (!isSamePlace(before, head.tree.above(center))) replaced.set(center, before);
    }
    return replaced;
  }
}

function hasCenters({ before, after }: ChangedDocument): boolean {
  return [...before, ...after.map((it) => it.content)].some((it) => it.kind === 'CostCenterList');
}

function isSamePlace(a: readonly Above[], b: readonly Above[]): boolean {
  if (a.length !== b.length) return false;
  return a.every(({ center, first, last }) =>
    b.some((it) => it.center === center && it.first === first && it.last === last),
  );
}

const NOTHING: Summed = () => 0n;

/** What lines add to the measure. */
function linesSum(lines: readonly PlannedLine[] = []): Summed {
  if (lines.length === 0) return NOTHING;
  const sums = lines.map(lineSum);
  return (first, last) => sums.reduce((sum, it) => sum + it(first, last), 0n);
}

function plus(a: Summed, b: Summed): Summed {
  if (b === NOTHING) return a;
  return a === NOTHING ? b : (first, last) => a(first, last) + b(first, last);
}

function minus(a: Summed, b: Summed): Summed {
  return b === NOTHING ? a : (first, last) => a(first, last) - b(first, last);
}

function clipped(sum: Summed, from: number, to: number): Summed {
  if (from === -Infinity && to === Infinity) return sum;
  return (first, last) => sum(Math.max(first, from), Math.min(last, to));
}

function kept(known: Map<string, SumPair>, center: string, compute: () => SumPair): SumPair {
  let found = known.get(center);
  if (!found) {
    found = compute();
    known.set(center, found);
  }
  return found;
}
