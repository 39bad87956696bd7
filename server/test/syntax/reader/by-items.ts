/** A text read document by document and item by item, put together again as one reading of the file. */
import type { Node } from '../../../src/syntax/node.ts';
import { parseItem } from '../../../src/syntax/parse-item.ts';
import { readFile } from '../../../src/syntax/read-file.ts';
import type { SourceDocument, SourceFile } from '../../../src/syntax/source.ts';
import type { Reading, Shown } from './by-yaml.ts';

/** What the items say together, and the codes of what was wrong. */
export interface ReadByItems extends Reading {
  readonly codes: readonly string[];
  /** How many documents were cut into items. */
  readonly cut: number;
}

/** Reads a text anew, or takes a file that was read. */
export function byItems(text: string, file: SourceFile = readFile(text)): ReadByItems {
  const codes: string[] = [];
  const comments: { readonly start: number; readonly end: number }[] = [];
  const documents = file.documents.map((it) => readDocument(it, codes, comments));
  comments.sort((a, b) => a.start - b.start);
  return {
    documents,
    comments: comments.map((it) => `${it.start}-${it.end}`),
    codes,
    cut: file.documents.filter((it) => it.list !== undefined).length,
  };
}

function readDocument(
  document: SourceDocument,
  codes: string[],
  comments: { readonly start: number; readonly end: number }[],
): Shown {
  const { head, items, list, start, gapStart, gapEnd } = document;
  const inHead = (at: number): number =>
    at < gapStart - start ? start + at : gapEnd + at - (gapStart - start);
  const inHeadEnd = (at: number): number => inHead(at - 1) + 1;
  const read = parseItem(head, 'head');
  for (const it of read.comments) comments.push({ start: inHead(it.start), end: inHeadEnd(it.end) });
  codes.push(...read.problems.map((it) => it.code));
  const entries = items.map(({ item, start: from }) => {
    const entry = parseItem(item, 'entry');
    for (const it of entry.comments) comments.push({ start: from + it.start, end: from + it.end });
    codes.push(...entry.problems.map((it) => it.code));
    return shift(
      entry.root,
      (at) => from + at,
      (at) => from + at,
    );
  });
  const shown = shift(read.root, inHead, inHeadEnd);
  const [first] = items;
  if (list === undefined || !first) return shown;
  return put(shown, list.slice(1).split('/'), {
    list: entries,
    start: first.start + first.item.column,
    end: undefined,
  });
}

function shift(node: Node | undefined, from: (at: number) => number, to: (at: number) => number): Shown {
  if (!node) return null;
  const start = from(node.start);
  if (node.kind === 'scalar') {
    const end = node.end === node.start ? start : to(node.end);
    return { text: node.text, style: node.style, start, end };
  }
  const end = node.flow ? to(node.end) : undefined;
  if (node.kind === 'list') return { list: node.items.map((it) => shift(it, from, to)), start, end };
  const map = node.entries.map(({ key, value }) => {
    const shown = key.text === '' && key.start === key.end ? null : shift(key, from, to);
    return [shown, shift(value, from, to)] as const;
  });
  return { map, start, end };
}

/** The reading with `list` where the head shows an empty entry. */
function put(shown: Shown, path: readonly string[], list: Shown): Shown {
  const [step, ...rest] = path;
  if (step === undefined) return shown === null ? list : shown;
  if (shown === null || !('map' in shown)) return shown;
  const map = shown.map.map(([key, value]) => {
    const isHere = key !== null && 'text' in key && key.text === step;
    return [key, isHere ? put(value, rest, list) : value] as const;
  });
  return { ...shown, map };
}
