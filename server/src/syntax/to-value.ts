/** Nodes as plain values: what schemas look at. */
import type { Node } from './node.ts';

/** A scalar is its text; null is where nothing was written. */
export type Value = string | null | readonly Value[] | { readonly [key: string]: Value };

/** Maps have no prototype, so that `__proto__` is a key like any other. */
export function toValue(node: Node | undefined): Value {
  if (!node) return null;
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'list') return node.items.map(toValue);
  const map: { [key: string]: Value } = Object.create(null);
  for (const { key, value } of node.entries) map[key.text] = toValue(value);
  return map;
}
