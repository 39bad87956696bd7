/** From a pointer inside an item to the text it refers to, and back. */
import type { TextRange } from '../base/text.ts';
import type { MapEntry, MapNode, Node } from './node.ts';
import type { ParsedItem } from './source.ts';

/** A pointer and the half of the entry that is meant. */
export interface Pointed {
  readonly at: string;
  readonly part: 'key' | 'value';
}

/** Offsets inside the item; where the pointer leads nowhere, those of the nearest thing above it. */
export function locate(parsed: ParsedItem, at: string, part: 'key' | 'value'): TextRange | undefined {
  const { root } = parsed;
  if (!root) return undefined;
  let node: Node = root;
  let range: TextRange = at === '' ? firstOf(root) : root;
  const steps = at === '' ? [] : at.slice(1).split('/');
  for (const [i, step] of steps.entries()) {
    const found = stepInto(node, unescapePointer(step));
    if (!found) return i === 0 ? firstOf(root) : range;
    const isLast = i === steps.length - 1;
    range = isLast && part === 'key' && found.key ? found.key : (found.value ?? found.key ?? range);
    if (!found.value) return range;
    node = found.value;
  }
  return { start: range.start, end: range.end };
}

/** The key of a map's first entry: underlining a whole item from end to end tells nothing. */
function firstOf(node: Node): TextRange {
  if (node.kind !== 'map' || node.flow) return node;
  return node.entries[0]?.key ?? node;
}

function stepInto(
  node: Node,
  step: string,
): { readonly key: Node | undefined; readonly value: Node | undefined } | undefined {
  if (node.kind === 'map') {
    const entry = node.entries[indexOfKey(node, step)];
    return entry && { key: entry.key, value: entry.value };
  }
  if (node.kind === 'list' && /^\d+$/.test(step)) {
    const index = Number(step);
    return index < node.items.length ? { key: undefined, value: node.items[index] } : undefined;
  }
  return undefined;
}

/** Maps with more entries than this are indexed. */
const FEW = 16;

const indexes: WeakMap<MapNode, ReadonlyMap<string, number>> = new WeakMap();

/** Which entry of a map is the first with this key; -1 if none is. */
export function indexOfKey(map: MapNode, key: string): number {
  const { entries } = map;
  if (entries.length <= FEW) return entries.findIndex((it) => it.key.text === key);
  const known = indexes.get(map) ?? new Map(entries.map((it, i) => [it.key.text, i] as const).reverse());
  indexes.set(map, known);
  return known.get(key) ?? -1;
}

/** The pointer of what is at an offset inside the item. */
export function pointerAt(parsed: ParsedItem, offset: number): Pointed | undefined {
  const { root } = parsed;
  return root && covers(root, offset) ? search(root, offset, '') : undefined;
}

function search(node: Node, offset: number, at: string): Pointed {
  if (node.kind === 'list') {
    const index = node.items.findIndex((it) => it && covers(it, offset));
    const item = node.items[index];
    return item ? search(item, offset, `${at}/${index}`) : { at, part: 'value' };
  }
  if (node.kind === 'scalar') return { at, part: 'value' };
  const entry = node.entries.find((it) => covers(it.key, offset) || (it.value && covers(it.value, offset)));
  return entry ? searchEntry(entry, offset, at) : { at, part: 'value' };
}

function searchEntry(entry: MapEntry, offset: number, at: string): Pointed {
  const inside = `${at}/${escapePointer(entry.key.text)}`;
  if (covers(entry.key, offset) || !entry.value) return { at: inside, part: 'key' };
  return search(entry.value, offset, inside);
}

function covers({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** A key as one step of a pointer. */
export function escapePointer(key: string): string {
  return key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

/** One step of a pointer as a key. */
export function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
