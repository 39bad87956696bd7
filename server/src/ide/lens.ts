/** Code lens: what a document comes to and how that differs from the base, and above each line what the branch changes. */

import type { Lowered } from '../analysis/content.ts';
import { indexesOf, placeAt } from '../analysis/findings/place.ts';
import { type BudgetEffect, budgetEffect } from '../analysis/impact/budget-effect.ts';
import { fiscalYear } from '../analysis/impact/impact.ts';
import { incomparable } from '../analysis/impact/incomparable.ts';
import { unreadItems } from '../analysis/model/unread.ts';
import { budgetTotal } from '../analysis/plan/budget-total.ts';
import type { Project } from '../analysis/project.ts';
import { rowsOf } from '../base/line-index.ts';
import type { TextRange } from '../base/text.ts';
import { plural } from '../domain/words/lists.ts';
import { visible } from '../domain/words/visible.ts';
import {
  documentEffectWords,
  incompleteEffectWords,
  type LensContext,
  lineEffectWords,
  totalWords,
} from '../report/lens-words.ts';
import type { IdeFile } from './file.ts';
import { type KeyedDocument, keyedDocuments } from './items.ts';
import { references } from './references.ts';

/** What a click does: open the preview with the row of a place selected, or list the references to the name there. */
export interface LensAction {
  readonly action: 'preview' | 'references';
  readonly offset: number;
}

/** One part of the text above a row; parts of one row follow each other. */
export interface CodeLens {
  /** The beginning of what it is about. */
  readonly range: TextRange;
  /** Undefined where it takes long to find: {@link referencesTitle} computes it when the lens becomes visible. */
  readonly title: string | undefined;
  readonly command: LensAction;
}

/**
 * Above each Budget its total, and above each of its lines that the branch changes, how it changes; above each other document
 * that is referred to by name, how often. In text order.
 */
export function codeLenses(file: IdeFile): readonly CodeLens[] {
  file.project.settle();
  return keyedDocuments(file).flatMap((it) => {
    if (it.content.kind === 'Budget') return budgetLenses(file, it);
    return REFERRED.has(it.content.kind) ? [referencesLens(it)] : [];
  });
}

/** `12 references` to the name at an offset. */
export function referencesTitle(file: IdeFile, offset: number): string {
  return plural(references(file, offset, { declaration: false }).length, 'reference');
}

/** Documents that are things themselves, not lists of things or lines. */
const REFERRED: ReadonlySet<string> = new Set(['Driver', 'AllocationPolicy']);

function referencesLens(document: KeyedDocument): CodeLens {
  const unit = document.content.head;
  const { start } = placeAt(document, { unit, at: '/metadata/name' });
  return {
    range: placeAt(document, { unit, at: '' }),
    title: undefined,
    command: { action: 'references', offset: start },
  };
}

function budgetLenses(file: IdeFile, document: KeyedDocument): readonly CodeLens[] {
  const { project } = file;
  const effect = budgetEffect(project, document.key);
  const rows = new Rows(file, document);
  const context = contextOf(project, document.key);
  const start = rows.at(document.content.head);
  return [
    ...documentParts(project, document, effect, rows, context).map((title) => lensAt(start, title)),
    ...lineLenses(document, effect, rows, context),
  ];
}

function contextOf({ head, asOf, baseState }: Project, key: string): LensContext {
  const { calendar, currency } = head.settings.get();
  const namesCurrency = head.plan(key).lines.some((it) => it.currency !== currency);
  const base = baseState.state === 'known' ? baseState.name : '';
  return { calendar, currency, namesCurrency, year: fiscalYear(calendar, asOf), base };
}

function documentParts(
  project: Project,
  { key, content }: KeyedDocument,
  effect: BudgetEffect | undefined,
  rows: Rows,
  context: LensContext,
): readonly string[] {
  const { minor, incomplete } = budgetTotal(project, key, context.calendar.yearSpan(context.year));
  const total = totalWords(minor, context);
  const { base, baseState, head } = project;
  const lacksMoney = incomplete.length > 0 || head.unread.missingMoney().includes(key);
  const marked = lacksMoney ? `${total}, incomplete` : total;
  if (baseState.state === 'none') return [marked];
  const unknown = baseState.state === 'unknown' ? baseState.reason : base && incomparable(base, head)?.reason;
  if (unknown !== undefined) return [marked, `effect unknown: ${visible(unknown)}`];
  const broken = unreadItems(content)[0] ?? (content.head.entity ? undefined : content.head);
  const missing = broken ? incompleteEffectWords(rows.problemOf(broken), '') : unknownWords(effect, rows);
  const words = effect && documentEffectWords(effect, context);
  if (missing !== undefined) return [...(words === undefined ? [] : [words]), total, missing, PREVIEW];
  return words === undefined ? [`${marked}, as on ${visible(context.base)}`] : [words, marked, PREVIEW];
}

/** A part with no information of its own: it is there to be clicked. */
export const PREVIEW = 'Open preview';

function unknownWords(effect: BudgetEffect | undefined, rows: Rows): string | undefined {
  const [line] = effect?.unknown ?? [];
  return line && incompleteEffectWords(rows.problemOf(line.unit, line.problems), line.entity.name);
}

function lineLenses(
  document: KeyedDocument,
  effect: BudgetEffect | undefined,
  rows: Rows,
  context: LensContext,
): readonly CodeLens[] {
  // where everything is new, the document says so once
  if (!effect || effect.isNew) return [];
  const titles = new Map<Lowered, string | undefined>();
  for (const { unit, problems, entity } of effect.unknown)
    titles.set(unit, incompleteEffectWords(rows.problemOf(unit, problems), entity.name));
  for (const line of effect.lines)
    if (line.after) titles.set(line.after.unit, lineEffectWords(line, context));
  const places = indexesOf(document.content, new Set(titles.keys()));
  const lenses = [...places].flatMap(([unit, indexes]) => {
    const title = titles.get(unit);
    return title === undefined ? [] : indexes.map((it) => lensAt(rows.at(unit, it), title));
  });
  return lenses.sort((a, b) => a.range.start - b.range.start);
}

function lensAt(range: TextRange, title: string): CodeLens {
  return { range, title, command: { action: 'preview', offset: range.start } };
}

/** What the money of a line depends on. */
const MONEY = /^\/(?:amount|quantity|unitPrice|percent|of|currency|period|phasing|growth)(?:\/|$)/;

/** Where the items of one document are. */
class Rows {
  readonly #text: string;
  readonly #document: KeyedDocument;

  constructor({ text }: IdeFile, document: KeyedDocument) {
    this.#text = text;
    this.#document = document;
  }

  /** The beginning of an item; with its index among the entries of the list, nothing is read again. */
  at(unit: Lowered, index = -1): TextRange {
    const placed = this.#document.source.items[index];
    if (!placed) return placeAt(this.#document, { unit, at: '' });
    const start = placed.start + Math.max(0, placed.item.text.search(/\S/));
    return { start, end: start + 1 };
  }

  /** The row, from 1, of the first problem of an item; undefined when it is elsewhere. */
  problemOf(unit: Lowered, planned: readonly { readonly at: string }[] = []): number | undefined {
    // for an item without a name, any of its problems may be the reason
    const own = unit.entity
      ? unit.problems.filter((it) => it.unreadable || MONEY.test(it.at))
      : unit.problems;
    const [problem] = [...own, ...planned];
    if (!problem || !this.#holds(unit)) return undefined;
    const { start } = placeAt(this.#document, { unit, ...problem });
    return rowsOf(this.#text).position(start).line + 1;
  }

  #holds(unit: Lowered): boolean {
    const { head, items } = this.#document.content;
    return unit === head || items.some((it) => it === unit);
  }
}
