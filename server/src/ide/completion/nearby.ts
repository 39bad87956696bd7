/** What is written around a place, in whatever form: the values of keys, the nearest first. */
import type { TextRange } from '../../base/text.ts';
import { unquoted } from './rows.ts';

/** How many UTF-16 units before and after the place are searched. */
const REACH = 12_000;
const PAIR =
  /([A-Za-z][\w.-]*):[ \t]+(?=(\[[^\]\n]*\]?|\{[^}\n]*\}?|"[^"\n]*"|'[^'\n]*'|[^\s,{}[\]#"'][^,{}[\]#\n]*))/g;

/** Reads the surroundings within `within` on first use. */
export function wordsNearby(
  text: string,
  offset: number,
  within: () => TextRange,
): (key: string) => readonly string[] {
  let known: ReadonlyMap<string, readonly string[]> | undefined;
  return (key) => {
    known ??= readAround(text, offset, within());
    return known.get(key) ?? [];
  };
}

interface Found {
  readonly key: string;
  readonly words: readonly string[];
  readonly distance: number;
}

function readAround(text: string, offset: number, within: TextRange): ReadonlyMap<string, readonly string[]> {
  const start = Math.max(within.start, offset - REACH);
  const around = text.slice(start, Math.min(within.end, offset + REACH));
  const found: Found[] = [];
  for (const match of around.matchAll(PAIR)) {
    const [whole, key = '', value = ''] = match;
    const at = start + match.index + whole.length;
    // the word being written is not an example of itself
    if (at <= offset && offset <= at + value.length) continue;
    found.push({ key, words: wordsIn(value), distance: Math.abs(at - offset) });
  }
  found.sort((a, b) => a.distance - b.distance);
  const byKey = new Map<string, Set<string>>();
  for (const { key, words } of found) {
    const known = byKey.get(key) ?? new Set();
    for (const it of words) known.add(it);
    byKey.set(key, known);
  }
  return new Map([...byKey].map(([key, words]) => [key, [...words]]));
}

/** The scalar, the entries of a list, or the keys of a map. */
function wordsIn(value: string): readonly string[] {
  if (!/^[[{]/.test(value)) return [unquoted(value.trim())];
  return value
    .slice(1)
    .replace(/[[{][^\]}]*[\]}]?|[\]}]$/g, '')
    .split(',')
    .map((it) => unquoted((it.split(/:[ ]/)[0] ?? '').trim()))
    .filter((it) => it !== '');
}
