/** What follows what in a Budget: percentages follow the lines that they are of, and through these perhaps drivers. */
import { put } from '../../base/groups.ts';
import type { LineEntity } from '../../syntax/items/entities.ts';
import { nameKey } from '../../syntax/values/name.ts';
import { withoutPrefix } from '../model/names.ts';
import { isDriven } from './driven-line.ts';
import type { LineUnit } from './lines.ts';

/** The lists stay the same as long as no line comes or goes that belongs in one of them. */
export interface Ties {
  readonly percentages: readonly LineUnit[];
  /** Those that read a driver. */
  readonly driven: readonly LineUnit[];
  /** The percentages that may follow a driver: they are of one of these lines, or of lines of another Budget. */
  readonly following: ReadonlySet<LineUnit>;
}

/** The ties of the lines of a Budget. */
export function tiesOf(lines: readonly LineUnit[]): Ties {
  return tied(lines.filter(isPercentage), lines.filter(isDriven));
}

/** The same object unless lines that an edit removed (`gone`) or added (`come`) belong in one of the lists. */
export function tiesAfter(before: Ties, gone: readonly LineUnit[], come: readonly LineUnit[]): Ties {
  const percentages = after(before.percentages, gone.filter(isPercentage), come.filter(isPercentage));
  const driven = after(before.driven, gone.filter(isDriven), come.filter(isDriven));
  const isSame = percentages === before.percentages && driven === before.driven;
  return isSame ? before : tied(percentages, driven);
}

/** Only those in `following`; for most Budgets nothing else is asked for. */
export function followersOfDrivers(lines: readonly LineUnit[]): Ties['following'] {
  const percentages = lines.filter(isPercentage);
  return percentages.length === 0 ? NOBODY : tied(percentages, lines.filter(isDriven)).following;
}

function tied(percentages: readonly LineUnit[], driven: readonly LineUnit[]): Ties {
  return { percentages, driven, following: followersOf(percentages, driven) };
}

function after(
  before: readonly LineUnit[],
  gone: readonly LineUnit[],
  come: readonly LineUnit[],
): readonly LineUnit[] {
  if (gone.length === 0 && come.length === 0) return before;
  const left = new Map<unknown, number>();
  for (const unit of gone) left.set(unit, (left.get(unit) ?? 0) + 1);
  // a line that appears twice is one object
  const kept = before.filter((it) => {
    const count = left.get(it) ?? 0;
    left.set(it, count - 1);
    return count <= 0;
  });
  return [...kept, ...come];
}

/** Percentages by what they are of. */
interface Percentages {
  readonly byName: ReadonlyMap<string, readonly LineUnit[]>;
  /** Those of lines of other Budgets, which may in turn name one of these. */
  readonly crossing: readonly LineUnit[];
}

/** By list, which stays the same as long as no percentage is edited. */
const indexed: WeakMap<readonly LineUnit[], Percentages> = new WeakMap();

/**
 * The percentages of a Budget that may change when lines in `edited` came or went: they name one of them, or one that does, or a
 * line of another Budget.
 */
export function followersOf(
  percentages: readonly LineUnit[],
  edited: readonly LineUnit[],
): ReadonlySet<LineUnit> {
  if (percentages.length === 0) return NOBODY;
  const { byName, crossing } = indexOf(percentages);
  const followers = new Set<LineUnit>(crossing);
  const moved = new Set([...edited, ...crossing]);
  for (const { entity } of moved) // it grows during the loop
    for (const unit of spellingsOf(entity).flatMap((it) => byName.get(nameKey(it)) ?? [])) {
      followers.add(unit);
      moved.add(unit);
    }
  return followers;
}

const NOBODY: ReadonlySet<LineUnit> = new Set();

function indexOf(percentages: readonly LineUnit[]): Percentages {
  const known = indexed.get(percentages);
  if (known) return known;
  const byName = new Map<string, LineUnit[]>();
  const crossing = new Set<LineUnit>();
  for (const unit of percentages)
    for (const name of namedBy(unit.entity)) {
      if (name.includes('/')) crossing.add(unit);
      put(byName, nameKey(name), unit);
    }
  const made = { byName, crossing: [...crossing] };
  indexed.set(percentages, made);
  return made;
}

/** Whether a line is a percentage of others. */
function isPercentage({ entity }: { readonly entity: LineEntity }): boolean {
  return entity.money?.by === 'percent';
}

/** What a percentage is of, as `findLine` looks for it first. */
function namedBy({ money }: LineEntity): readonly string[] {
  return money?.by === 'percent' ? money.of.map((it) => withoutPrefix('budget', it.text)) : [];
}

/** Everything that a line may be called. */
function spellingsOf({ name, code, aliases }: LineEntity): readonly string[] {
  return [name, ...(code === undefined ? [] : [code]), ...aliases.map((it) => it.text)];
}
