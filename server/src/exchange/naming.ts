/** Names for things that a table describes in free text. The order of the rows never matters. */

import { compare } from '../base/compare.ts';
import { groupBy } from '../base/groups.ts';
import { largest } from '../base/largest.ts';
import { RESERVED_NAMES } from '../syntax/values/name.ts';

/** A thing to name: `text` as people wrote it, `codes` to tell it from others with that text, `rest` all else known about it. */
export interface Nameable {
  readonly text: string;
  readonly codes: readonly string[];
  readonly rest: string;
}

const LONGEST = 60;
/** Letters that Unicode does not decompose into a base letter and a mark. */
const FOLDED: ReadonlyMap<string, string> = new Map(
  'ß:ss æ:ae œ:oe ø:o đ:d ð:d þ:th ł:l ħ:h ı:i ŋ:n ĸ:k ŧ:t'.split(' ').map((pair) => {
    const [from = '', to = ''] = pair.split(':');
    return [from, to] as const;
  }),
);

/** Lower-case ASCII words joined by `-`, cut at a word after 60 characters; empty if the text has no letter or digit in reach. */
export function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/gu, '')
    .replace(/[^\0-\x7f]/gu, (letter) => FOLDED.get(letter) ?? ' ');
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
  let name = '';
  for (const word of words) {
    if (name !== '' && name.length + word.length >= LONGEST) break;
    name = name === '' ? word.slice(0, LONGEST) : `${name}-${word}`;
  }
  return name;
}

/**
 * One unused name per thing: the slug of its text if nothing else has it; else all that share it get those of their codes that
 * differ; what is still equal is numbered in order of content. `given` sets the name of some texts; `taken` are names
 * already in use, and the new ones are added to them.
 */
export function assignNames<Thing extends Nameable>(
  things: readonly Thing[],
  { given, taken, fallback }: NamingRules,
): ReadonlyMap<Thing, string> {
  const names = new Map<Thing, string>();
  const base = (thing: Thing) => given.get(thing.text) ?? slug(thing.text);
  const groups = [...groupBy(inOrder(things), base)].sort(([a], [b]) => (a < b ? -1 : 1));
  const take = (thing: Thing, name: string): void => {
    names.set(thing, name);
    taken.add(name.toLowerCase());
  };
  const crowded = groups.filter(([name, group]) => {
    const [first] = group;
    if (first === undefined || group.length > 1 || !isFree(name, taken)) return true;
    take(first, name);
    return false;
  });
  const alike: (readonly [string, readonly Thing[]])[] = [];
  for (const [name, group] of crowded)
    for (const [candidate, sharing] of groupBy(group, suffixed(name || fallback, group))) {
      const [first] = sharing;
      const withAll = joined([name || fallback, ...(first?.codes ?? [])]);
      const free = [candidate, withAll].find((each) => isFree(each, taken));
      if (first !== undefined && sharing.length === 1 && free !== undefined) take(first, free);
      else alike.push([candidate, sharing]);
    }
  const numbered = numberer(taken);
  for (const [candidate, sharing] of alike) for (const thing of sharing) take(thing, numbered(candidate));
  return names;
}

/** What `assignNames` must know besides the things. `taken` holds names in lower case. */
export interface NamingRules {
  readonly given: ReadonlyMap<string, string>;
  readonly taken: Set<string>;
  /** Starts the name of a thing whose text has no letter or digit in reach (`line`). */
  readonly fallback: string;
}

/** By content, so that the position of a row never matters; things of equal content are equal in any order. */
function inOrder<Thing extends Nameable>(things: readonly Thing[]): readonly Thing[] {
  const keyed = things.map((thing) => ({
    thing,
    key: JSON.stringify([thing.text, thing.codes, thing.rest]),
  }));
  keyed.sort((a, b) => compare(a.key, b.key));
  return keyed.map(({ thing }) => thing);
}

function isFree(name: string, taken: ReadonlySet<string>): boolean {
  return name !== '' && !RESERVED_NAMES.has(name.toLowerCase()) && !taken.has(name.toLowerCase());
}

/** The name with those codes that distinguish the group; with all codes if it is alone and its name is in use. */
function suffixed<Thing extends Nameable>(name: string, group: readonly Thing[]): (thing: Thing) => string {
  const width = largest(group.map(({ codes }) => codes.length));
  const nameWith = (indexes: readonly number[]) => (thing: Thing) =>
    joined([name, ...indexes.map((index) => thing.codes[index] ?? '')]);
  let chosen: readonly number[] = [];
  for (let index = 0; index < width; index++) {
    const more = [...chosen, index];
    const gain = new Set(group.map(nameWith(more))).size - new Set(group.map(nameWith(chosen))).size;
    if (gain > 0 || group.length === 1) chosen = more;
  }
  return nameWith(chosen);
}

/** Parts without any letter or digit leave no trace. */
function joined(parts: readonly string[]): string {
  return parts
    .map((part, index) => (index === 0 ? part : slug(part)))
    .filter((part) => part !== '')
    .join('-');
}

/** Continues its count for the same name: names are never given back, and 100,000 rows may be equal. */
function numberer(taken: ReadonlySet<string>): (name: string) => string {
  const next = new Map<string, number>();
  return (name) => {
    if (isFree(name, taken)) return name;
    let number = next.get(name) ?? 2;
    while (!isFree(`${name}-${number}`, taken)) number++;
    next.set(name, number + 1);
    return `${name}-${number}`;
  };
}
