/** Turns what a validator found into problems in words that people understand. */
import { editDistance, nearest } from '../base/nearest.ts';
import { alternatives, list } from '../domain/words/lists.ts';
import { quoted } from '../domain/words/visible.ts';
import { SHARED } from './generated/schema-index.ts';
import type { SchemaError } from './generated/validators.js';
import { escapePointer, unescapePointer } from './locate.ts';
import { nearestKey } from './nearest-key.ts';
import type { Problem, ProblemFix } from './problem.ts';
import { type Value, valueAt } from './to-value.ts';
import { article, helpWith, otherPlace } from './validate-key.ts';
import { listsJoined } from './validate-list.ts';
import { type Shape, shapeAt } from './validate-shape.ts';

/** What is validated. */
export interface Subject {
  readonly shape: Shape;
  /** `line`, `list of cost centers`. */
  readonly noun: string;
  /** Undefined for a head. */
  readonly item: string | undefined;
  /** Properties without which it is not known what it holds; `''` is a word that may mean any of them. */
  readonly needed: ReadonlySet<string>;
}

/** One problem for each place, in the order of the validator. */
export function problemsOf(
  errors: readonly SchemaError[],
  value: Value,
  subject: Subject,
): readonly Problem[] {
  const found = new Map<string, Problem>();
  const unknown = errors.filter((it) => it.keyword === 'additionalProperties');
  for (const it of unknown) add(found, unknownKey(it, value, subject));
  const meant = new Set([...found.values()].map(renamedTo));
  const misplaced = new Set(
    unknown.map((it) => otherPlace(it.instancePath, String(it.params.additionalProperty), subject)),
  );
  for (const it of errors) {
    if (it.keyword === 'additionalProperties' || isVersion(it)) continue;
    const problem = problemOf(it, value, subject);
    const isMisspelled =
      it.keyword === 'required' && meant.has(`${it.instancePath}/${it.params.missingProperty}`);
    const place = placeWithout(it, value);
    const isBeside = place !== undefined && misplaced.has(place);
    if (problem && !isMisspelled && !isBeside) add(found, problem);
  }
  return listsJoined([...found.values()], value);
}

/** The part of a document that is empty, such as `spec`: what is written beside it belongs there. */
function placeWithout({ keyword, instancePath: at, params }: SchemaError, value: Value): string | undefined {
  if (keyword === 'required' && at === '') return String(params.missingProperty);
  return keyword === 'type' && valueAt(value, at) === null ? at.slice(1) : undefined;
}

/** The reader of a document says more about a missing `apiVersion`. */
function isVersion({ keyword, instancePath, params }: SchemaError): boolean {
  return keyword === 'required' && instancePath === '' && params.missingProperty === 'apiVersion';
}

/** A value is wrong once; a map may lack several things. */
function add(found: Map<string, Problem>, problem: Problem): void {
  const { at, part, message } = problem;
  const place = part === 'value' ? at : `${at} ${message}`;
  if (!found.has(place)) found.set(place, problem);
}

/** The pointer of the key that a fix would write. */
function renamedTo({ fixes }: Problem): string | undefined {
  const edit = fixes?.[0]?.edits[0];
  return edit?.op === 'rename' ? edit.at.replace(/[^/]*$/, edit.text) : undefined;
}

function problemOf(error: SchemaError, value: Value, subject: Subject): Problem | undefined {
  const { instancePath: at, keyword, params } = error;
  const shape = shapeAt(subject.shape, at, SHARED);
  switch (keyword) {
    case 'required':
      return missing(at, String(params.missingProperty), shape, subject);
    case 'false schema':
      return later(at, 'key', typeof shape?.later === 'string' ? shape.later : quoted(lastKey(at)), subject);
    case 'enum':
      return wrongWord(at, valueAt(value, at), shape, subject);
    case 'minProperties':
      return wrongType(at, null, shape, subject);
    case 'type':
      return wrongType(at, valueAt(value, at), shape, subject);
    default:
      return {
        code: 'malformed-item',
        at,
        part: 'value',
        message: `not what ${nounAt(at, shape, subject)} is`,
      };
  }
}

function unknownKey(error: SchemaError, value: Value, subject: Subject): Problem {
  const { instancePath: inside } = error;
  const key = String(error.params.additionalProperty);
  const shape = shapeAt(subject.shape, inside, SHARED);
  const at = `${inside}/${escapePointer(key)}`;
  const allowed = Object.keys(shape?.properties ?? {});
  const noun = nounAt(inside, shape, subject);
  const near = nearestKey(key, allowed);
  const fixes = near === undefined ? [] : rename(at, key, near, allowed, valueAt(value, inside));
  const elsewhere = near === undefined ? helpWith(key, inside, { value, allowed, subject }) : undefined;
  return {
    code: 'unknown-key',
    at,
    part: 'key',
    message: `${article(noun)} has no property ${quoted(key)}`,
    ...(near === undefined ? {} : { label: `did you mean \`${near}\`?` }),
    help: elsewhere ?? `properties are ${list(allowed.map((it) => `\`${it}\``))}`,
    ...(fixes.length === 0 ? {} : { fixes }),
    ...unreadable(subject, near === undefined && inside === '/spec' ? '' : `${inside}/${near ?? ''}`),
  };
}

/** Nothing is offered that would write a key twice. */
function rename(
  at: string,
  key: string,
  near: string,
  allowed: readonly string[],
  map: Value,
): readonly ProblemFix[] {
  const present = typeof map === 'object' && map !== null ? Object.keys(map) : [];
  // a word that other tools use is no rival to a misspelled one
  const meant = nearest(key, allowed) === near ? nearest : nearestKey;
  const others = present.filter((it) => it !== key && !allowed.includes(it) && meant(it, allowed) === near);
  if (present.includes(near) || others.length > 0) return [];
  const distance = editDistance(key, near, 3);
  const asNear = allowed.filter((it) => editDistance(key, it, 3) <= distance);
  const safety = distance <= 2 && asNear.length === 1 ? 'safe' : 'shown';
  return [{ title: `write \`${near}\``, safety, edits: [{ op: 'rename', at, text: near }] }];
}

function missing(at: string, key: string, shape: Shape | undefined, subject: Subject): Problem {
  const noun = nounAt(at, shape, subject);
  const example = shapeAt(subject.shape, `${at}/${escapePointer(key)}`, SHARED)?.example;
  return {
    code: 'malformed-item',
    at,
    part: 'key',
    message: `\`${key}\` is missing, ${article(noun)} needs it`,
    ...(example === undefined ? {} : { help: `for example \`${key}: ${example}\`` }),
  };
}

function wrongWord(
  at: string,
  value: Value,
  shape: Shape | undefined,
  subject: Subject,
): Problem | undefined {
  if (typeof value !== 'string' || !shape) return undefined;
  const { words = [], later: names } = shape;
  const name = typeof names === 'object' && Object.hasOwn(names, value) ? names[value] : undefined;
  if (name !== undefined) return later(at, 'value', name, subject);
  const now = words.filter((it) => !(typeof names === 'object' && Object.hasOwn(names, it)));
  const near = nearest(value, now);
  const safety = near === value.toLowerCase() ? 'safe' : 'unsafe';
  return {
    code: 'malformed-item',
    at,
    part: 'value',
    message: `${quoted(value)} is none of the words for ${nameOf(at)}, expected ${alternatives(now.map((it) => `\`${it}\``))}`,
    ...(near === undefined ? {} : { label: `did you mean \`${near}\`?` }),
    ...(near === undefined
      ? {}
      : { fixes: [{ title: `write \`${near}\``, safety, edits: [{ op: 'set', at, text: near }] }] }),
    ...unreadable(subject, at),
  };
}

function wrongType(at: string, value: Value, shape: Shape | undefined, subject: Subject): Problem {
  const written = writtenType(value);
  const name = typeof shape?.later === 'object' ? shape.later[written] : undefined;
  if (name !== undefined) return later(at, 'value', name, subject);
  const expected = expectation(shape);
  const place = at === '' ? `the ${subject.noun}` : nameOf(at);
  const message =
    value === null
      ? `nothing is written for ${place}, expected ${expected}`
      : `${place} is ${TYPE_WORDS[written]}, expected ${expected}`;
  const fixes = inList(at, value, shape);
  return {
    code: 'malformed-item',
    at,
    part: 'value',
    message,
    ...(fixes.length === 0 ? {} : { fixes }),
    ...unreadable(subject, at),
  };
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a map',
  text: 'a single value',
};

function writtenType(value: Value): 'array' | 'object' | 'text' {
  if (typeof value === 'string' || value === null) return 'text';
  return Array.isArray(value) ? 'array' : 'object';
}

/** `a list`, `a value such as `1.2M` or a map by period`. */
function expectation(shape: Shape | undefined): string {
  const example = shape?.example === undefined ? '' : ` such as \`${shape.example}\``;
  const kinds = (shape?.types ?? ['object']).filter(
    (it) => !(typeof shape?.later === 'object' && Object.hasOwn(shape.later, it)),
  );
  if (shape?.words && kinds[0] === 'text') return alternatives(shape.words.map((it) => `\`${it}\``));
  const words = kinds.map((it) => {
    if (it === 'object' && shape?.keys === 'period') return 'a map by period';
    if (it === 'array' && shape?.isCut) return 'a list, each entry with a dash before it';
    return it === 'text' ? 'a value' : (TYPE_WORDS[it] ?? it);
  });
  const [first = 'something else', ...others] = words;
  return alternatives([`${first}${example}`, ...others]);
}

/** One value where a list of values is expected. */
function inList(at: string, value: Value, shape: Shape | undefined): readonly ProblemFix[] {
  const isPlain = typeof value === 'string' && /^[\p{L}\d][\p{L}\d_./@-]*$/u.test(value);
  if (!isPlain || !shape?.types?.includes('array') || shape.types.length > 1) return [];
  if (shape.isCut || shape.items?.properties) return [];
  const text = `[${value}]`;
  return [{ title: `write \`${text}\``, safety: 'safe', edits: [{ op: 'set', at, text }] }];
}

function later(at: string, part: Problem['part'], name: string, subject: Subject): Problem {
  return {
    code: 'not-supported-yet',
    at,
    part,
    message: `this version does not compute ${name} yet`,
    ...unreadable(subject, at),
  };
}

/** `at` is where the property is, or would be. */
function unreadable({ needed }: Subject, at: string): { readonly unreadable?: true } {
  const [first = '', second] = at.slice(1).split('/');
  return needed.has(first === 'spec' && second !== undefined ? second : first) ? { unreadable: true } : {};
}

/** What the map at a pointer is called: a document and its `spec` are called by its kind. */
function nounAt(at: string, shape: Shape | undefined, { noun }: Subject): string {
  if (at === '' || at === '/spec') return noun;
  return shape?.title?.toLowerCase() ?? `\`${lastKey(at)}\``;
}

function nameOf(at: string): string {
  const steps = at.slice(1).split('/');
  const named = steps.filter((it) => !/^\d+$/.test(it)).at(-1);
  const isEntry = /^\d+$/.test(steps.at(-1) ?? '');
  const name = quoted(unescapePointer(named ?? ''));
  return isEntry ? `an entry of ${name}` : name;
}

function lastKey(at: string): string {
  return unescapePointer(at.slice(at.lastIndexOf('/') + 1));
}
