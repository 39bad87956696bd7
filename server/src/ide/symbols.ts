/** Document symbols: the documents of a file with their entries, each with what it comes to this fiscal year. */

import type { Lowered } from '../analysis/content.ts';
import { fiscalYear } from '../analysis/impact/impact.ts';
import { lineTotal, total } from '../analysis/model/sums.ts';
import { unreadItems } from '../analysis/model/unread.ts';
import { budgetTotal } from '../analysis/plan/budget-total.ts';
import type { PlannedLine } from '../analysis/plan/planned-line.ts';
import type { Project } from '../analysis/project.ts';
import type { TextRange } from '../base/text.ts';
import type { MonthSpan } from '../domain/period.ts';
import { formatMoney } from '../domain/words/money.ts';
import { shortened } from '../domain/words/shortened.ts';
import { visible } from '../domain/words/visible.ts';
import type { SeriesSource } from '../syntax/items/entities.ts';
import type { SourceItem } from '../syntax/source.ts';
import type { IdeFile } from './file.ts';
import { type KeyedDocument, keyedDocuments, nodeAt, placeHead } from './items.ts';

/** A document or one of its entries. Offsets in the file. */
export interface OutlineSymbol {
  readonly name: string;
  /** `Budget, 2,154,680.00`; empty where there is nothing to say. */
  readonly detail: string;
  /** `document`, or what the entry is: `Line`, `CostCenter`, `Series`, `Unreadable`, … */
  readonly kind: string;
  readonly range: TextRange;
  /** Within `range`: its name, otherwise its first row. */
  readonly selection: TextRange;
  readonly children: readonly OutlineSymbol[];
}

/** In text order. Amounts are planned spend in the reporting currency, which is not shown. */
export function documentSymbols(file: IdeFile): readonly OutlineSymbol[] {
  const { project, text } = file;
  project.settle();
  const outline = new Outline(project, text);
  return keyedDocuments(file).map((it) => outline.document(it));
}

class Outline {
  readonly #project: Project;
  readonly #text: string;
  readonly #span: MonthSpan;
  readonly #currency: string;

  constructor(project: Project, text: string) {
    const { calendar, currency } = project.head.settings.get();
    this.#project = project;
    this.#text = text;
    this.#span = calendar.yearSpan(fiscalYear(calendar, project.asOf));
    this.#currency = currency;
  }

  document(document: KeyedDocument): OutlineSymbol {
    const { content, source } = document;
    const start = skipBlank(this.#text, source.start);
    const range = { start, end: shownEnd(this.#text, start, source.end) };
    const head = content.head.entity;
    const amount = content.kind === 'Budget' ? this.#budget(document) : undefined;
    return {
      name: visible(head?.title ?? (content.name || content.kind || 'document')),
      detail: [visible(content.kind), ...(amount === undefined ? [] : [amount])].join(', '),
      kind: 'document',
      range,
      selection: nameIn(this.#text, range, content.name),
      children: [...this.#entries(document), ...this.#insideHead(document)].sort(byPlace),
    };
  }

  #budget({ key, content }: KeyedDocument): string {
    const { minor, incomplete } = budgetTotal(this.#project, key, this.#span);
    const isWhole = incomplete.length === 0 && unreadItems(content).length === 0;
    return `${formatMoney(minor, this.#currency)}${isWhole ? '' : ', incomplete'}`;
  }

  #entries({ key, content, source }: KeyedDocument): readonly OutlineSymbol[] {
    const { lines } = this.#project.head.plan(key);
    const symbols: OutlineSymbol[] = [];
    let next = 0;
    for (const [i, { start, item }] of source.items.entries()) {
      const unit = content.items[i];
      if (!unit) continue;
      // lines are in the order of the entries, without unreadable ones
      const line = lines[next]?.unit === unit ? lines[next++] : undefined;
      const { name, kind, range, selection } = shapeOf(item, unit);
      symbols.push({
        name,
        detail: line ? this.#line(line) : this.#detailOf(unit),
        kind,
        range: { start: start + range.start, end: start + range.end },
        selection: { start: start + selection.start, end: start + selection.end },
        children: NONE,
      });
    }
    return symbols;
  }

  #line(line: PlannedLine): string {
    const known = details.get(line);
    if (known?.first === this.#span.first && known.last === this.#span.last) return known.text;
    const { first, last } = this.#span;
    const text = line.incomplete
      ? 'incomplete'
      : formatMoney(lineTotal(line, 'spend', first, last), this.#currency);
    details.set(line, { first, last, text });
    return text;
  }

  #detailOf({ entity }: Lowered): string {
    if (!entity) return 'cannot be read';
    if (entity.kind !== 'CostCenter') return visible(entity.title ?? '');
    const { first, last } = this.#span;
    const amount = total(this.#project.head.totals.all(entity.name), 'spend', first, last);
    return formatMoney(amount, this.#currency);
  }

  #partsOf({ key }: KeyedDocument, inner: readonly Lowered[]): readonly HeadPart[] {
    if (inner.length === 0) return [];
    const lines = new Map<Lowered, PlannedLine>(
      this.#project.head.plan(key).lines.map((it) => [it.unit, it]),
    );
    return inner.flatMap((unit) => {
      const { entity, inHead } = unit;
      if (!entity || inHead === undefined) return [];
      const line = lines.get(unit);
      const detail = line ? this.#line(line) : this.#detailOf(unit);
      return [{ at: inHead, name: entity.name, kind: entity.kind, detail }];
    });
  }

  /** What is in the head itself: teams, splits beside rules, values of drivers, lists that could not be split off. */
  #insideHead(document: KeyedDocument): readonly OutlineSymbol[] {
    const { content, source } = document;
    const inner = content.items.slice(source.items.length);
    const entries = [...partsOf(content.head), ...this.#partsOf(document, inner)];
    if (entries.length === 0) return [];
    const { parsed, inFile } = placeHead(document);
    return entries.flatMap(({ at, name, kind, detail }) => {
      const found = nodeAt(parsed.root, at);
      if (!found) return [];
      const start = inFile(found.entry?.key.start ?? found.node.start);
      const range = {
        start,
        end: shownEnd(
          this.#text,
          start,
          start + found.node.end - (found.entry?.key.start ?? found.node.start),
        ),
      };
      return [
        {
          name: visible(name),
          detail,
          kind,
          range,
          selection: nameIn(this.#text, range, name),
          children: [],
        },
      ];
    });
  }
}

const NONE: readonly OutlineSymbol[] = [];

/** What depends only on the text of an entry; offsets are relative to the item. */
interface Shape extends Pick<OutlineSymbol, 'name' | 'kind' | 'range' | 'selection'> {
  readonly unit: Lowered;
}

/** An edit leaves the surrounding items unchanged: they are not looked at again. */
const shapes: WeakMap<SourceItem, Shape> = new WeakMap();

function shapeOf(item: SourceItem, unit: Lowered): Shape {
  const known = shapes.get(item);
  if (known?.unit === unit) return known;
  const { text } = item;
  const start = skipBlank(text, 0);
  const range = { start, end: shownEnd(text, start, text.length) };
  const shape = { unit, range, ...shownAs(unit, text, range) };
  shapes.set(item, shape);
  return shape;
}

function shownAs(
  { entity }: Lowered,
  text: string,
  range: TextRange,
): Pick<Shape, 'name' | 'kind' | 'selection'> {
  if (entity)
    return { name: visible(entity.name), kind: entity.kind, selection: nameIn(text, range, entity.name) };
  const selection = firstRow(text, range);
  const row = text.slice(selection.start, selection.end).replace(/^-\s+/, '');
  return { name: visible(shortened(row, LONGEST_NAME)), kind: 'Unreadable', selection };
}

/** The detail of each line for one year: a long list is rebuilt on every keystroke. */
const details: WeakMap<PlannedLine, MonthSpan & { readonly text: string }> = new WeakMap();

const LONGEST_NAME = 40;

interface HeadPart {
  /** Pointer within the head. */
  readonly at: string;
  readonly name: string;
  readonly kind: string;
  readonly detail: string;
}

function partsOf({ entity }: Lowered): readonly HeadPart[] {
  switch (entity?.kind) {
    case 'People':
      return entity.teams.map(({ at, team }) => ({ at, name: team.name, kind: 'Team', detail: '' }));
    case 'AllocationPolicy':
      return entity.splits.map(({ at, split }) => ({ at, name: split.name, kind: 'Split', detail: '' }));
    case 'Driver':
    case 'FxRates':
      return [...seriesOf(entity.plan, 'plan'), ...seriesOf(entity.actual, 'actual')];
    default:
      return [];
  }
}

function seriesOf(source: SeriesSource | undefined, detail: string): readonly HeadPart[] {
  if (!source || !('series' in source)) return [];
  return source.series.map(({ key }) => ({ at: key.at, name: key.text, kind: 'Series', detail }));
}

function byPlace(a: OutlineSymbol, b: OutlineSymbol): number {
  return a.range.start - b.range.start;
}

/** The offset of the first content; a document marker does not count. */
function skipBlank(text: string, from: number): number {
  const found = /(?:^---(?=\s|$)|\s)*/my;
  found.lastIndex = from;
  return from + (found.exec(text)?.[0].length ?? 0);
}

/** Without the comments and blank rows at the end, which belong to what follows. */
function shownEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start) {
    const row = text.lastIndexOf('\n', last - 2) + 1;
    if (row <= start) break;
    const shown = text.slice(row, last).trim();
    if (shown !== '' && !shown.startsWith('#') && shown !== '---' && shown !== '...') break;
    last = row;
  }
  while (last > start && ' \t\r\n'.includes(text.charAt(last - 1))) last--;
  return last;
}

function firstRow(text: string, { start, end }: TextRange): TextRange {
  const row = text.indexOf('\n', start);
  return { start, end: shownEnd(text, start, row < 0 || row > end ? end : row) };
}

/** Where `name: …` is, found without parsing the item. */
function nameIn(text: string, range: TextRange, name: string): TextRange {
  const shown = text.slice(range.start, Math.min(range.end, range.start + FAR));
  const found = shown.matchAll(/(?:^|[\s{,-])name[ \t]*:[ \t]*["']?/g);
  // values of a driver begin with it
  const starts = [...Array.from(found, (it) => it.index + it[0].length), 0];
  const at = name === '' ? undefined : starts.find((it) => shown.startsWith(name, it));
  return at === undefined
    ? firstRow(text, range)
    : { start: range.start + at, end: range.start + at + name.length };
}

/** A name is near the beginning of its item. */
const FAR = 2000;
