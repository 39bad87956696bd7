/** Selection ranges: what surrounds a place, from the word to the file. */
import type { TextRange } from '../base/text.ts';
import type { MapEntry, Node } from '../syntax/node.ts';
import type { IdeFile } from './file.ts';
import { itemsIn, keyedDocuments, type PlacedItemText } from './items.ts';

/** Offsets in the file, the smallest first; each contains the one before and is larger. */
export function selectionRanges(file: IdeFile, offset: number): readonly TextRange[] {
  const document = keyedDocuments(file).find(({ source }) => source.start <= offset && offset <= source.end);
  const items = document ? [...itemsIn(document, { start: offset, end: offset })] : [];
  // a head that reaches around its entries comes last
  const item = items.find((it) => it.index >= 0 && inside(it.range, offset)) ?? items[0];
  const around = document ? [document.source] : [];
  const all = [
    wordAt(file.text, offset),
    ...(item ? itemRanges(item, offset) : []),
    ...around,
    { start: 0, end: file.text.length },
  ];
  return growing(all, offset);
}

function itemRanges(item: PlacedItemText, offset: number): readonly TextRange[] {
  const found: TextRange[] = [];
  const placed = ({ start, end }: TextRange) => ({ start: item.inFile(start), end: item.inFile(end) });
  const add = (it: TextRange) => found.push(placed(it));
  const holds = (it: TextRange) => inside(placed(it), offset);
  for (let node = item.parsed.root; node && holds(node); ) {
    add(node);
    const entry: MapEntry | undefined =
      node.kind === 'map' ? node.entries.find((it) => holds(entryRange(it))) : undefined;
    if (entry) add(entryRange(entry));
    if (entry && holds(entry.key)) add(entry.key);
    const next: Node | undefined =
      node.kind === 'list' ? node.items.find((it) => it && holds(it)) : entry?.value;
    node = next;
  }
  return [...found.reverse(), item.range];
}

function entryRange({ key, value }: MapEntry): TextRange {
  return { start: key.start, end: value?.end ?? key.end };
}

function wordAt(text: string, offset: number): TextRange {
  const isPart = (at: number) => /[\p{L}\p{N}_-]/u.test(text.charAt(at));
  let [start, end] = [offset, offset];
  while (start > 0 && isPart(start - 1)) start--;
  while (end < text.length && isPart(end)) end++;
  return { start, end };
}

/** The ranges around the offset, without duplicates and without any that cross the one before. */
function growing(ranges: readonly TextRange[], offset: number): readonly TextRange[] {
  const out: TextRange[] = [];
  for (const it of ranges) {
    const last = out.at(-1);
    if (!inside(it, offset) || it.start === it.end) continue;
    const holds = !last || (it.start <= last.start && last.end <= it.end);
    if (holds && !(last?.start === it.start && last.end === it.end))
      out.push({ start: it.start, end: it.end });
  }
  return out;
}

function inside({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end;
}
