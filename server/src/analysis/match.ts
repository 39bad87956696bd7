/** Which line of the head is which line of the base. Identity is Budget and name; a rename keeps the old name in `aliases`. */
import { apart, joined } from './before.ts';
import type { Lowered } from './content.ts';
import type { ChangedDocument, MovedBudget } from './moved.ts';
import { type Declaration, type NameKind, nameKey } from './names.ts';
import type { PlannedLine } from './planned-line.ts';
import type { Side } from './side.ts';

/** One line on both sides; missing on one, it is new or gone. */
export interface LinePair {
  readonly before: PlannedLine | undefined;
  readonly after: PlannedLine | undefined;
}

/** `a` and `b` are the same thing under two names. */
export interface Rename {
  readonly kind: NameKind;
  readonly from: string;
  readonly to: string;
}

/** Pairs the lines of all Budgets that moved. What is the same line by identity of its object is left out. */
export function matchLines(base: Side, head: Side, moved: readonly MovedBudget[]): readonly LinePair[] {
  const parts = moved.map(middle);
  const before = index(parts.map((it) => it.before));
  const after = index(parts.map((it) => it.after));
  const pairs: LinePair[] = [];
  for (const [key, line] of after) {
    const found = before.has(key) ? key : aliasOf(base, head, key, line, before, after);
    const old = found === undefined ? undefined : before.get(found);
    if (found !== undefined) before.delete(found);
    if (old !== line) pairs.push({ before: old, after: line });
  }
  for (const line of before.values()) pairs.push({ before: line, after: undefined });
  return pairs;
}

interface Lines {
  readonly before: readonly PlannedLine[];
  readonly after: readonly PlannedLine[];
}

/** The lines between those that begin and those that end both lists, unless one of them has a name that is left out. */
function middle(moved: MovedBudget): Lines {
  const cut = apart(moved);
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

/** Where lines of one name stand in a list. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/** By list: those of the base stay while somebody types. */
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

/** Lines by `budget/line` without case; of duplicates the others count as `name#2`, so no cent is dropped. */
function index(budgets: readonly (readonly PlannedLine[])[]): Map<string, PlannedLine> {
  const lines = new Map<string, PlannedLine>();
  for (const line of budgets.flat()) {
    const key = keyOf(line.budget, line.entity.name);
    let unique = key;
    for (let n = 2; lines.has(unique); n++) unique = `${key}#${n}`;
    lines.set(unique, line);
  }
  return lines;
}

function keyOf(budget: string, line: string): string {
  return `${budget}/${line}`.toLowerCase();
}

function aliasOf(
  base: Side,
  head: Side,
  key: string,
  line: PlannedLine,
  before: ReadonlyMap<string, PlannedLine>,
  after: ReadonlyMap<string, PlannedLine>,
): string | undefined {
  const budgets = [line.budget, ...oldNames(base, head, line.budget)];
  const names = [line.entity.name, ...line.entity.aliases.map((it) => it.text)];
  const wanted = budgets.flatMap((budget) => names.map((name) => keyOf(budget, name)));
  const moves = line.entity.aliases.map((it) => it.text.toLowerCase()).filter((it) => it.includes('/'));
  return [...wanted, ...moves].find((it) => it !== key && before.has(it) && !after.has(it));
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

/** What a name of the base is called in the head: its new name if it was renamed, else itself. */
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
  // what is declared under a name is not called otherwise
  if (old === now) return true;
  return old !== undefined && newName(base, head, kind, old) === now;
}

const RENAMABLE: Readonly<Record<string, NameKind>> = {
  CostCenterList: 'center',
  CategoryList: 'category',
  ServiceList: 'service',
  VendorList: 'vendor',
};

/** Every center, category, service, vendor and Budget that has another name now. Only what changed is looked at. */
export function renames(
  base: Side,
  head: Side,
  changed: readonly ChangedDocument[],
  moved: readonly MovedBudget[],
): readonly Rename[] {
  const out: Rename[] = [];
  const add = (kind: NameKind, unit: Lowered, key: string) => {
    for (const { how, text, entity } of head.names.declarationsOf(unit, key)) {
      if (how !== 'alias' || newName(base, head, kind, text) !== entity.name) continue;
      const from = base.names.resolve(kind, text)?.entity.name ?? text;
      if (nameKey(kind, from) !== nameKey(kind, entity.name)) out.push({ kind, from, to: entity.name });
    }
  };
  for (const { key, content } of changed.flatMap((it) => it.after)) {
    const kind = RENAMABLE[content.kind];
    if (kind) for (const unit of content.items) add(kind, unit, key);
  }
  for (const key of moved.flatMap((it) => head.withIdentity(it.identity))) {
    const budget = head.document(key)?.content.get().head;
    if (budget) add('budget', budget, key);
  }
  return out.sort((a, b) => (a.from < b.from ? -1 : 1));
}
