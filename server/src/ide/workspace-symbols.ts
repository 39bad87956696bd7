/** Workspace symbols: everything with a name, found by name, title, code or former name; lines as `budget/line`. */

import { placeAt } from '../analysis/findings/place.ts';
import { type Declaration, type NameKind, nameKey } from '../analysis/model/names.ts';
import type { Project } from '../analysis/project.ts';
import type { Side } from '../analysis/side.ts';
import { compare } from '../base/compare.ts';
import type { TextRange } from '../base/text.ts';
import { visible } from '../domain/words/visible.ts';
import { THINGS } from '../report/thing.ts';

/** A named thing and the place of its name. */
export interface WorkspaceSymbol {
  readonly name: string;
  /** `cost center CC-2100, Payments`: kind, code and title. */
  readonly detail: string;
  readonly kind: NameKind | 'line';
  /** Relative to the workspace folder. */
  readonly path: string;
  /** Offsets in the file. */
  readonly range: TextRange;
}

/** More than users read. */
const MOST = 100;
/** Budgets whose lines one query searches. */
const MOST_BUDGETS = 5;

/** The best first; letters of `query` may be apart. An empty query returns the first by name. */
export function workspaceSymbols(project: Project, query: string): readonly WorkspaceSymbol[] {
  project.settle();
  const wanted = query.trim().toLowerCase();
  const slash = wanted.indexOf('/');
  if (slash > 0) return linesOf(project, wanted.slice(0, slash), wanted.slice(slash + 1));
  return best(KINDS.flatMap((kind) => found(project.head, kind, wanted))).flatMap((it) =>
    symbolOf(project.head, it.of),
  );
}

interface Found<Of> {
  readonly of: Of;
  /** Smaller is better. */
  readonly rank: number;
  readonly name: string;
  /** Equally good things are ordered by kind, then by document key, that is by path. */
  readonly kind: number;
  readonly document: string;
}

function best<Of>(all: readonly Found<Of>[], most: number = MOST): readonly Found<Of>[] {
  const sorted = [...all].sort(
    (a, b) =>
      a.rank - b.rank || compare(a.name, b.name) || a.kind - b.kind || compare(a.document, b.document),
  );
  return sorted.slice(0, most);
}

/** Each thing once, by the spelling that fits best. */
function found(side: Side, kind: NameKind, wanted: string): readonly Found<Declaration>[] {
  const things = new Map<string, Found<Declaration>>();
  for (const declaration of side.names.spellings(kind)) {
    const { entity, text, document } = declaration;
    const titles = declaration.how === 'name' && entity.title !== undefined ? [text, entity.title] : [text];
    const rank = Math.min(...titles.map((it) => rankOf(it.toLowerCase(), wanted)));
    const key = `${document}\n${nameKey(kind, entity.name)}`;
    const known = things.get(key);
    const isBetter =
      known && rank === known.rank ? isBefore(declaration, known.of) : rank < (known?.rank ?? NONE);
    if (isBetter)
      things.set(key, { of: declaration, rank, name: entity.name, kind: KINDS.indexOf(kind), document });
  }
  return [...things.values()];
}

const NONE = 1000;

const KINDS: readonly NameKind[] = [...THINGS.keys()];

const SPELLINGS: readonly Declaration['how'][] = ['name', 'code', 'alias'];

/** Decides between two spellings that fit equally well. */
function isBefore(a: Declaration, b: Declaration): boolean {
  return (SPELLINGS.indexOf(a.how) - SPELLINGS.indexOf(b.how) || compare(a.at, b.at)) < 0;
}

/** 0 for the whole text, then its beginning, the beginning of a word, anywhere, its letters in order; `NONE` for no fit. */
function rankOf(text: string, wanted: string): number {
  if (wanted === '') return 0;
  const at = text.indexOf(wanted);
  if (at === 0) return text.length === wanted.length ? 0 : 1;
  if (at > 0) return /[\s/._-]/.test(text.charAt(at - 1)) ? 2 : 3;
  return gapsIn(text, wanted);
}

/** 4 plus one for each gap between the letters. */
function gapsIn(text: string, wanted: string): number {
  let gaps = 0;
  let next = 0;
  for (const letter of wanted) {
    const at = text.indexOf(letter, next);
    if (at < 0) return NONE;
    if (at > next) gaps++;
    next = at + letter.length;
  }
  return 4 + gaps;
}

function symbolOf(side: Side, { kind, entity, document, unit, at }: Declaration): readonly WorkspaceSymbol[] {
  const placed = side.placed(document);
  const path = side.document(document)?.path;
  if (!placed || path === undefined) return [];
  const { name, code, title } = entity;
  const what = [THINGS.get(kind) ?? kind, ...(code === undefined ? [] : [code])].join(' ');
  const detail = title === undefined ? what : `${what}, ${title}`;
  const range = placeAt(placed, { unit, at });
  return [{ name: visible(name), detail: visible(detail), kind, path, range }];
}

/** Lines of the Budgets that fit best. */
function linesOf({ head }: Project, budget: string, wanted: string): readonly WorkspaceSymbol[] {
  const budgets = best(found(head, 'budget', budget), MOST_BUDGETS);
  const lines = budgets.flatMap(({ of, rank }) => {
    const placed = head.placed(of.document);
    const items = placed?.content.items ?? [];
    return items.flatMap((unit) => {
      const { entity } = unit;
      const own = entity ? rankOf(entity.name.toLowerCase(), wanted) : NONE;
      if (!placed || !entity || own >= NONE) return [];
      const name = `${of.entity.name}/${entity.name}`;
      const { document } = of;
      return [{ of: { placed, unit, title: entity.title }, rank: rank + own, name, kind: 0, document }];
    });
  });
  return best(lines).map(({ of: { placed, unit, title }, name, document }) => ({
    name: visible(name),
    detail: title === undefined ? 'line' : `line, ${visible(title)}`,
    kind: 'line',
    path: head.document(document)?.path ?? '',
    range: placeAt(placed, { unit, at: '/name' }),
  }));
}
