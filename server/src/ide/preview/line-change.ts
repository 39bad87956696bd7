/** What has changed in the text of a line: `FY2027-Q3: 288k → 354k`. */
import { shortened } from '../../domain/words/shortened.ts';
import { visible } from '../../domain/words/visible.ts';
import type { MapNode, Node } from '../../syntax/node.ts';

/** One property that differs. `offset` is within the item of the head. */
interface Difference {
  readonly key: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly offset: number;
}

/** What differs, in words, and the offset of the first difference within the current item. */
export interface LineChange {
  readonly text: string;
  readonly offset: number;
}

/** Undefined if the text is the same: then what it refers to has changed. */
export function lineChange(old: Node | undefined, root: Node | undefined): LineChange | undefined {
  if (!old || !root) return undefined;
  const all = [...differences('', old, root)].sort((a, b) => rank(a) - rank(b));
  const [first, ...others] = all;
  if (!first) return undefined;
  const more = others.length === 0 ? '' : `, ${others.length} more`;
  return { text: `${textOf(first)}${more}`, offset: first.offset };
}

/** Properties that say how much come before those that say what it is. */
const MONEY = /^(?:amount|quantity|unitPrice|percent|of|growth|phasing|period|currency)$/;

function rank({ key }: Difference): number {
  return MONEY.test(key.split('/')[1] ?? '') ? 0 : 1;
}

function textOf({ key, before, after }: Difference): string {
  const [, property = '', ...rest] = key.split('/');
  const last = rest.at(-1);
  const name = last ?? (property === 'amount' ? '' : property);
  const label = name === '' ? '' : `${visible(name)}: `;
  if (before === undefined) return `${label}${visible(after ?? '')} (new)`;
  return after === undefined
    ? `${label}${visible(before)} (gone)`
    : `${label}${visible(before)} → ${visible(after)}`;
}

/** Scalars that differ, in the order of the head; removed ones come last. */
function* differences(key: string, before: Node, after: Node): Generator<Difference> {
  if (before.kind === 'map' && after.kind === 'map') {
    yield* entryDifferences(key, before, after);
    return;
  }
  const [old, now] = [plain(before), plain(after)];
  if (old !== now) yield { key, before: old, after: now, offset: after.start };
}

function* entryDifferences(key: string, before: MapNode, after: MapNode): Generator<Difference> {
  const old = new Map(before.entries.map((it) => [it.key.text, it.value]));
  for (const { key: name, value } of after.entries) {
    const inside = `${key}/${name.text}`;
    const was = old.get(name.text);
    const isNew = !old.delete(name.text);
    if (isNew) yield { key: inside, before: undefined, after: plain(value), offset: name.start };
    else if (was && value) yield* differences(inside, was, value);
  }
  for (const [name, value] of old)
    yield { key: `${key}/${name}`, before: plain(value), after: undefined, offset: after.start };
}

const LONGEST = 40;

/** A value on a single row: `a, b` for a list, `k: v` for a map. */
function plain(node: Node | undefined): string {
  return shortened(written(node), LONGEST);
}

function written(node: Node | undefined): string {
  if (!node) return '';
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'list') return node.items.map(written).join(', ');
  return node.entries.map((it) => `${it.key.text}: ${written(it.value)}`).join(', ');
}
