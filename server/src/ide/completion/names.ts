/** The names of a workspace, prepared for a search on every keystroke. */
import { Derived } from '../../analysis/engine/graph.ts';
import { fiscalMonth } from '../../analysis/impact/impact-measures.ts';
import { type Declaration, isFormerName, type NameKind } from '../../analysis/model/names.ts';
import type { Project } from '../../analysis/project.ts';
import type { Period } from '../../domain/period.ts';
import { fitOf } from './choose.ts';

/** One thing that can be referred to. */
export interface Name {
  readonly kind: NameKind;
  readonly declaration: Declaration;
  readonly name: string;
  /** Code, aliases and title. */
  readonly others: readonly string[];
  /** All of them in lower case, the name first. */
  readonly spellings: readonly string[];
  /** Former names: aliases that could be names, excluding account numbers. */
  readonly former: readonly string[];
  /** The words of its name, in lower case. */
  readonly words: readonly string[];
  /** When it is valid. */
  readonly valid: Period | undefined;
}

const indexes: WeakMap<Project, Map<NameKind, Derived<readonly Name[]>>> = new WeakMap();

/** The things of a kind by name; recomputed only when a declaration of that kind has changed. */
export function namesOf(project: Project, kind: NameKind): readonly Name[] {
  let byKind = indexes.get(project);
  if (!byKind) {
    byKind = new Map();
    indexes.set(project, byKind);
  }
  let index = byKind.get(kind);
  if (!index) {
    index = new Derived(project.head.graph, 'completion names', () => readNames(project, kind));
    byKind.set(kind, index);
  }
  return index.get();
}

/** Whether the validity of a thing has not ended yet. */
export function openToday(project: Project): (name: Name) => boolean {
  const { calendar } = project.head.settings.get();
  const today = fiscalMonth(calendar, project.asOf);
  return ({ valid }) => {
    const span = valid && calendar.span(valid);
    return !span || 'problem' in span || span.last >= today;
  };
}

/** More than any rank and any number of names. */
const RANKS = 2 ** 16;
const NAMES = 2 ** 24;

/** The names that match what was typed: the best by fit, then by rank, then by name; at most `most`. */
export function bestNames(
  names: readonly Name[],
  typed: string,
  most: number,
  rankOf: (name: Name) => number,
): readonly Name[] {
  const lower = typed.toLowerCase();
  const scores: number[] = [];
  for (const [i, it] of names.entries()) {
    const fit = fitOf(it.name, it.spellings, typed, lower);
    if (fit !== undefined) scores.push((fit * RANKS + rankOf(it)) * NAMES + i);
  }
  // one number for each: thousands of them are sorted on every keystroke
  const sorted = Float64Array.from(scores).sort().subarray(0, most);
  return Array.from(sorted, (it) => names[it % NAMES]).filter((it) => it !== undefined);
}

/** A declaration stays the same object as long as its content is the same. */
const made: WeakMap<Declaration, Name> = new WeakMap();

function readNames(project: Project, kind: NameKind): readonly Name[] {
  const names: Name[] = [];
  for (const it of project.head.names.spellings(kind)) {
    if (it.how !== 'name') continue;
    const name = made.get(it) ?? nameOf(it);
    made.set(it, name);
    names.push(name);
  }
  return names.sort(byName);
}

/** Things of the same name are ordered by path, regardless of which was there first. */
function byName(a: Name, b: Name): number {
  const [left = ''] = a.spellings;
  const [right = ''] = b.spellings;
  return order(left, right) || order(a.declaration.document, b.declaration.document);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function nameOf(declaration: Declaration): Name {
  const { name, title, code, aliases } = declaration.entity;
  const { entity } = declaration.unit;
  const also = aliases.map((it) => it.text);
  const others = [code, ...also, title].filter((it) => it !== undefined);
  return {
    kind: declaration.kind,
    declaration,
    name,
    others,
    spellings: [name, ...others].map((it) => it.toLowerCase()),
    former: also.filter(isFormerName),
    words: wordsOf(name),
    valid: entity && 'valid' in entity ? entity.valid : undefined,
  };
}

/** `Cloud-Data` as `cloud`, `data`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[-_. /]+/)
    .filter((it) => it.length > 1);
}
