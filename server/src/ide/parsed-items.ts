/** Items as nodes for the editor features: several of them look at what is in view on every keystroke. */
import { parseItem } from '../syntax/parse-item.ts';
import type { ParsedItem, SourceItem } from '../syntax/source.ts';

interface Known {
  readonly part: 'head' | 'entry';
  readonly parsed: ParsedItem;
}

/** The items parsed last, oldest first. */
const latest: Map<SourceItem, Known> = new Map();
let size = 0;

/** UTF-16 units of text: more than fits in view. Nodes take many times the memory of their text. */
const MOST_KEPT = 200_000;

/** Returns the same nodes as long as the item is in use. */
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
