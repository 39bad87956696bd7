/** Values and nodes of short YAML. */
import assert from 'node:assert/strict';
import type { MapEntry, Node, ScalarNode } from '../../../src/syntax/node.ts';
import { parseItem } from '../../../src/syntax/parse-item.ts';
import type { Value } from '../../../src/syntax/to-value.ts';

/** The node of a text without mistakes. */
export function nodeOf(text: string): Node | undefined {
  const { root, problems } = parseItem({ text, column: 0 }, 'head');
  assert.deepEqual(problems, []);
  return root;
}

/** A node that says this value. */
export function nodeFor(value: Value): Node | undefined {
  if (value === null) return undefined;
  if (typeof value === 'string') return scalar(value);
  const place = { start: 0, end: 0, flow: true };
  if (isList(value)) return { kind: 'list', ...place, items: value.map(nodeFor) };
  const entries: MapEntry[] = Object.entries(value).map(([key, it]) => ({
    key: scalar(key),
    value: nodeFor(it),
  }));
  return { kind: 'map', ...place, entries };
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function scalar(text: string): ScalarNode {
  return { kind: 'scalar', start: 0, end: 0, text, style: 'plain' };
}
