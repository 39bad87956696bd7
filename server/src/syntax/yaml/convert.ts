/** Turns `yaml`'s nodes into ours. */
import { isMap, isScalar, isSeq, type Pair, type ParsedNode, type Scalar, type YAMLMap } from 'yaml';
import type { TextRange } from '../../base/text.ts';
import type { ListNode, MapEntry, MapNode, Node, ScalarNode } from '../node.ts';

/** The result of `convert`. */
export interface Converted {
  readonly root: Node | undefined;
  /** Keys that their map already has. */
  readonly duplicates: readonly ScalarNode[];
  /** The first key that is not a scalar. */
  readonly complexKey: TextRange | undefined;
}

interface Conversion {
  readonly text: string;
  readonly duplicates: ScalarNode[];
  complexKey: TextRange | undefined;
}

/** The caller has bounded the depth. */
export function convert(contents: ParsedNode | null | undefined, text: string): Converted {
  const conversion: Conversion = { text, duplicates: [], complexKey: undefined };
  const root = anyNode(conversion, contents);
  return { root, duplicates: conversion.duplicates, complexKey: conversion.complexKey };
}

function anyNode(conversion: Conversion, node: unknown): Node | undefined {
  if (isScalar(node)) return scalar(conversion, node);
  if (isMap(node)) return map(conversion, node);
  if (!isSeq(node)) return undefined;
  const [start = 0, stop = 0] = node.range ?? [];
  const flow = node.flow === true;
  const items = node.items.map((it) => anyNode(conversion, it));
  const end = items.reduce((last, it) => it?.end ?? last, start + 1);
  const list: ListNode = { kind: 'list', start, end: flow ? stop : end, flow, items };
  return list;
}

function scalar({ text }: Conversion, node: Scalar): ScalarNode | undefined {
  const [start = 0, end = 0] = node.range ?? [];
  const style = styleOf(node.type);
  if (style === 'plain' && start === end) return undefined;
  const shown = style === 'block' ? endOfText(text, end) : end;
  return { kind: 'scalar', start, end: shown, text: String(node.value ?? ''), style };
}

function styleOf(type: string | null | undefined): ScalarNode['style'] {
  if (type === 'QUOTE_DOUBLE') return 'double';
  if (type === 'QUOTE_SINGLE') return 'single';
  return type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED' ? 'block' : 'plain';
}

/** `yaml` counts the blank rows after a block scalar as part of it. */
function endOfText(text: string, from: number): number {
  let end = from;
  for (;;) {
    let at = end;
    while (text.charAt(at - 1) === ' ') at--;
    if (text.charAt(at - 1) !== '\n') return end;
    end = text.charAt(at - 2) === '\r' ? at - 2 : at - 1;
  }
}

function map(conversion: Conversion, node: YAMLMap): MapNode {
  const [start = 0, stop = 0] = node.range ?? [];
  const flow = node.flow === true;
  const seen = new Set<string>();
  const entries: MapEntry[] = [];
  let end = start;
  for (const pair of node.items) {
    const entry = mapEntry(conversion, pair);
    if (!entry) continue;
    if (seen.has(entry.key.text)) conversion.duplicates.push(entry.key);
    seen.add(entry.key.text);
    entries.push(entry);
    end = entry.value?.end ?? entry.key.end;
  }
  return { kind: 'map', start, end: flow ? stop : end, flow, entries };
}

function mapEntry(conversion: Conversion, { key, value }: Pair): MapEntry | undefined {
  const read = anyNode(conversion, key);
  if (read && read.kind !== 'scalar') {
    conversion.complexKey ??= { start: read.start, end: read.end };
    return undefined;
  }
  return { key: read ?? noKey(key), value: anyNode(conversion, value) };
}

/** `: value` has a key without text. */
function noKey(key: unknown): ScalarNode {
  const [at = 0] = (isScalar(key) && key.range) || [];
  return { kind: 'scalar', start: at, end: at, text: '', style: 'plain' };
}
