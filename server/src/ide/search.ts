/** Finds references to a thing. Only what may refer to it is searched: planning knows who reads a name. */
import type { Lowered } from '../analysis/content.ts';
import { pathOf } from '../analysis/document-key.ts';
import { type PlacedUnit, unitAt } from '../analysis/findings/place.ts';
import type { Head } from '../analysis/head.ts';
import type { NameKind } from '../analysis/model/names.ts';
import type { Project } from '../analysis/project.ts';
import type { DocumentNode } from '../analysis/side.ts';
import type { TextRange } from '../base/text.ts';
import type { ScalarNode } from '../syntax/node.ts';
import { readFile } from '../syntax/read-file.ts';
import type { SourceDocument } from '../syntax/source.ts';
import { nameKey } from '../syntax/values/name.ts';
import { rangeIn } from './cursor.ts';
import { type Declared, isSame, resolve, spellingsOf } from './declared.ts';
import { nodeAt } from './items.ts';
import { type Mention, mentionsBySchema, mentionsIn } from './mentions.ts';
import { rangeInScalar } from './places.ts';
import { scalarOf } from './scalars.ts';
import { propertyAt } from './schema.ts';
import { tableKeys, tablesOf } from './tables.ts';

/** A place where something is referred to. */
export interface Occurrence {
  readonly path: string;
  /** Offsets in the file: the name alone, without quotes and prefix. */
  readonly range: TextRange;
  /** As written there. */
  readonly text: string;
  /** Undefined in a CSV file. */
  readonly inItem: OccurrenceInItem | undefined;
}

/** The item that refers, and how. */
export interface OccurrenceInItem {
  /** Key of the document. */
  readonly document: string;
  readonly unit: Lowered;
  /** Index in the document's list; -1 for its head. */
  readonly index: number;
  readonly placed: PlacedUnit;
  readonly node: ScalarNode;
  readonly mention: Mention;
}

/** Every reference to a thing, in no order. Requests what dormant files would add. `project` is settled. */
export function* occurrencesOf(project: Project, target: Declared): Generator<Occurrence> {
  wake(project, target);
  yield* occurrencesLike(project, wantedOf(target));
  if (target.kind === 'center') yield* inTables(project, target);
}

/** References in documents that mean nothing now but would mean the thing if it were called `name`. */
export function* strayOccurrences(project: Project, target: Declared, name: string): Generator<Occurrence> {
  const spelled = new Set([nameKey(name)]);
  yield* occurrencesLike(project, { target, spelled, isMeant: (meant) => meant === undefined });
}

function* occurrencesLike(project: Project, wanted: Wanted): Generator<Occurrence> {
  for (const [path, nodes] of readersOf(project, wanted)) yield* inFile(project, wanted, path, nodes);
}

/** The occurrences in the documents of one file. */
export function occurrencesInFile(project: Project, target: Declared, path: string): Iterable<Occurrence> {
  const { files, documents } = project.head;
  const nodes = (files.get(path)?.documents.get() ?? []).flatMap((key) => documents.get(key) ?? []);
  return inFile(project, wantedOf(target), path, new Set(nodes));
}

/** The occurrences in the CSV files that drivers name, by file. */
export function* inTables(project: Project, target: Declared, only?: string): Generator<Occurrence> {
  for (const path of tablesOf(project))
    for (const { text, range } of only === undefined || only === path ? tableKeys(project, path) : []) {
      const meant = resolve(project.head, '', ['center'], text);
      if (meant && isSame(meant, target)) yield { path, range, text, inItem: undefined };
    }
}

/** What is being searched for. */
interface Wanted {
  readonly target: Declared;
  /** See `nameKey`. */
  readonly spelled: ReadonlySet<string>;
  /** Whether a reference with this spelling counts, given what it means. */
  readonly isMeant: (meant: Declared | undefined) => boolean;
}

function wantedOf(target: Declared): Wanted {
  const isMeant = (meant: Declared | undefined) => meant !== undefined && isSame(meant, target);
  return { target, spelled: new Set(spellingsOf(target).map(nameKey)), isMeant };
}

/** Whether a reference may have one of the spellings: some have a prefix, or name two things. */
function isLike({ spelled }: Wanted, text: string): boolean {
  if (spelled.has(nameKey(text))) return true;
  return text.includes('/') && text.split('/').some((it) => spelled.has(nameKey(it)));
}

/** Whether a mention has one of the spellings. */
function mayMean({ target, spelled }: Wanted, { kinds, text }: Mention): boolean {
  if (!kinds.some((it) => it === target.kind)) return false;
  if (spelled.has(nameKey(text))) return true;
  return target.kind === 'line' && spelled.has(nameKey(text.slice(text.indexOf('/') + 1)));
}

/** Kinds of things that Budgets and their lines refer to. */
const IN_BUDGETS: ReadonlySet<string> = new Set<NameKind>([
  'center',
  'category',
  'service',
  'vendor',
  'driver',
]);

function isInBudgets(kind: Declared['kind']): kind is NameKind {
  return IN_BUDGETS.has(kind);
}

/** For lines and Budgets it is known which files read them. */
function wake({ head: { dormant } }: Project, { kind, document }: Declared): void {
  if (isInBudgets(kind)) dormant.touchAll();
  if (kind === 'line' || kind === 'budget') dormant.touchFile(pathOf(document));
}

type ByPath = ReadonlyMap<string, ReadonlySet<DocumentNode>>;

/** Documents that may refer to it. */
function readersOf(project: Project, wanted: Wanted): ByPath {
  const { documents } = project.head;
  const { kind } = wanted.target;
  const found = new Map<string, Set<DocumentNode>>();
  if (kind === 'entry' || kind === 'document') return found;
  const add = (node: DocumentNode) => {
    const known = found.get(node.path);
    if (known) known.add(node);
    else found.set(node.path, new Set([node]));
  };
  for (const node of documents.values()) {
    const isCandidate = node.kind === 'Budget' ? isLookedAt(project, wanted, node) : kind !== 'line';
    if (isCandidate) add(node);
  }
  for (const key of budgetReaders(project, wanted)) {
    const node = documents.get(key);
    if (node) add(node);
  }
  return found;
}

/** A head may name what every line overrides, so that no plan reads it; edited or unreadable documents may have broken lines. */
function isLookedAt({ head }: Project, wanted: Wanted, { key, content }: DocumentNode): boolean {
  const unit = content.get().head;
  if (head.isPlanKept(key) || unit.problems.length > 0) return true;
  return mentionsIn(unit, (text) => isLike(wanted, text)).length > 0;
}

/** Keys of Budgets whose plans read the name, and of those that cannot be read in full. */
function* budgetReaders({ head }: Project, { target, spelled }: Wanted): Generator<string> {
  const { kind, document } = target;
  yield* head.unread.missingMoney();
  if (kind === 'driver') yield* head.series.readersOf(spelled);
  if (kind === 'line') {
    yield document;
    const budget = head.document(document)?.content.get().head.entity;
    const names = budget ? [budget.name, ...budget.aliases.map((it) => it.text)] : [];
    for (const text of names) yield* head.meanings.readersOf('budget', text);
  } else if (kind === 'budget' || isInBudgets(kind))
    for (const text of spelled) yield* head.meanings.readersOf(kind, text);
}

/** A document that is searched. */
interface Looked {
  readonly node: DocumentNode;
  /** The head, then the entries. */
  readonly units: readonly Lowered[];
  /** Read once something is found. */
  readonly source: () => SourceDocument | undefined;
  /** An entry of its list, otherwise its head, whose nodes are made only once, as it may hold many entries. */
  readonly placed: (index: number) => PlacedUnit | undefined;
}

/** Keeps nothing of a Budget that is not otherwise in use. */
function* inFile(
  { head }: Project,
  wanted: Wanted,
  path: string,
  nodes: ReadonlySet<DocumentNode>,
): Generator<Occurrence> {
  const content = head.files.get(path)?.content;
  if (!content) return;
  const passing = lazily(() => passingSources(head, path));
  for (const node of nodes) {
    const said = node.content.get();
    const glanced = content.glance?.(said);
    const units = [said.head, ...(glanced ?? said.items)];
    const source = lazily(() => (glanced && passing().get(node.key)) ?? head.placed(node.key)?.source);
    yield* inDocument(head, wanted, { node, units, source, placed: placing(source) });
  }
  content.endGlances?.();
}

function placing(source: Looked['source']): Looked['placed'] {
  const head = lazily(() => {
    const document = source();
    return document && unitAt(document, -1);
  });
  return (index) => {
    const document = source();
    return document?.items[index] ? unitAt(document, index) : head();
  };
}

/** The documents of a file by key; empty where some are not ours. */
function passingSources({ files }: Head, path: string): ReadonlyMap<string, SourceDocument> {
  const file = files.get(path);
  const source = file?.source.get();
  const keys = file?.documents.get() ?? [];
  const { documents } = readFile(source && 'text' in source ? source.text : '');
  return new Map(documents.length === keys.length ? documents.map((it, i) => [keys[i] ?? '', it]) : []);
}

function* inDocument(head: Head, wanted: Wanted, looked: Looked): Generator<Occurrence> {
  const { node, units } = looked;
  for (const [i, unit] of units.entries())
    for (const mention of mentionsOf(wanted, looked, unit, i - 1)) {
      if (!mayMean(wanted, mention)) continue;
      const meant = resolve(head, node.key, mention.kinds, mention.text);
      const placed = wanted.isMeant(meant) ? looked.placed(i - 1) : undefined;
      const found = placed && occurrence(node, placed, { unit, index: i - 1, mention });
      if (found) yield found;
    }
}

/** What cannot be read in full may still refer to something. */
function mentionsOf(
  wanted: Wanted,
  { node, source, placed }: Looked,
  unit: Lowered,
  index: number,
): readonly Mention[] {
  const read = mentionsIn(unit, (text) => isLike(wanted, text));
  const document = unit.problems.length > 0 ? source() : undefined;
  if (!document) return read;
  const { inHead } = unit;
  const inner = inHead === undefined ? undefined : nodeAt(placed(-1)?.parsed.root, inHead)?.node;
  const text = inner ? document.head.text.slice(inner.start, inner.end) : itemText(document, index);
  if (!holdsAny(wanted, text)) return read;
  const list = index < 0 || inner ? undefined : document.list?.replace('/spec/', '');
  const root = inner ?? placed(index)?.parsed.root;
  const known = new Set(mentionsIn(unit).map((it) => it.at));
  const written = mentionsBySchema(root, (at) => propertyAt(node.kind, list, `${inHead ?? ''}${at}`));
  return [...read, ...written.filter((it) => !known.has(it.at))];
}

function itemText({ head, items }: SourceDocument, index: number): string {
  return (items[index]?.item ?? head).text;
}

function holdsAny({ spelled }: Wanted, text: string): boolean {
  const key = nameKey(text);
  return [...spelled].some((it) => key.includes(it));
}

function occurrence(
  { key, path }: DocumentNode,
  placed: PlacedUnit,
  { unit, index, mention }: Pick<OccurrenceInItem, 'unit' | 'index' | 'mention'>,
): Occurrence | undefined {
  const node = scalarOf(placed.parsed.root, `${unit.inHead ?? ''}${mention.at}`, mention.part);
  if (!node) return undefined;
  const range = rangeIn({ placed }, rangeInScalar({ placed }, node, mention));
  return { path, range, text: mention.text, inItem: { document: key, unit, index, placed, node, mention } };
}

function lazily<Value>(compute: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: compute() };
    return made.value;
  };
}
