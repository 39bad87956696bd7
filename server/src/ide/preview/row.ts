/** A row in words: label, what happened to it, its amounts, its place, and how it is read aloud. */

import { isSameName, type LinePair } from '../../analysis/impact/match.ts';
import { ownerIn } from '../../analysis/model/center-owner.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { formatMoney, formatSigned } from '../../domain/words/money.ts';
import { formatPercentChange } from '../../domain/words/percent.ts';
import { visible } from '../../domain/words/visible.ts';
import type { Direction, ImpactRow, Place } from '../../protocol.ts';
import { ratio } from '../../report/ratio.ts';
import { centerTitle } from './center-rows.ts';
import type { Comparison } from './comparison.ts';
import type { FlatRow } from './flatten.ts';
import { lineChange } from './line-change.ts';
import type { Places } from './places.ts';
import { sparkOf } from './spark.ts';
import type { TreeNode } from './tree-node.ts';

/** What all rows of an answer are built from. */
export interface RowWords {
  readonly comparison: Comparison;
  readonly places: Places;
  /** The largest change in the table, in minor units. */
  readonly largest: bigint;
  readonly group: string;
}

/** One row of the answer. */
export function rowOf(words: RowWords, { node, level, expanded }: FlatRow): ImpactRow {
  const { comparison, largest } = words;
  const { before, after, change, moves } = node;
  const { note, tags, place } = aboutOf(words, node);
  const isKnown = comparison.state !== 'unknown';
  const money = (minor: bigint) => formatMoney(minor, comparison.currency);
  const row = {
    id: node.id,
    kind: node.subject.kind,
    level,
    expanded,
    label: node.label,
    tags: [...tags, ...insideTags(comparison, node)],
    note,
    before: isKnown ? money(before) : undefined,
    after: money(after),
    change: isKnown ? changeOf(comparison, node) : undefined,
    percent: change === 0n ? undefined : formatPercentChange(before, after),
    direction: directionOf(change),
    bar: ratio(change, largest),
    spark: sparkOf(node.sums, comparison.span, moves),
    place,
  };
  return { ...row, speech: speechOf(row) };
}

/** The direction of a change. */
export function directionOf(change: bigint): Direction {
  return change === 0n ? 'same' : change > 0n ? 'more' : 'less';
}

/** `·` if nothing moves, `0.00` if what moves nets to zero. */
function changeOf({ currency, span }: Comparison, node: TreeNode): string {
  const isQuiet = node.change === 0n && insideOf(node, span) === 0n;
  return isQuiet ? '·' : formatSigned(node.change, currency);
}

function insideOf(node: TreeNode, span: MonthSpan): bigint {
  if (!node.moves || node.change !== 0n || node.subject.kind === 'line') return 0n;
  return moreInside(node, span);
}

function insideTags({ currency, span }: Comparison, node: TreeNode): readonly string[] {
  const inside = insideOf(node, span);
  return inside === 0n ? [] : [`${formatMoney(inside, currency)} moves inside`];
}

/** The increases of lines alone, so that no level counts twice. */
function moreInside(node: TreeNode, span: MonthSpan): bigint {
  return node.children.reduce((sum, it) => {
    if (it.subject.kind === 'line') return it.change > 0n ? sum + it.change : sum;
    return it.moves ? sum + moreInside(it, span) : sum;
  }, 0n);
}

function speechOf(row: Omit<ImpactRow, 'speech'>): string {
  const { label, tags, before, after, change, percent, direction } = row;
  const words = [label, ...tags];
  if (before === undefined || change === undefined || direction === 'same')
    return [...words, after].join(', ');
  const size = `${change.slice(1)} ${direction}`;
  return `${[...words, size, ...(percent === undefined ? [] : [percent])].join(', ')}, from ${before} to ${after}`;
}

interface About {
  readonly note: string;
  readonly tags: readonly string[];
  readonly place: Place | undefined;
}

function aboutOf(words: RowWords, node: TreeNode): About {
  const { subject } = node;
  switch (subject.kind) {
    case 'all':
      return { note: '', tags: [], place: undefined };
    case 'center':
      return aboutCenter(words, subject.center);
    case 'group':
      return aboutGroup(words, subject.dimension, subject.value);
    case 'fold':
      return { note: subject.names.join(', '), tags: [], place: undefined };
    case 'line':
      return subject.pair ? aboutChange(words, subject.pair) : aboutLine(words, subject.line);
  }
}

/** `CC-2100 · noor`. */
function aboutCenter({ comparison, places }: RowWords, center: string): About {
  const { head } = comparison.project;
  const found = head.names.resolve('center', center);
  const owner = ownerIn(head, center, comparison.today)?.owner;
  const note = [found?.entity.code, owner].flatMap((it) => (it === undefined ? [] : [visible(it)]));
  return {
    note: note.join(' · '),
    tags: renamedTags(comparison, 'center', center),
    place: found && places.ofDeclaration(found),
  };
}

function renamedTags({ impact }: Comparison, kind: string, name: string): readonly string[] {
  const renamed = impact?.renames.find((it) => it.kind === kind && it.to === name);
  return renamed ? [`was ${visible(renamed.from)}`] : [];
}

function aboutGroup({ comparison, places }: RowWords, dimension: string, value: string): About {
  const { head } = comparison.project;
  const kind = dimension === 'costCenter' ? 'center' : dimension;
  if (
    kind !== 'category' &&
    kind !== 'service' &&
    kind !== 'vendor' &&
    kind !== 'budget' &&
    kind !== 'center'
  )
    return { note: '', tags: [], place: undefined };
  const found = value === '' ? undefined : head.names.resolve(kind, value);
  return {
    note: visible(found?.entity.code ?? ''),
    tags: renamedTags(comparison, kind, value),
    place: found && places.ofDeclaration(found),
  };
}

function aboutLine(words: RowWords, line: PlannedLine): About {
  const item = words.places.ofLine(line);
  const note = line.entity.title === undefined ? '' : visible(line.entity.name);
  return {
    note: [note, originOf(words, line)].filter((it) => it !== '').join(' · '),
    tags: [],
    place: item?.at(item.root?.start ?? 0),
  };
}

/** Unless the rows are grouped by cost center, each shows its own. */
function originOf({ comparison, group }: RowWords, line: PlannedLine): string {
  return group === 'costCenter' || group === 'owner' ? '' : centerTitle(comparison, line.center);
}

function aboutChange(words: RowWords, { before, after }: LinePair): About {
  const { comparison, places } = words;
  const { base } = comparison.project;
  if (!after) return { ...aboutGone(words, before), place: undefined };
  const item = places.ofLine(after);
  const root = item?.root;
  const change = base && before ? lineChange(places.inBase(base, before), root) : undefined;
  const tags = before ? changedTags(comparison, before, after) : newTags(comparison, after);
  const note = [change?.text ?? '', originOf(words, after)].filter((it) => it !== '').join(' · ');
  return { note, tags, place: item?.at(change?.offset ?? root?.start ?? 0) };
}

function newTags(comparison: Comparison, line: PlannedLine): readonly string[] {
  const from = comparison.halves.before(line)?.center;
  return [from === undefined ? 'new' : `from ${centerTitle(comparison, from)}`];
}

function aboutGone(words: RowWords, line: PlannedLine | undefined): Omit<About, 'place'> {
  const { comparison } = words;
  const to = line && comparison.halves.after(line)?.center;
  return {
    note: line ? originOf(words, line) : '',
    tags: [to === undefined ? 'removed' : `to ${centerTitle(comparison, to)}`],
  };
}

function changedTags({ project }: Comparison, before: PlannedLine, after: PlannedLine): readonly string[] {
  const { base, head } = project;
  if (!base) return [];
  const old = before.entity.name;
  const tags = old.toLowerCase() === after.entity.name.toLowerCase() ? [] : [`was ${visible(old)}`];
  for (const kind of ['category', 'service', 'vendor'] as const)
    if (!isSameName(base, head, kind, before[kind], after[kind]))
      tags.push(`${kind} was ${visible(before[kind] ?? 'none')}`);
  if (before.treatment !== after.treatment) tags.push(`was ${before.treatment}`);
  return tags;
}
