/**
 * Findings of an earlier run, with their places. Rules ask about the text of the file, what its plan reads, everything that is not
 * a file of Budgets, and a few things that the whole workspace contributes to. While all of this is the same, so are the
 * findings, and no rule is asked again. A file for which that is not enough to know is checked each time.
 */
import { sameList } from '../../base/same.ts';
import { isReadable } from '../change.ts';
import { pathOf } from '../document-key.ts';
import type { Finding } from '../findings/finding.ts';
import type { RuleView } from '../findings/rule.ts';
import type { Head } from '../head.ts';
import type { Moved } from '../impact/moved.ts';
import { mentions } from '../model/references.ts';
import { plannedMonths } from '../model/sums.ts';
import { WORKSPACE } from '../model/totals.ts';
import { textId } from './known-contents.ts';

/** By path, in order of path: everything there is to find, with `fileRange`. */
export type Found = ReadonlyMap<string, readonly Finding[]>;

/** Plain data. */
export interface KnownFindings {
  /** What the whole workspace contributes to. */
  readonly surroundings: readonly string[];
  readonly files: readonly (readonly [path: string, FoundInFile])[];
}

/** What there is to find in a file as long as it does not change. */
export interface FoundInFile {
  readonly findings: readonly Finding[];
  /** The UTC day on which that holds, given the waivers in it; undefined: any day. */
  readonly day?: string | undefined;
  /** `textId` of a file that is read each time: places are those of its bytes. Undefined: callers that show them have to look. */
  readonly text?: string | undefined;
}

/** What rules are asked about, and with what. */
interface Asked {
  readonly head: Head;
  readonly moved: Moved;
  readonly view: RuleView;
}

/** Whether findings that were made on one day hold on another. */
export function holdsOn({ day }: FoundInFile, asOf: string | undefined): boolean {
  return day === undefined || day === asOf;
}

/**
 * What can be remembered of `found`, which is everything. `isSilent` knows the files of Budgets that need not be read again; for
 * those that were not read this time `before` still holds.
 */
export function knownFindings(
  { head, moved, view }: Asked,
  found: Found,
  isSilent: ReadonlyMap<string, boolean>,
  before: KnownFindings | undefined,
): KnownFindings {
  const files = (before?.files ?? []).filter(([path]) => head.dormant.files.has(path));
  for (const path of head.files.keys()) {
    const findings = found.get(path) ?? [];
    const text = isSilent.has(path) ? undefined : textOf(head, path);
    const isKnowable = isSilent.has(path) || (isReadByItself(head, path) && !moved.concerns(path));
    if (isSilent.get(path) || !isKnowable || !findings.every(isOfItsFile)) continue;
    const mayExpire = head.files.get(path)?.waivers.get() !== undefined;
    files.push([path, { findings, text, ...(mayExpire && { day: view.asOf }) }]);
  }
  return { surroundings: surroundingsOf(head, view), files };
}

/**
 * What is known and still holds; undefined: something that it may depend on has changed. The totals must be settled, and
 * everything besides files of Budgets unchanged.
 */
export function recallFindings(
  { head, moved, view }: Asked,
  { surroundings, files }: KnownFindings,
): Found | undefined {
  if (!sameList(surroundings, surroundingsOf(head, view))) return undefined;
  const found = new Map<string, readonly Finding[]>();
  for (const [path, it] of files) {
    const isSame =
      it.text === undefined
        ? head.dormant.files.has(path)
        : it.text === textOf(head, path) && !moved.concerns(path) && hasItsNamesAlone(head, path);
    if (isSame && holdsOn(it, view.asOf)) found.set(path, it.findings);
  }
  return found;
}

function textOf(head: Head, path: string): string | undefined {
  const source = head.files.get(path)?.source.get();
  return source && isReadable(source) ? textId(source) : undefined;
}

function surroundingsOf(head: Head, view: RuleView): readonly string[] {
  const used = [...declared(head)].filter((it) => view.isUsed(it.kind, it.name));
  const planned = plannedMonths(head.totals.all(WORKSPACE));
  return [
    ...used.map((it) => `used ${it.kind} ${it.name}`),
    ...head.unread.kinds().map((it) => `unread ${it}`),
    `planned ${planned.join(' ')}`,
  ];
}

interface Declared {
  readonly kind: 'category' | 'driver';
  readonly name: string;
}

/** What may be declared but unused. */
function* declared(head: Head): Generator<Declared> {
  for (const [documents, kind] of [
    ['CategoryList', 'category'],
    ['Driver', 'driver'],
  ] as const)
    for (const key of head.ofKind(documents)) {
      const content = head.document(key)?.content.get();
      const units = kind === 'driver' ? [content?.head] : (content?.items ?? []);
      for (const unit of units) if (unit?.entity) yield { kind, name: unit.entity.name };
    }
}

/** Otherwise other places would have to be known too; what a wrong name may mean depends on all names and on the base. */
function isOfItsFile({ code, related }: Finding): boolean {
  return related === undefined && code !== 'unknown-reference';
}

/** Whether what there is to find in a file that is always read does not depend on Budgets in other files. */
function isReadByItself(head: Head, path: string): boolean {
  const keys = head.files.get(path)?.documents.get() ?? [];
  return (
    keys.length > 0 &&
    keys.some((key) => head.documents.get(key)?.kind !== 'Budget') &&
    keys.every((key) => isByItself(head, key))
  );
}

function isByItself(head: Head, key: string): boolean {
  const node = head.documents.get(key);
  if (!node) return false;
  if (node.kind === 'Budget') {
    const { lines, reads } = head.plan(key);
    return (
      [...reads].every((it) => pathOf(it) === node.path) && lines.every((it) => it.unresolved.length === 0)
    );
  }
  const { head: top, items } = node.content.get();
  return [top, ...items].every(
    ({ entity }) => !entity || [...mentions(entity)].every((it) => !it.kinds.some(isOfBudgets)),
  );
}

function isOfBudgets(kind: string): boolean {
  return kind === 'budget' || kind === 'document';
}

/** Whether no other file declares a Budget by the name of one in this file. */
function hasItsNamesAlone(head: Head, path: string): boolean {
  const nodes = (head.files.get(path)?.documents.get() ?? []).flatMap((key) => head.documents.get(key) ?? []);
  const budgets = nodes.filter((it) => it.kind === 'Budget');
  return budgets.every(({ key, content }) =>
    head.names
      .declarationsOf(content.get().head, key)
      .every(({ kind, text }) => head.names.all(kind, text).every((it) => pathOf(it.document) === path)),
  );
}
