/** Which Budgets read something that is not the same on both sides, although their own text is. */
import type { Base } from '../base.ts';
import type { DocumentContent, Lowered } from '../content.ts';
import { pathOf } from '../document-key.ts';
import type { Head } from '../head.ts';
import type { NameKind } from '../model/names.ts';
import type { Side } from '../side.ts';
import { newUnits } from './changed-units.ts';

/**
 * Keys of documents of the head; some may be repeated, and some may still plan the same money. Left out are those that read nothing
 * of the kind but values of drivers, by lines that are planned by what they read; `values` is what `differingValues` finds.
 *
 * Complete because a plan is a function of its text and of what it reads: two plans of one text first read the same names, and as
 * long as all of these mean the same they go on to read the same. So the first thing that differs is read by the head's plan too.
 */
export function* differingReaders(base: Base, head: Head, values: readonly string[]): Generator<string> {
  if (base.differing.size === 0) return;
  const before = base.settings.get();
  const after = head.settings.get();
  if (before.calendar !== after.calendar || before.currency !== after.currency) {
    head.dormant.touchAll();
    yield* head.documents.keys();
    return;
  }
  const changes = [...base.differing].map((path) => changeOf(base, head, path));
  yield* readersOfNames(base, head, changes);
  if (changes.some((it) => it.mayHoldSeries)) {
    head.dormant.touchAll();
    yield* head.series.readersOfChanged(base.series);
    for (const it of values)
      for (const key of head.series.readersOfValues(it)) if (!head.isPlannedByLine(key)) yield key;
  }
  for (const change of changes) yield* readersOfLines(base, head, change);
}

/** The keys, as in `SeriesTables`, of values of drivers that are not the same on both sides. */
export function differingValues(base: Base, head: Head): readonly string[] {
  const changes = [...base.differing].map((path) => changeOf(base, head, path));
  return changes.some((it) => it.mayHoldSeries) ? [...head.series.changedValues(base.series)] : [];
}

/** Whether only Budgets differ: then those that read them are known without looking at all others. */
export function areBudgets(base: Base, head: Head): boolean {
  return [...base.differing].every((path) => {
    const { before, after } = changeOf(base, head, path);
    const all = [...before, ...after];
    return all.length > 0 && all.every((it) => it.content.kind === 'Budget');
  });
}

function* readersOfNames(base: Base, head: Head, changes: readonly FileChange[]): Generator<string> {
  for (const [kind, texts] of namesIn(changes, base, head))
    for (const text of texts)
      if (!head.meanings.areSame(base.meanings, kind, text)) {
        head.dormant.touchReaders(kind);
        yield* head.meanings.readersOf(kind, text);
      }
}

/** Lines of another Budget are read through its document. */
function* readersOfLines(base: Base, head: Head, { after }: FileChange): Generator<string> {
  for (const { key, content } of after) {
    if (base.documents.get(key)?.content.get() === content) continue;
    head.dormant.touchFile(pathOf(key));
    for (const reader of head.document(key)?.content.owners() ?? []) if (reader !== key) yield reader;
  }
}

interface KeyedContent {
  readonly key: string;
  readonly content: DocumentContent;
}

/** One path on both sides. */
interface FileChange {
  readonly before: readonly KeyedContent[];
  readonly after: readonly KeyedContent[];
  /** Centers name the values of drivers, so a list of centers counts. */
  readonly mayHoldSeries: boolean;
}

const SERIES: ReadonlySet<string> = new Set(['Driver', 'FxRates', 'CostCenterList']);

function changeOf(base: Side, head: Side, path: string): FileChange {
  const before = contentsAt(base, path);
  const after = contentsAt(head, path);
  const all = [...before, ...after];
  return { before, after, mayHoldSeries: all.length === 0 || all.some((it) => SERIES.has(it.content.kind)) };
}

function contentsAt(side: Side, path: string): readonly KeyedContent[] {
  const keys = side.files.get(path)?.documents.get() ?? [];
  return keys.flatMap((key) => {
    const content = side.documents.get(key)?.content.get();
    return content ? [{ key, content }] : [];
  });
}

/** What is declared by items that are not the same on both sides. */
function namesIn(
  changes: readonly FileChange[],
  base: Side,
  head: Side,
): ReadonlyMap<NameKind, ReadonlySet<string>> {
  const names = new Map<NameKind, Set<string>>();
  for (const { before, after } of changes) {
    addNames(names, base, before, after);
    addNames(names, head, after, before);
  }
  return names;
}

/** Adds those of items that the documents with the same keys among `others` do not have. */
function addNames(
  names: Map<NameKind, Set<string>>,
  side: Side,
  contents: readonly KeyedContent[],
  others: readonly KeyedContent[],
): void {
  for (const { key, content } of contents)
    for (const unit of newDeclaring(others.find((it) => it.key === key)?.content, content))
      for (const { kind, text } of side.names.declarationsOf(unit, key)) {
        const texts = names.get(kind) ?? new Set();
        names.set(kind, texts.add(text));
      }
}

function newDeclaring(before: DocumentContent | undefined, after: DocumentContent): Iterable<Lowered> {
  if (after.kind !== 'Budget') return newUnits(before, after);
  // its lines are not even asked for: they may have to be read
  return before?.head === after.head ? [] : [after.head];
}
