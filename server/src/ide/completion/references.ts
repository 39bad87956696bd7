/** Names of things: what fits the document first, then what is used nearby, then by name; former names last. */
import type { NameKind } from '../../analysis/model/names.ts';
import { THINGS } from '../../report/thing.ts';
import { scalarSource } from '../../syntax/scalar-source.ts';
import { type At, stemOf, valueAround } from './at.ts';
import { MOST } from './choose.ts';
import { nameDetail } from './details.ts';
import type { Suggestion } from './item.ts';
import { bestNames, type Name, namesOf, openToday, wordsOf } from './names.ts';

const KINDS: ReadonlySet<string> = new Set(THINGS.keys());

/** The kinds of names among those that a property refers to. */
export function nameKinds(references: readonly string[]): readonly NameKind[] {
  return references.filter((it): it is NameKind => KINDS.has(it));
}

/** Things of these kinds; if there are several kinds, all but people have their kind as a prefix. */
export function referenceSuggestions(at: At, references: readonly string[]): readonly Suggestion[] {
  const kinds = nameKinds(references);
  const rankOf = ordering(at, kinds);
  const used = new Set(at.level.kind === 'list' ? at.level.entries.map((it) => it.value) : []);
  const names = kinds.flatMap((kind) => {
    const prefix = kinds.length > 1 && kind !== 'person' ? `${kind}/` : '';
    const current = currentNames(at, kind, prefix, rankOf);
    // former names come last: after a full list none would be shown
    return current.length > MOST ? current : [...current, ...formerNames(at, kind, prefix)];
  });
  const words = references.includes('owner') ? OWNERS : [];
  return [...words, ...names, ...unreadNames(at, kinds)].filter((it) => !used.has(it.text ?? it.label));
}

/** What is valid today; at most one more than can be shown. */
function currentNames(
  at: At,
  kind: NameKind,
  prefix: string,
  rankOf: (name: Name, prefix: string) => number,
): readonly Suggestion[] {
  const isOpen = openToday(at.project);
  const open = namesOf(at.project, kind).filter((it) => it.valid === undefined || isOpen(it));
  const best = bestNames(open, typedName(at, prefix), MOST + 1, (it) => rankOf(it, prefix));
  const closes = cycles(at);
  return best.filter((it) => !closes(it)).map((it) => suggestion(at, it, prefix, rankOf(it, prefix)));
}

/** Whether a center cannot be the parent being written: it is the center itself, or below it. */
function cycles(at: At): (name: Name) => boolean {
  const { levels } = at.place;
  const isParent = at.kind === 'CostCenterList' && levels.slice(-2).some((it) => it.step === 'parent');
  const text = isParent ? valueAround(at.place, 'name') : undefined;
  const { names, tree } = at.project.head;
  const own = text === undefined ? undefined : names.resolve('center', text)?.entity.name;
  if (own === undefined) return () => false;
  return ({ name }) => name === own || tree.above(name).some((it) => it.center === own);
}

/** What each kind of list declares. */
const DECLARED: Readonly<Record<string, NameKind>> = {
  CostCenterList: 'center',
  CategoryList: 'category',
  ServiceList: 'service',
  VendorList: 'vendor',
  People: 'person',
};

/** A half-typed list declares nothing: the names in its text count as declared. */
function unreadNames(at: At, kinds: readonly NameKind[]): readonly Suggestion[] {
  const { kind, inDocument, document, project, place } = at;
  const declared = kinds.find((it) => it === DECLARED[kind]);
  if (!declared) return [];
  const own = [document, valueAround(place, 'name')];
  const unread = inDocument('name').filter(
    (it) => !own.includes(it) && project.head.names.resolve(declared, it) === undefined,
  );
  return unread.map((label) => ({
    label,
    kind: 'reference',
    text: scalarText(at, label),
    rank: OTHERS,
  }));
}

function typedName({ place: { typed } }: At, prefix: string): string {
  if (typed.startsWith(prefix)) return typed.slice(prefix.length);
  return prefix.startsWith(typed) ? '' : typed;
}

function formerNames(at: At, kind: NameKind, prefix: string): readonly Suggestion[] {
  const typed = typedName(at, prefix).toLowerCase();
  const closes = cycles(at);
  const found: Suggestion[] = [];
  for (const it of namesOf(at.project, kind)) {
    if (found.length >= MOST) break;
    for (const former of it.former)
      if (former.toLowerCase().includes(typed) && !closes(it))
        found.push(formerSuggestion(at, it, former, prefix));
  }
  return found;
}

const OWNERS: readonly Suggestion[] = [
  { label: 'owner', kind: 'word', detail: 'of the affected cost center', rank: 0 },
  { label: 'parent-owner', kind: 'word', detail: 'of the cost center above', rank: 1 },
];

/** A word as a value or a key: with quotes if it needs them and is not inside any. */
export function scalarText({ place: { quote } }: At, text: string): string {
  if (quote === undefined) return scalarSource(text);
  return quote === '"' ? JSON.stringify(text).slice(1, -1) : text.replaceAll("'", "''");
}

function suggestion(
  at: At,
  { name, kind, others, declaration }: Name,
  prefix: string,
  rank: number,
): Suggestion {
  const label = `${prefix}${name}`;
  return {
    label,
    kind: 'reference',
    thing: { kind, name },
    also: prefix === '' ? others : [name, ...others],
    text: scalarText(at, label),
    rank,
    later: () => ({ detail: nameDetail(at.project, declaration) }),
  };
}

function formerSuggestion(at: At, { kind, name }: Name, former: string, prefix: string): Suggestion {
  return {
    label: `${prefix}${former}`,
    kind: 'reference',
    detail: `now ${name}`,
    thing: { kind, name },
    text: scalarText(at, `${prefix}${name}`),
    isOld: true,
  };
}

const NEIGHBOURS = 10;
const OTHERS = 1000;

interface Subject {
  readonly text: string;
  readonly words: readonly string[];
}

/** The rank of a name: what matches the thing it is written for, then what is written nearby, then the rest. */
function ordering(at: At, kinds: readonly NameKind[]): (name: Name, prefix: string) => number {
  const nearby = new Map(neighbours(at).map((it, i) => [it.toLowerCase(), NEIGHBOURS + i]));
  const subjects = subjectsOf(at, kinds).map((it) => ({ text: it.toLowerCase(), words: wordsOf(it) }));
  return (name, prefix) => {
    const text = name.spellings[0] ?? '';
    let best = nearby.get(prefix + text) ?? nearby.get(text) ?? OTHERS;
    for (let i = 0; i < subjects.length; i++) {
      const fit = subjectFit(name, text, subjects[i] ?? NO_SUBJECT);
      if (fit + i * FITS < best) best = fit + i * FITS;
    }
    return best;
  };
}

const NO_SUBJECT: Subject = { text: '', words: [] };

/** The number of ways to fit. */
const FITS = 3;

/** 0: it is the subject, 1: one begins with the other, 2: they share a word; otherwise far more. */
function subjectFit({ words }: Name, text: string, subject: Subject): number {
  if (text === subject.text) return 0;
  if (isBegun(text, subject.text)) return 1;
  return shares(words, subject.words) ? 2 : OTHERS;
}

/** Values of the same key nearby; for the keys of a map, those of the maps under the same key. */
function neighbours({ level, place, nearby }: At): readonly string[] {
  const outer = place.levels.at(-2)?.step;
  const key = level.kind === 'map' && level.step !== undefined && outer !== level.step ? level.step : outer;
  return [
    ...new Set([...(key === undefined ? [] : nearby(key)), ...(outer === undefined ? [] : nearby(outer))]),
  ];
}

/** What the thing may be named after: the entry and the document; for cost centers first the document and its file. */
function subjectsOf(at: At, kinds: readonly NameKind[]): readonly string[] {
  const { document } = at;
  const entry = valueAround(at.place, 'name');
  const stem = stemOf(at);
  const ordered = kinds.includes('center') ? [document, stem, entry] : [entry, document, stem];
  return [...new Set(ordered.filter((it) => it !== undefined))];
}

/** Whether one begins with the other, up to the end of a word. */
function isBegun(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.startsWith(short) && '-_.'.includes(long.charAt(short.length));
}

const LONG_WORD = 4;

/** Whether they share a word, or the beginning of a long one. */
function shares(a: readonly string[], b: readonly string[]): boolean {
  return a.some((it) => b.some((other) => it === other || isAlike(it, other)));
}

function isAlike(a: string, b: string): boolean {
  return (a.length >= LONG_WORD && b.startsWith(a)) || (b.length >= LONG_WORD && a.startsWith(b));
}
