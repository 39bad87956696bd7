/** Keys that appear twice in one map. */
import type { MapEntry, ScalarNode } from '../node.ts';
import type { Cursor } from './cursor.ts';

const FEW = 12;

/** The keys of the large maps that are being read. */
const seen: WeakMap<readonly MapEntry[], Set<string>> = new WeakMap();

/** Records `key` when one of `entries` already has it. */
export function noteDuplicate(cursor: Cursor, entries: readonly MapEntry[], key: ScalarNode): void {
  if (isAmong(entries, key.text)) cursor.duplicates.push(key);
}

function isAmong(entries: readonly MapEntry[], text: string): boolean {
  if (entries.length <= FEW) {
    for (const entry of entries) if (entry.key.text === text) return true;
    return false;
  }
  let keys = seen.get(entries);
  if (!keys) {
    keys = new Set(entries.map((it) => it.key.text));
    seen.set(entries, keys);
  }
  if (keys.has(text)) return true;
  keys.add(text);
  return false;
}
