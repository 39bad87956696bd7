/** The scalars of an item, keys and values, each with the pointer of its entry. */
import { escapePointer, unescapePointer } from '../syntax/locate.ts';
import type { MapEntry, Node, ScalarNode } from '../syntax/node.ts';

/** A key or a value as written. */
export interface Scalar {
  /** Pointer within the item. */
  readonly at: string;
  readonly part: 'key' | 'value';
  readonly node: ScalarNode;
}

/** Every scalar, in text order. */
export function* scalarsIn(node: Node | undefined, at = ''): Generator<Scalar> {
  if (node?.kind === 'scalar') yield { at, part: 'value', node };
  else if (node?.kind === 'list')
    for (const [i, it] of node.items.entries()) yield* scalarsIn(it, `${at}/${i}`);
  else if (node)
    for (const { key, value } of node.entries) {
      const inside = `${at}/${escapePointer(key.text)}`;
      yield { at: inside, part: 'key', node: key };
      yield* scalarsIn(value, inside);
    }
}

/** The scalar that an offset in the item touches; both of its ends count. */
export function scalarAt(node: Node | undefined, offset: number, at = ''): Scalar | undefined {
  if (!node || !touches(node, offset)) return undefined;
  if (node.kind === 'scalar') return { at, part: 'value', node };
  if (node.kind === 'list') {
    const index = node.items.findIndex((it) => it && touches(it, offset));
    return scalarAt(node.items[index], offset, `${at}/${index}`);
  }
  const isThere = ({ key, value }: MapEntry) => touches(key, offset) || (value && touches(value, offset));
  const entry = node.entries.find(isThere);
  if (!entry) return undefined;
  const inside = `${at}/${escapePointer(entry.key.text)}`;
  if (touches(entry.key, offset)) return { at: inside, part: 'key', node: entry.key };
  return scalarAt(entry.value, offset, inside);
}

/** The scalar that a pointer and a part stand for; of a repeated key the first. */
export function scalarOf(root: Node | undefined, at: string, part: Scalar['part']): ScalarNode | undefined {
  let node = root;
  let key: ScalarNode | undefined;
  for (const step of at.split('/').slice(1)) {
    const name = unescapePointer(step);
    const entry = node?.kind === 'map' ? node.entries.find((it) => it.key.text === name) : undefined;
    key = entry?.key;
    node = node?.kind === 'list' ? node.items[Number(step)] : entry?.value;
  }
  if (part === 'key') return key;
  return node?.kind === 'scalar' ? node : undefined;
}

function touches({ start, end }: Node, offset: number): boolean {
  return start <= offset && offset <= end;
}
