/** Which line of the head is which line of the base. Identity is Budget and name; a rename keeps the old name in `aliases`. */

import type { Lowered } from '../content.ts';
import { type Declaration, type NameKind, nameKey } from '../model/names.ts';
import type { PlannedLine } from '../plan/planned-line.ts';
import type { Side } from '../side.ts';
import { apart, joined } from './before.ts';
import { newUnits } from './changed-units.ts';
import type { Judgement } from './line-impact.ts';
import type { ChangedDocument, MovedBudget } from './moved.ts';

/** One line on both sides; if it is missing on one, it is new or gone. */
export interface LinePair {
  readonly before: PlannedLine | undefined;
  readonly after: PlannedLine | undefined;
}

/**
 * A pair that lives as long as its lines do, and with it what was last found about it. In a `WeakMap` that would survive every minor
 * garbage collection: typing in a driver makes hundreds of pairs per keystroke.
 */
export class KeptPair implements LinePair {
  readonly before: PlannedLine | undefined;
  readonly after: PlannedLine | undefined;
  #judgement: Judgement | undefined;

  constructor(before: PlannedLine | undefined, after: PlannedLine | undefined) {
    this.before = before;
    this.after = after;
  }

  get judgement(): Judgement | undefined {
    return this.#judgement;
  }

  keep(judgement: Judgement): void {
    this.#judgement = judgement;
  }
}

/** `from` and `to` are two names of the same thing. */
export interface Rename {
  readonly kind: NameKind;
  readonly from: string;
  readonly to: string;
}

/** Pairs the lines of all Budgets that moved. Lines that are the same object are left out. */
export function matchLines(base: Side, head: Side, moved: readonly MovedBudget[]): readonly LinePair[] {
  const budgets = moved.map((it) => namesakes(head, it));
  const gone = new Map(budgets.flatMap((it) => [...it.gone]));
  const pairs: LinePair[] = [];
  for (const budget of budgets)
    for (const pair of budget.pairs) {
      const { before, after } = pair;
      const former = before || !after ? undefined : takeFormer(base, head, after, gone);
      if (!former) pairs.push(pair);
      else if (former !== after) pairs.push({ before: former, after });
    }
  for (const line of gone.values()) pairs.push({ before: line, after: undefined });
  return pairs;
}

/** The lines of one Budget, paired by name. */
interface Namesakes {
  /** Of the head, in order; without `before` if the base has none of that name. */
  readonly pairs: readonly KeptPair[];
  /** Of the base, if the head has none of that name. */
  readonly gone: ReadonlyMap<string, PlannedLine>;
}

/** By Budget: on a branch that has moved many, a keystroke moves one. */
const paired: WeakMap<MovedBudget, Namesakes> = new WeakMap();

function namesakes({ graph }: Side, moved: MovedBudget): Namesakes {
  const known = paired.get(moved);
  if (known) return known;
  graph.count('namesakes');
  const { before, after } = middle(moved);
  const made = before.length === 0 ? { pairs: after.map(alone), gone: new Map() } : byName(before, after);
  paired.set(moved, made);
  return made;
}

function byName(before: readonly PlannedLine[], after: readonly PlannedLine[]): Namesakes {
  const gone = index(before);
  const pairs: KeptPair[] = [];
  for (const [key, line] of index(after)) {
    const old = gone.get(key);
    gone.delete(key);
    if (old !== line) pairs.push(old ? new KeptPair(old, line) : alone(line));
  }
  return { pairs, gone };
}

/** In a new Budget no line has a counterpart, and all but one are as they were before the last keystroke. */
const withoutOther: WeakMap<PlannedLine, KeptPair> = new WeakMap();

function alone(line: PlannedLine): KeptPair {
  const known = withoutOther.get(line);
  if (known) return known;
  const made = new KeptPair(undefined, line);
  withoutOther.set(line, made);
  return made;
}

interface Lines {
  readonly before: readonly PlannedLine[];
  readonly after: readonly PlannedLine[];
}

/** The lines without those that both lists begin and end with, unless a name would be on both sides of such a cut. */
function middle(moved: MovedBudget): Lines {
  const cut = apart(moved);
  if (cut.start === 0 && cut.end === 0) return cut;
  const names = new Set([...cut.before, ...cut.after].map(nameOf));
  if (names.size === 0) return cut;
  const before = joined(moved.before);
  const ends = spansOf(before);
  const isLeftOut = (name: string) => {
    const span = ends.get(name);
    return span !== undefined && (span.first < cut.start || span.last >= before.length - cut.end);
  };
  return [...names].some(isLeftOut) ? { before, after: joined(moved.after) } : cut;
}

/** Where lines of one name are in a list. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/** By list: those of the base stay the same while the user types. */
const spans: WeakMap<readonly PlannedLine[], ReadonlyMap<string, Span>> = new WeakMap();

function spansOf(lines: readonly PlannedLine[]): ReadonlyMap<string, Span> {
  const known = spans.get(lines);
  if (known) return known;
  const made = new Map<string, Span>();
  for (const [last, line] of lines.entries()) {
    const name = nameOf(line);
    made.set(name, { first: made.get(name)?.first ?? last, last });
  }
  spans.set(lines, made);
  return made;
}

function nameOf(line: PlannedLine): string {
  return line.entity.name.toLowerCase();
}

/** Lines by `budget/line`, ignoring case; further duplicates count as `name#2`, so no cent is dropped. */
function index(lines: readonly PlannedLine[]): Map<string, PlannedLine> {
  const byKey = new Map<string, PlannedLine>();
  for (const line of lines) {
    const key = keyOf(line.budget, line.entity.name);
    let unique = key;
    for (let n = 2; byKey.has(unique); n++) unique = `${key}#${n}`;
    byKey.set(unique, line);
  }
  return byKey;
}

function keyOf(budget: string, line: string): string {
  return `${budget}/${line}`.toLowerCase();
}

/** Takes out the line of the base that had a name which this one keeps as an alias. */
function takeFormer(
  base: Side,
  head: Side,
  line: PlannedLine,
  gone: Map<string, PlannedLine>,
): PlannedLine | undefined {
  if (gone.size === 0) return undefined;
  const budgets = [line.budget, ...oldNames(base, head, line.budget)];
  const names = [line.entity.name, ...line.entity.aliases.map((it) => it.text)];
  const wanted = budgets.flatMap((budget) => names.map((name) => keyOf(budget, name)));
  const moves = line.entity.aliases.map((it) => it.text.toLowerCase()).filter((it) => it.includes('/'));
  const found = [...wanted, ...moves].find((it) => gone.has(it));
  const former = found === undefined ? undefined : gone.get(found);
  if (found !== undefined) gone.delete(found);
  return former;
}

/** Aliases of a Budget under which the base has one and the head has none. */
function oldNames(base: Side, head: Side, budget: string): readonly string[] {
  const entity = head.names.resolve('budget', budget)?.entity;
  return (entity?.aliases ?? []).map((it) => it.text).filter((it) => isOldName(base, head, 'budget', it));
}

/** Whether `name` was declared in the base and is now only another spelling. */
function isOldName(base: Side, head: Side, kind: NameKind, name: string): boolean {
  const isName = (it: Declaration) => it.how === 'name';
  return base.names.all(kind, name).some(isName) && !head.names.all(kind, name).some(isName);
}

/** What a name of the base is called in the head: its new name if it was renamed, otherwise itself. */
export function newName(base: Side, head: Side, kind: NameKind, name: string): string {
  if (!isOldName(base, head, kind, name)) return name;
  const found = head.names.resolve(kind, name);
  const isNew = found && !base.names.all(kind, found.entity.name).some((it) => it.how === 'name');
  return isNew ? found.entity.name : name;
}

/** Whether a name of the base means what one of the head does. */
export function isSameName(
  base: Side,
  head: Side,
  kind: NameKind,
  old: string | undefined,
  now: string | undefined,
): boolean {
  // a name that the head declares is not an old one
  if (old === now) return true;
  return old !== undefined && newName(base, head, kind, old) === now;
}

const RENAMABLE: Readonly<Record<string, NameKind>> = {
  CostCenterList: 'center',
  CategoryList: 'category',
  ServiceList: 'service',
  VendorList: 'vendor',
};

/** Every center, category, service, vendor and Budget that was renamed. Only what changed is looked at. */
export function renames(
  base: Side,
  head: Side,
  changed: readonly ChangedDocument[],
  moved: readonly MovedBudget[],
): readonly Rename[] {
  const out: Rename[] = [];
  const add = (kind: NameKind, unit: Lowered, key: string) => {
    if (!unit.entity || unit.entity.aliases.length === 0) return;
    for (const { how, text, entity } of head.names.declarationsOf(unit, key)) {
      if (how !== 'alias' || newName(base, head, kind, text) !== entity.name) continue;
      const from = base.names.resolve(kind, text)?.entity.name ?? text;
      if (nameKey(kind, from) !== nameKey(kind, entity.name)) out.push({ kind, from, to: entity.name });
    }
  };
  for (const { before, after } of changed)
    for (const [nth, { key, content }] of after.entries()) {
      const kind = RENAMABLE[content.kind];
      // what the base has too has the same name there
      if (kind) for (const unit of newUnits(before[nth], content)) add(kind, unit, key);
    }
  for (const key of moved.flatMap((it) => it.documents)) {
    const budget = head.document(key)?.content.get().head;
    if (budget) add('budget', budget, key);
  }
  // a category may have the same name as a vendor
  const place = ({ from, kind, to }: Rename) => `${from}\n${kind}\n${to}`;
  return out.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}
