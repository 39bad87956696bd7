/** Where a finding stands in its file now. Asked when it is shown, never stored. */
import type { TextRange } from '../base/text.ts';
import { locate } from '../syntax/locate.ts';
import { parseItem } from '../syntax/parse-item.ts';
import type { ParsedItem, SourceDocument, SourceItem } from '../syntax/source.ts';
import type { Lowered, PlacedDocument } from './content.ts';
import type { Finding } from './finding.ts';
import type { Side } from './side.ts';

/** An item in its file. */
export interface PlacedUnit {
  readonly item: SourceItem;
  readonly part: 'head' | 'entry';
  readonly parsed: ParsedItem;
  /** From an offset in the item to one in the file. */
  readonly inFile: (offset: number) => number;
}

/** The item of a document that a unit was read from; `nth` tells identical ones apart. */
export function placeUnit(placed: PlacedDocument, unit: Lowered | undefined, nth: number): PlacedUnit {
  const { content, source } = placed;
  let at = -1;
  if (unit && unit !== content.head)
    for (let n = 0; n <= nth; n++) {
      const next = content.items.findIndex((it, i) => i > at && it === unit);
      if (next < 0) break;
      at = next;
    }
  const entry = at < 0 ? undefined : source.items[at];
  if (!entry) {
    const parsed = parseItem(source.head, 'head');
    return { item: source.head, part: 'head', parsed, inFile: (offset) => headOffset(source, offset) };
  }
  return {
    item: entry.item,
    part: 'entry',
    parsed: parseItem(entry.item, 'entry'),
    inFile: (offset) => entry.start + offset,
  };
}

/** The head is the document without the rows of its items: after the gap everything is further down. */
export function headOffset(source: SourceDocument, offset: number): number {
  const before = source.gapStart - source.start;
  return offset < before || source.gapEnd === source.gapStart
    ? source.start + offset
    : source.gapEnd + (offset - before);
}

/** Offsets in the file. A finding about a whole file is at its beginning. */
export function placeFinding(side: Side, finding: Finding): TextRange {
  if (finding.fileRange) return finding.fileRange;
  const placed = finding.document === undefined ? undefined : side.placed(finding.document);
  if (!placed) return { start: 0, end: 0 };
  return placeAt(placed, finding);
}

/** Offsets in the file of a pointer inside an item. */
export function placeAt(
  placed: PlacedDocument,
  it: Pick<Finding, 'unit' | 'nth' | 'at' | 'part' | 'range'>,
): TextRange {
  const unit = placeUnit(placed, it.unit, it.nth ?? 0);
  const range = it.range ??
    locate(unit.parsed, `${it.unit?.inHead ?? ''}${it.at}`, it.part ?? 'value') ?? {
      start: 0,
      end: Math.min(unit.item.text.length, 1),
    };
  return { start: unit.inFile(range.start), end: unit.inFile(range.end) };
}
