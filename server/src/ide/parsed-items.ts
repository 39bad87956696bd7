/** Items as nodes for the features of an editor: what is in view is looked at by several of them, with every keystroke. */
import { parseItem } from '../syntax/parse-item.ts';
import type { ParsedItem, SourceItem } from '../syntax/source.ts';

interface Known {
  readonly part: 'head' | 'entry';
  readonly parsed: ParsedItem;
}

/** What was looked at last, the oldest first. */
const latest: Map<SourceItem, Known> = new Map();
let size = 0;

/** UTF-16 units of text: more than is in view, and nodes are many times as large as their text. */
const MOST_KEPT = 200_000;

/** The same nodes as long as the item is looked at. */
export function parsedItem(item: SourceItem, part: 'head' | 'entry'): ParsedItem {
  const known = latest.get(item);
  if (known?.part === part) return known.parsed;
  const parsed = parseItem(item, part);
  if (!known) size += item.text.length;
  latest.set(item, { part, parsed });
  for (const oldest of latest.keys()) {
    if (size <= MOST_KEPT) break;
    latest.delete(oldest);
    size -= oldest.text.length;
  }
  return parsed;
}
