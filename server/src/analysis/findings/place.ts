/** Where a finding currently is in its file. Looked up when it is shown, never stored. */
import { put } from '../../base/groups.ts';
import type { TextRange } from '../../base/text.ts';
import { locate } from '../../syntax/locate.ts';
import { parseItem } from '../../syntax/parse-item.ts';
import type { ParsedItem, SourceDocument, SourceItem } from '../../syntax/source.ts';
import type { DocumentContent, Lowered, PlacedDocument } from '../content.ts';
import type { Side } from '../side.ts';
import type { Finding } from './finding.ts';

/** An item in its file. */
export interface PlacedUnit {
  readonly item: SourceItem;
  readonly part: 'head' | 'entry';
  readonly parsed: ParsedItem;
  /** From an offset in the item to one in the file. */
  readonly inFile: (offset: number) => number;
}

/** The item of a document that a unit was read from; `nth` tells identical ones apart. */
export function placeUnit(
  { content, source }: PlacedDocument,
  unit: Lowered | undefined,
  nth: number,
): PlacedUnit {
  return unitAt(source, indexAmong(indexesOf(content, new Set([unit])), unit, nth));
}

/** The indexes of units among the items of a document, in order. */
type Indexes = ReadonlyMap<Lowered, readonly number[]>;

/** Up to this many are searched for one by one: that looks into no item. */
const FEW = 16;

/** The indexes of `units`. */
export function indexesOf(
  { items }: Pick<DocumentContent, 'items'>,
  units: ReadonlySet<Lowered | undefined>,
): Indexes {
  const indexes = new Map<Lowered, number[]>();
  if (units.size <= FEW) {
    for (const unit of units) if (unit) indexes.set(unit, allIndexes(items, unit));
    return indexes;
  }
  for (const [i, item] of items.entries()) {
    if (units.has(item)) put(indexes, item, i);
  }
  return indexes;
}

function allIndexes(items: readonly Lowered[], unit: Lowered): number[] {
  const found: number[] = [];
  for (let i = items.indexOf(unit); i >= 0; i = items.indexOf(unit, i + 1)) found.push(i);
  return found;
}

/** The index of the `nth` of identical units; -1 for a head. */
export function indexAmong(indexes: Indexes, unit: Lowered | undefined, nth: number): number {
  const found = (unit && indexes.get(unit)) ?? [];
  return found[nth] ?? found.at(-1) ?? -1;
}

/** The entry of a document with this index, or the head if there is none. */
export function unitAt(source: SourceDocument, index: number): PlacedUnit {
  const entry = source.items[index];
  return entry
    ? new Placed(entry.item, 'entry', (offset) => entry.start + offset)
    : new Placed(source.head, 'head', (offset) => headOffset(source, offset));
}

/** Parsed on demand: what cannot be read already has a range, and takes longest. */
class Placed implements PlacedUnit {
  readonly item: SourceItem;
  readonly part: PlacedUnit['part'];
  readonly inFile: PlacedUnit['inFile'];
  #parsed: ParsedItem | undefined;

  constructor(item: SourceItem, part: PlacedUnit['part'], inFile: PlacedUnit['inFile']) {
    this.item = item;
    this.part = part;
    this.inFile = inFile;
  }

  get parsed(): ParsedItem {
    this.#parsed ??= parseItem(this.item, this.part);
    return this.#parsed;
  }
}

/** The head is the document without the rows of its items: after the gap everything is further down. */
export function headOffset(source: SourceDocument, offset: number): number {
  const before = source.gapStart - source.start;
  return offset < before || source.gapEnd === source.gapStart
    ? source.start + offset
    : source.gapEnd + (offset - before);
}

/** Offsets in the file. A finding about a whole file is at its beginning. */
export function placeFinding(side: Side, finding: Located & Pointed): TextRange {
  if (finding.fileRange) return finding.fileRange;
  const placed = finding.document === undefined ? undefined : side.placed(finding.document);
  if (!placed) return { start: 0, end: 0 };
  return placeAt(placed, finding);
}

/** What points at an item of a document: a finding, or another place that belongs to one. */
type Located = Pick<Finding, 'document' | 'unit' | 'nth' | 'index'>;

/** The items that some findings are about. A document is searched once for all of them, and each is parsed once. */
export class FindingUnits {
  readonly #side: Side;
  readonly #wanted: ReadonlySet<Lowered | undefined>;
  readonly #indexes: Map<string, Indexes> = new Map();
  readonly #units: Map<SourceItem, PlacedUnit> = new Map();

  constructor(side: Side, findings: readonly Located[]) {
    this.#side = side;
    this.#wanted = new Set(findings.map((it) => it.unit));
  }

  /** The item of one of them; undefined if it is about no document. */
  of({ document, unit, nth = 0, index }: Located): PlacedUnit | undefined {
    const placed = document === undefined ? undefined : this.#side.placed(document);
    if (!placed || document === undefined) return undefined;
    const at = index ?? indexAmong(this.#indexesIn(document, placed), unit, nth);
    return this.#known(unitAt(placed.source, at));
  }

  #indexesIn(document: string, { content }: PlacedDocument): Indexes {
    const known = this.#indexes.get(document) ?? indexesOf(content, this.#wanted);
    this.#indexes.set(document, known);
    return known;
  }

  /** The same item as it was first placed. */
  #known(unit: PlacedUnit): PlacedUnit {
    const known = this.#units.get(unit.item) ?? unit;
    this.#units.set(unit.item, known);
    return known;
  }
}

/** Offsets in the file of findings, or of what belongs to them; the items of a document are searched once for all of them. */
export function placeFindings<It extends Located & Pointed>(
  side: Side,
  findings: readonly It[],
): ReadonlyMap<It, TextRange> {
  const units = new FindingUnits(side, findings);
  return new Map(
    findings.map((it) => {
      const unit = it.fileRange ? undefined : units.of(it);
      return [it, unit ? rangeOf(unit, it) : placeFinding(side, it)];
    }),
  );
}

type Pointed = Pick<Finding, 'unit' | 'nth' | 'index' | 'at' | 'part' | 'range' | 'fileRange'>;

/** Offsets in the file of a pointer inside an item. */
export function placeAt(placed: PlacedDocument, it: Pointed): TextRange {
  return it.index === undefined
    ? rangeOf(placeUnit(placed, it.unit, it.nth ?? 0), it)
    : rangeOf(unitAt(placed.source, it.index), it);
}

function rangeOf(unit: PlacedUnit, it: Pointed): TextRange {
  const range = it.range ??
    locate(unit.parsed, `${it.unit?.inHead ?? ''}${it.at}`, it.part ?? 'value') ?? {
      start: 0,
      end: Math.min(unit.item.text.length, 1),
    };
  return { start: unit.inFile(range.start), end: unit.inFile(range.end) };
}
