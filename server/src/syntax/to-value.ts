/** Nodes as plain values: what schemas check. */
import { unescapePointer } from './locate.ts';
import type { Node } from './node.ts';

/** A scalar is its text; null means that nothing was written. */
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

/** The value that a pointer leads to; null where there is none. */
export function valueAt(value: Value, at: string): Value {
  let found: Value | undefined = value;
  for (const step of at === '' ? [] : at.slice(1).split('/')) {
    if (typeof found !== 'object' || found === null) return null;
    // each of many members may be wrong: looking one up must not go through the others
    const own: { readonly value?: Value } | undefined = Object.getOwnPropertyDescriptor(
      found,
      unescapePointer(step),
    );
    found = own?.value;
  }
  return found ?? null;
}
