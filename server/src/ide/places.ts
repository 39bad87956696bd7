/** From what an item refers to or declares to its place in the text. */
import { placeUnit } from '../analysis/findings/place.ts';
import type { Side } from '../analysis/side.ts';
import type { TextRange } from '../base/text.ts';
import type { ScalarNode } from '../syntax/node.ts';
import { type Cursor, type IdeItem, rangeIn } from './cursor.ts';
import type { Declared } from './declared.ts';
import type { Mention } from './mentions.ts';
import { scalarOf } from './scalars.ts';

/** Offsets in the file of the name that a scalar holds, without quotes and prefix. */
export function rangeOfMention(cursor: Cursor, mention: Pick<Mention, 'start' | 'length'>): TextRange {
  return rangeIn(cursor, rangeInScalar(cursor, cursor.node, mention));
}

/** Offsets in the item of a part of a scalar's text; the whole scalar where that part is not written literally. */
export function rangeInScalar(
  item: Pick<IdeItem, 'placed'>,
  node: ScalarNode,
  part: Pick<Mention, 'start' | 'length'>,
): TextRange {
  return literalRange(item, node, part) ?? { start: node.start, end: node.end };
}

/** The same; undefined where an escape or a line break is in between. */
export function literalRange(
  { placed }: Pick<IdeItem, 'placed'>,
  node: ScalarNode,
  { start, length }: Pick<Mention, 'start' | 'length'>,
): TextRange | undefined {
  const from = node.start + (node.style === 'plain' ? 0 : 1) + start;
  const isLiteral = placed.item.text.slice(from, from + length) === node.text.slice(start, start + length);
  return isLiteral ? { start: from, end: from + length } : undefined;
}

/** Offsets in its file of all declared spellings of a thing, without quotes: its name, its code, its aliases. */
export function spelledAt(side: Side, { document, unit, at, named }: Declared): readonly TextRange[] {
  const placed = side.placed(document);
  if (!placed) return [];
  const item = { placed: placeUnit(placed, unit, 0) };
  const pointers = [`${at}/name`, `${at}/code`, ...named.aliases.map((it) => it.at)];
  return pointers.flatMap((pointer) => {
    const node = scalarOf(item.placed.parsed.root, `${unit.inHead ?? ''}${pointer}`, 'value');
    return node ? [rangeIn(item, rangeInScalar(item, node, { start: 0, length: node.text.length }))] : [];
  });
}
