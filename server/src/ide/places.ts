/** From what is referred to or declared in an item to where that stands in the text. */
import type { TextRange } from '../base/text.ts';
import type { ScalarNode } from '../syntax/node.ts';
import { type Cursor, type IdeItem, rangeIn } from './cursor.ts';
import type { Mention } from './mentions.ts';

/** Offsets in the file of the name that a scalar holds, without quotes and without what stands before it. */
export function rangeOfMention(cursor: Cursor, mention: Pick<Mention, 'start' | 'length'>): TextRange {
  return rangeIn(cursor, rangeInScalar(cursor, cursor.node, mention));
}

/** Offsets in the item of a part of a scalar's text; where that is not written to the letter, the whole scalar. */
export function rangeInScalar(
  { placed }: IdeItem,
  node: ScalarNode,
  { start, length }: Pick<Mention, 'start' | 'length'>,
): TextRange {
  const from = node.start + (node.style === 'plain' ? 0 : 1) + start;
  const isLiteral = placed.item.text.slice(from, from + length) === node.text.slice(start, start + length);
  return isLiteral ? { start: from, end: from + length } : { start: node.start, end: node.end };
}
