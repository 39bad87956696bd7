/** Lines that are a percentage of other lines: which lines are meant, and cycles among them. */
import type { LineEntity } from '../syntax/items/entities.ts';
import { nameKey } from '../syntax/values/name.ts';
import { withoutPrefix } from './names.ts';
import type { LinesByName, LineUnit } from './shared.ts';
import type { Side } from './side.ts';

/** A line and the document that holds it. */
export interface FoundLine {
  readonly document: string;
  readonly unit: LineUnit;
}

/**
 * The lines of a document where nobody keeps them, see `FileContent.glance`. They are handed on rather than looked up in a
 * `WeakMap`: what hangs on a value of such a map outlives every small collection of garbage.
 */
export interface Glanced {
  readonly document: string;
  readonly lines: LinesByName;
}

/** What `text` names, seen from the Budget `key`: a line of the same Budget, or `budget/line`; tracked. */
export function findLine(side: Side, key: string, text: string, glanced?: Glanced): FoundLine | undefined {
  const whole = withoutPrefix('budget', text);
  const own = lineIn(side, key, whole, glanced);
  if (own) return own;
  const slash = whole.indexOf('/');
  if (slash < 0) return undefined;
  const budget = side.names.resolve('budget', whole.slice(0, slash))?.document;
  return budget === undefined ? undefined : lineIn(side, budget, whole.slice(slash + 1), glanced);
}

function lineIn(side: Side, document: string, name: string, glanced?: Glanced): FoundLine | undefined {
  const unit = linesOf(side, document, glanced)?.get(nameKey(name));
  return unit && { document, unit };
}

function linesOf(side: Side, document: string, glanced?: Glanced): LinesByName | undefined {
  if (document === glanced?.document) return glanced.lines;
  const items = side.document(document)?.content.get().items;
  return items && side.shared.linesByName(items);
}

/** Whether what a line is a percentage of depends on that line again. */
export function percentCycle(side: Side, found: FoundLine, line: LineEntity, glanced?: Glanced): boolean {
  const seen = new Set<LineEntity>();
  const walk = (document: string, entity: LineEntity): boolean => {
    if (entity.money?.by !== 'percent') return false;
    return entity.money.of.some((it) => {
      const next = findLine(side, document, it.text, glanced);
      if (!next) return false;
      const { entity: other } = next.unit;
      if (other === line) return true;
      if (seen.has(other)) return false;
      seen.add(other);
      return walk(next.document, other);
    });
  };
  return found.unit.entity === line || walk(found.document, found.unit.entity);
}

/** Percentages by what they are of. */
interface Percentages {
  readonly byName: ReadonlyMap<string, readonly LineUnit[]>;
  /** Those of lines of other Budgets, which may name one of these. */
  readonly crossing: readonly LineUnit[];
}

/** By list: as long as no percentage is edited it is the same. */
const indexed: WeakMap<readonly LineUnit[], Percentages> = new WeakMap();

/**
 * The percentages of a Budget that may be others when those in `edited` came or went: they name one of them, or one that does, or a
 * line of another Budget.
 */
export function followersOf(
  percentages: readonly LineUnit[],
  edited: readonly LineEntity[],
): ReadonlySet<LineUnit> {
  if (percentages.length === 0) return NOBODY;
  const { byName, crossing } = indexOf(percentages);
  const followers = new Set<LineUnit>(crossing);
  const moved = new Set([...edited, ...crossing.map((it) => it.entity)]);
  for (const line of moved) // it grows meanwhile
    for (const unit of spellingsOf(line).flatMap((it) => byName.get(nameKey(it)) ?? [])) {
      followers.add(unit);
      moved.add(unit.entity);
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
      const key = nameKey(name);
      const others = byName.get(key);
      if (others) others.push(unit);
      else byName.set(key, [unit]);
    }
  const made = { byName, crossing: [...crossing] };
  indexed.set(percentages, made);
  return made;
}

/** Whether a line is a percentage of others. */
export function isPercentage({ entity }: { readonly entity: LineEntity }): boolean {
  return entity.money?.by === 'percent';
}

/** The percentages of a list of which the lines in `gone` are `come` now; the same list as long as none is among them. */
export function percentagesAfter(
  before: readonly LineUnit[],
  gone: readonly LineUnit[],
  come: readonly LineUnit[],
): readonly LineUnit[] {
  const old = gone.filter(isPercentage);
  const added = come.filter(isPercentage);
  if (old.length === 0 && added.length === 0) return before;
  const left = new Map<unknown, number>();
  for (const unit of old) left.set(unit, (left.get(unit) ?? 0) + 1);
  // a line that stands twice is one object
  const kept = before.filter((it) => {
    const count = left.get(it) ?? 0;
    left.set(it, count - 1);
    return count <= 0;
  });
  return [...kept, ...added];
}

/** What a percentage is of, as `findLine` looks for it first. */
function namedBy({ money }: LineEntity): readonly string[] {
  return money?.by === 'percent' ? money.of.map((it) => withoutPrefix('budget', it.text)) : [];
}

/** All that a line may be called. */
function spellingsOf({ name, code, aliases }: LineEntity): readonly string[] {
  return [name, ...(code === undefined ? [] : [code]), ...aliases.map((it) => it.text)];
}
