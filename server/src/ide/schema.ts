/** The schemas as the editor features query them: what is allowed at a place, and what is known about it. */
import { escapePointer, unescapePointer } from '../syntax/locate.ts';
import { FORMATS, KINDS, LATER_KINDS, PARTS } from './generated/schemas.ts';

/** A condensed schema. Generated; `propertyAt` returns it with its `ref` resolved. */
export interface Part {
  /** The shared part that this one refers to; its own keywords take precedence. */
  readonly ref?: string;
  readonly title?: string;
  /** Markdown. */
  readonly description?: string;
  readonly types?: readonly string[];
  readonly format?: string;
  /** The fixed words that are allowed. */
  readonly words?: readonly string[];
  /** What applies when it is left out. */
  readonly default?: string;
  /** YAML on a single row. */
  readonly examples?: readonly string[];
  readonly required?: readonly string[];
  /** Groups of keys that exclude each other: one of them is written. */
  readonly either?: readonly (readonly string[])[];
  /** Keys that another key requires, by that key. */
  readonly together?: Readonly<Record<string, readonly string[]>>;
  /** Kinds of things that the scalar may name: `center`, `person`, … */
  readonly references?: readonly string[];
  /** What the keys of a map are: `period`, `label`, `center`, `rule`, `currency-pair`, `name`. */
  readonly keys?: string;
  /** What this version does not compute: a single name for all of it, or some of its words or types. */
  readonly later?: string | Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, Part>>;
  /** By regular expression of the key. */
  readonly patterns?: Readonly<Record<string, Part>>;
  /** For every key that is not named. */
  readonly rest?: Part;
  readonly items?: Part;
}

/** What is allowed at one place of a document. */
export interface Property {
  /** Its key, or the last step of the pointer. */
  readonly name: string;
  readonly title: string | undefined;
  /** Markdown. */
  readonly description: string | undefined;
  readonly types: readonly ('text' | 'list' | 'map')[];
  /** The format of its scalar, or of the scalars in it: `outlay-period`. */
  readonly format: string | undefined;
  /** The fixed words that this version reads. */
  readonly words: readonly string[];
  readonly default: string | undefined;
  /** YAML on a single row. */
  readonly examples: readonly string[];
  readonly isRequired: boolean;
  /** Kinds of things that it may name. */
  readonly references: readonly string[];
  /** What the keys of its map are, unless they are fixed: `period`, `label`, `center`, … */
  readonly keys: string | undefined;
  /** Whether this version does not read it. */
  readonly isLater: boolean;
  /** With its `ref` resolved. */
  readonly part: Part;
}

/** Kinds of documents that this version reads, in the order of the reference documentation. */
export const kinds: readonly string[] = KINDS;

/** What a kind of document holds: Markdown. Includes kinds that a later version reads. */
export function kindText(kind: string): string | undefined {
  return KINDS.includes(kind) ? PARTS[kind]?.description : LATER_KINDS[kind];
}

/** How values of a format are written. */
export function formatWords(format: string): { readonly title: string; readonly text: string } | undefined {
  return FORMATS[format];
}

/**
 * The property at a pointer: within a document if `list` is undefined (`/spec/currency`), otherwise within an entry of that
 * list of the document (`lines`, `/amount/FY2027`); the entry or document itself at ''. Undefined where nothing is allowed.
 */
export function propertyAt(kind: string, list: string | undefined, at: string): Property | undefined {
  const root = KINDS.includes(kind) ? PARTS[kind] : undefined;
  let place: Place | undefined = root && { name: '', part: whole(root), isRequired: true };
  const start = list === undefined ? '' : `/spec/${escapePointer(list)}/0`;
  for (const step of `${start}${at}`.split('/').slice(1))
    place = place && stepInto(place.part, unescapePointer(step));
  return place && property(place);
}

/** The keys allowed in the map of a property, in schema order, required ones first; without free keys. */
export function keysIn({ part }: Property): readonly Property[] {
  const all = Object.keys(part.properties ?? {}).flatMap((name) => {
    const place = stepInto(part, name);
    return place ? [property(place)] : [];
  });
  return [...all.filter((it) => it.isRequired), ...all.filter((it) => !it.isRequired)];
}

/** What the value of a key may be, in the map of a property. */
export function childOf({ part }: Property, key: string): Property | undefined {
  const { items: _, ...map } = part;
  const place = stepInto(map, key);
  return place && property(place);
}

/** What an entry may be, in the list of a property. */
export function entryOf({ part, name }: Property): Property | undefined {
  return part.items && property({ name, part: whole(part.items), isRequired: false });
}

/** What the value of a free key may be, in the map of a property. */
export function freeValueOf({ part, name }: Property): Property | undefined {
  return part.rest && property({ name, part: whole(part.rest), isRequired: false });
}

interface Place {
  readonly name: string;
  readonly part: Part;
  readonly isRequired: boolean;
}

function stepInto(part: Part, name: string): Place | undefined {
  const found = insideOf(part, name);
  const isNamed = part.properties !== undefined && Object.hasOwn(part.properties, name);
  const isRequired = isNamed && (part.required?.includes(name) ?? false);
  return found && { name, part: whole(found), isRequired };
}

function insideOf({ properties, patterns, rest, items, types }: Part, key: string): Part | undefined {
  if (items && (/^\d+$/.test(key) || !types?.includes('map'))) return items;
  if (properties && Object.hasOwn(properties, key)) return properties[key];
  for (const [pattern, it] of Object.entries(patterns ?? {}))
    if (new RegExp(pattern, 'u').test(key)) return it;
  return rest;
}

/** A part with its `ref` resolved. */
function whole(part: Part): Part {
  const target = part.ref === undefined ? undefined : PARTS[part.ref];
  if (!target) return part;
  const { ref: _, ...own } = part;
  return { ...whole(target), ...own };
}

function property({ name, part, isRequired }: Place): Property {
  const { title, description, format, later, words = [], examples = [], references = [] } = part;
  const isRead = (it: string) => typeof later !== 'object' || !Object.hasOwn(later, it);
  return {
    name,
    title,
    description,
    format,
    examples,
    references,
    isRequired,
    part,
    types: (['text', 'list', 'map'] as const).filter(
      (it) => part.types?.includes(it) && isRead(SCHEMA_TYPES[it]),
    ),
    words: words.filter(isRead),
    default: part.default,
    keys: part.keys,
    isLater: typeof later === 'string',
  };
}

/** The names that the schemas use for types that this version does not compute. */
const SCHEMA_TYPES = { text: 'string', list: 'array', map: 'object' } as const;
