/** The hints of one item: recomputed only when its text or its money has changed. */
import type { Lowered } from '../analysis/content.ts';
import type { Graph } from '../analysis/engine/graph.ts';
import type { PlannedLine } from '../analysis/plan/planned-line.ts';
import type { Period } from '../domain/period.ts';
import { type Around, equivalentsOf } from '../report/equivalents.ts';
import { changeWords, hintText, periodWords, restWords } from '../report/hint-words.ts';
import { splitsOf } from '../rules/splits.ts';
import type { Node } from '../syntax/node.ts';
import type { ParsedItem } from '../syntax/source.ts';
import type { PlacedItemText } from './items.ts';

/** Shown after a value. */
export interface InlayHint {
  /** The end of the value. */
  readonly offset: number;
  /** An offset inside of what it is about: the hover card there is its tooltip. */
  readonly about: number;
  /** At most 43 characters. */
  readonly text: string;
}

/** What the hints of an item depend on besides its text. */
export interface HintGround {
  readonly around: Around;
  /** Undefined for what is not a line, or cannot be planned. */
  readonly line: PlannedLine | undefined;
  /** The same line in the base, if it differs. */
  readonly before: PlannedLine | undefined;
  /** The name of the base; undefined where it is unknown. */
  readonly base: string | undefined;
}

/** Offsets are relative to the item. */
type HintInside = InlayHint;

interface Known {
  readonly parsed: ParsedItem;
  readonly ground: HintGround;
  /** What the Budget came to in the years that were asked for: almost always empty. */
  readonly budget: ReadonlyMap<number, bigint>;
  readonly hints: readonly HintInside[];
}

/** Every keystroke asks for all items in view, and only one of them has changed. */
const known: WeakMap<Lowered, Known> = new WeakMap();

/** In the order of what they are about; the graph counts how often they are recomputed. */
export function itemHints(graph: Graph, item: PlacedItemText, ground: HintGround): readonly InlayHint[] {
  const last = known.get(item.unit);
  const hints = last && holds(last, item, ground) ? last.hints : findHints(graph, item, ground);
  return hints.map((it) => ({ ...it, offset: item.inFile(it.offset), about: item.inFile(it.about) }));
}

function holds({ parsed, ground: old, budget }: Known, item: PlacedItemText, ground: HintGround): boolean {
  return (
    parsed === item.parsed &&
    old.line === ground.line &&
    old.before === ground.before &&
    old.base === ground.base &&
    old.around.calendar === ground.around.calendar &&
    old.around.currency === ground.around.currency &&
    old.around.now === ground.around.now &&
    [...budget].every(([year, minor]) => ground.around.budget(year) === minor)
  );
}

function findHints(graph: Graph, item: PlacedItemText, ground: HintGround): readonly HintInside[] {
  graph.count('item hints');
  const budget = new Map<number, bigint>();
  const around: Around = {
    ...ground.around,
    budget: (year) => {
      const minor = ground.around.budget(year);
      budget.set(year, minor);
      return minor;
    },
  };
  const hints = [
    ...periodHints(item, around),
    ...shareHints(item),
    ...amountHints(item, { ...ground, around }),
  ];
  known.set(item.unit, { parsed: item.parsed, ground, budget, hints });
  return hints;
}

/** Periods of Budgets, lines and everything with a validity. */
function periodHints(item: PlacedItemText, { calendar }: Around): readonly HintInside[] {
  return periodsOf(item.unit).flatMap(([at, period]) =>
    behind(item, at, period && periodWords(period, calendar)),
  );
}

function periodsOf({ entity }: Lowered): readonly (readonly [at: string, period: Period | undefined])[] {
  switch (entity?.kind) {
    case 'Budget':
      return [['/spec/period', entity.period]];
    case 'Line':
      return [['/period', entity.period]];
    case 'CostCenter':
    case 'Person':
    case 'AllocationRule':
      return [['/valid', entity.valid]];
    case 'Split':
    case 'AllocationPolicy':
      return splitsOf(entity).map(({ at, split }) => [`${at}/valid`, split.valid]);
    default:
      return [];
  }
}

/** What `rest` resolves to. */
function shareHints(item: PlacedItemText): readonly HintInside[] {
  const { entity } = item.unit;
  const splits = entity ? splitsOf(entity) : [];
  return splits.flatMap(({ split: { to } }) =>
    (to?.by === 'shares' ? to.shares : []).flatMap(({ value }) => {
      const rest = value.find((it) => it.share === 'rest');
      return rest ? behind(item, rest.center.at, restWords(value.map((it) => it.share))) : [];
    }),
  );
}

function amountHints(
  item: PlacedItemText,
  { around, line, before, base }: HintGround,
): readonly HintInside[] {
  if (!line) return [];
  const against = before && base !== undefined ? { before, base } : undefined;
  return equivalentsOf(line, around, (at) => isSpread(item, at)).flatMap(({ at, text, span }) => {
    const change = against && changeWords(line, against, span, around);
    return behind(item, at, hintText(text, change));
  });
}

/** Whether a map by period has a row for each entry. */
function isSpread(item: PlacedItemText, at: string): boolean {
  const node = item.find(at)?.node;
  return node?.kind === 'map' && !node.flow;
}

function behind(item: PlacedItemText, at: string, text: string | undefined): readonly HintInside[] {
  const node = text === undefined ? undefined : item.find(at)?.node;
  if (text === undefined || !node) return [];
  const about = firstIn(node);
  return [{ offset: node.end, about: Math.max(about.start, about.end - 1), text }];
}

/** In braces or brackets the first value: with its period it has a card of its own. */
function firstIn(node: Node): Node {
  const first =
    node.kind === 'map' ? node.entries[0]?.value : node.kind === 'list' ? node.items[0] : undefined;
  return first ? firstIn(first) : node;
}
