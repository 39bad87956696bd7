/** Random edits, and what they do to the values of an item. */
import { escapePointer, unescapePointer } from '../../../src/syntax/locate.ts';
import type { ItemEdit } from '../../../src/syntax/problem.ts';
import type { Value } from '../../../src/syntax/to-value.ts';

/** Values that can be compared: a map in its order, null where nothing was written. */
export type Model = string | null | Model[] | Map<string, Model>;

/** The values of an item. */
export function modelOf(value: Value): Model {
  if (value === null || typeof value === 'string') return value;
  if (isList(value)) return value.map(modelOf);
  return new Map(Object.entries(value).map(([key, it]) => [key, modelOf(it)]));
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

const TEXTS: readonly (readonly [string, Model])[] = [
  ['5', '5'],
  ['"a: b"', 'a: b'],
  ['{ x: 1 }', new Map([['x', '1']])],
  ['[y, z]', ['y', 'z']],
];

/** The same edits of the values: what the text must say afterwards. */
export function expected(model: Model, edits: Edits, at = ''): Model {
  const own = edits.get(at) ?? [];
  const set = own.find((it) => it.edit.op === 'set');
  if (set) return set.value;
  const inserted = own.filter((it) => it.edit.op === 'insert');
  const first = inserted[0];
  if (Array.isArray(model) || (model === null && first && first.name === undefined))
    return [...keptItems(Array.isArray(model) ? model : [], edits, at), ...inserted.map((it) => it.value)];
  if (!(model instanceof Map) && !first) return model;
  const added = inserted.map(({ name, value }): [string, Model] => [name ?? '', value]);
  return new Map([...keptEntries(model instanceof Map ? model : new Map(), edits, at), ...added]);
}

type Edits = ReadonlyMap<string, readonly Planned[]>;

function isRemoved(edits: Edits, at: string): boolean {
  return edits.get(at)?.some(({ edit }) => edit.op === 'remove') === true;
}

function keptItems(items: readonly Model[], edits: Edits, at: string): Model[] {
  return items.flatMap((it, i) =>
    isRemoved(edits, `${at}/${i}`) ? [] : [expected(it, edits, `${at}/${i}`)],
  );
}

function keptEntries(map: ReadonlyMap<string, Model>, edits: Edits, at: string): [string, Model][] {
  return [...map].flatMap(([key, it]): [string, Model][] => {
    const inside = `${at}/${escapePointer(key)}`;
    const name = edits.get(inside)?.find(({ edit }) => edit.op === 'rename')?.name;
    return isRemoved(edits, inside) ? [] : [[name ?? key, expected(it, edits, inside)]];
  });
}

/** An edit, the key and the value that it writes. */
export interface Planned {
  readonly edit: ItemEdit;
  readonly name: string | undefined;
  readonly value: Model;
}

/** A whole number from 0, below a bound. */
export type Random = (below: number) => number;

/** The same numbers for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), state | 1) + 0x6d2b79f5) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

function pointers(model: Model, at = ''): string[] {
  if (Array.isArray(model)) return [at, ...model.flatMap((it, i) => pointers(it, `${at}/${i}`))];
  if (!(model instanceof Map)) return [at];
  return [at, ...[...model].flatMap(([key, it]) => pointers(it, `${at}/${escapePointer(key)}`))];
}

function valueAt(model: Model, at: string): Model {
  let found = model;
  for (const step of at === '' ? [] : at.slice(1).split('/')) {
    const key = unescapePointer(step);
    found =
      (Array.isArray(found) ? found[Number(key)] : found instanceof Map ? found.get(key) : null) ?? null;
  }
  return found;
}

function isInMap(model: Model, at: string): boolean {
  return at !== '' && valueAt(model, at.slice(0, at.lastIndexOf('/'))) instanceof Map;
}

function planned(random: Random, model: Model, at: string, nth: number): Planned | undefined {
  const [text, value] = TEXTS[random(TEXTS.length)] ?? ['5', '5'];
  const name = `new${nth}`;
  const here = valueAt(model, at);
  const op = random(4);
  if (op === 0) return { edit: { op: 'set', at, text }, name: undefined, value };
  if (op === 1) return at === '' ? undefined : { edit: { op: 'remove', at }, name: undefined, value };
  if (op === 2)
    return isInMap(model, at) ? { edit: { op: 'rename', at, text: name }, name, value } : undefined;
  if (typeof here === 'string') return undefined;
  const key = here instanceof Map || (here === null && random(2) === 0) ? name : undefined;
  return { edit: { op: 'insert', at, key, text }, name: key, value };
}

/** One to four edits that do not depend on their order. */
export function plan(random: Random, model: Model): readonly Planned[] {
  const places = pointers(model);
  const out: Planned[] = [];
  for (let i = 0; i <= random(4); i++) {
    const at = places[random(places.length)] ?? '';
    const next = planned(random, model, at, i);
    if (next && !out.some((it) => isEntangled(it.edit, next.edit))) out.push(next);
  }
  return out;
}

/** Edits whose order would matter are not asked for together. */
function isEntangled(a: ItemEdit, b: ItemEdit): boolean {
  if (a.op === 'insert' && b.op === 'insert')
    return a.at === b.at && (a.key === undefined) !== (b.key === undefined);
  if (a.at === b.at) return true;
  const [outer, inner] = a.at.length < b.at.length ? [a, b] : [b, a];
  return (outer.op === 'set' || outer.op === 'remove') && inner.at.startsWith(`${outer.at}/`);
}

/** Edits by their pointer. */
export function grouped(all: readonly Planned[]): Edits {
  const groups = new Map<string, Planned[]>();
  for (const it of all) groups.set(it.edit.at, [...(groups.get(it.edit.at) ?? []), it]);
  return groups;
}
