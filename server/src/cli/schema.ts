/** Searches the schemas of the language: kinds, their properties, and where a property may be. */
import { posix } from 'node:path';
import { isPlain, mapAt, textAt } from './plain-value.ts';
import type { Reference, Schema } from './reference.ts';

/** A schema and the file that it is in, which its references are relative to. */
interface Located {
  readonly schema: Schema;
  readonly file: string;
  /** The schema as written there: the same for everything that refers to it. */
  readonly origin: unknown;
}

/** A property at one place: `Budget.lines.amount`. */
export interface Property {
  readonly path: string;
  readonly name: string;
  readonly schema: Schema;
}

/** How deep a property is inside its kind, from 1. */
export function depthOf({ path }: Property): number {
  return path.split('.').length - 1;
}

/** A kind of document. */
export interface Kind {
  readonly name: string;
  readonly schema: Schema;
  /** What may be in `spec`, entries of lists included, in the order of the schemas. */
  readonly properties: readonly Property[];
}

const DEEPEST = 6;

/** Every kind, by name. */
export function kindsOf(reference: Reference): readonly Kind[] {
  return Object.entries(reference.schemas)
    .flatMap(([file, schema]): readonly Kind[] => {
      const kind = mapAt(mapAt(schema, 'properties'), 'kind');
      const name = textAt(kind, 'const');
      if (name === undefined) return [];
      const spec = resolve(reference, mapAt(mapAt(schema, 'properties'), 'spec'), file);
      return [{ name, schema, properties: [...propertiesIn(reference, spec, name, [])] }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function* propertiesIn(
  reference: Reference,
  at: Located,
  path: string,
  seen: readonly unknown[],
): Generator<Property> {
  if (seen.includes(at.origin) || seen.length > DEEPEST) return;
  for (const [name, value] of Object.entries(mapAt(at.schema, 'properties'))) {
    if (!isPlain(value)) continue;
    const found = resolve(reference, value, at.file);
    const here = `${path}.${name}`;
    yield { path: here, name, schema: found.schema };
    for (const inner of insideOf(reference, found))
      yield* propertiesIn(reference, inner, here, [...seen, at.origin]);
  }
}

/** What a value contains: the entries of its list, the values of its map, itself. */
function insideOf(reference: Reference, at: Located): readonly Located[] {
  const parts = [mapAt(at.schema, 'items'), mapAt(at.schema, 'additionalProperties')];
  return [
    at,
    ...parts.filter((it) => Object.keys(it).length > 0).map((it) => resolve(reference, it, at.file)),
  ];
}

/** Follows `$ref`; what is beside it wins over what it leads to. */
function resolve(reference: Reference, written: Schema, from: string): Located {
  let [schema, file, origin]: [Schema, string, unknown] = [written, from, written];
  for (let n = 0; n < DEEPEST; n++) {
    const { $ref: target, ...own } = schema;
    if (typeof target !== 'string') break;
    const [name = '', pointer = ''] = target.split('#');
    if (name !== '') file = posix.join(posix.dirname(file), name.replace(/\.json$/, ''));
    origin = reference.schemas[file];
    for (const step of pointer.split('/').slice(1)) origin = isPlain(origin) ? origin[step] : undefined;
    if (!isPlain(origin)) break;
    schema = { ...origin, ...own };
  }
  return { schema, file, origin };
}
