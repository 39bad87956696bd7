/** The language as TypeScript types: which keys may be where, and the fixed words. A value is its text, so every scalar is a string. */
import { compile } from 'json-schema-to-typescript';
import { definitions } from './bundle.ts';
import { itemsOf, laterKindsOf, mapInside, type Schema, type Schemas } from './schemas.ts';
import { NOTE } from './validators.ts';

/** What the compiler adds below a description: where the type is referred to. */
const REFERRED = / \*\n \* This interface was referenced by [\s\S]*?"\.\n/g;

const DEFINITION = '#/$defs/';

/** Text of `types.ts`: a type for each kind that this version reads, for each entry of a list, and for the maps that they share. */
export async function typesModule(schemas: Schemas): Promise<string> {
  const all = definitions(schemas);
  const later = new Set(laterKindsOf(schemas));
  const items = new Set(itemsOf(schemas).map((it) => (`${it}-item` in all ? `${it}-item` : it)));
  const nameOf = (name: string) => (items.has(name) ? `${name.replace(/-item$/, '')}-item` : name);
  const textual = new Textual(all, nameOf);
  const kept = Object.entries(all).filter(([name, it]) => isMap(it) && !later.has(name));
  const $defs = Object.fromEntries(kept.map(([name, it]) => [nameOf(name), textual.of(it)]));
  const text = await compile({ $defs }, 'Root', {
    additionalProperties: false,
    bannerComment: NOTE,
    unknownAny: true,
    unreachableDefinitions: true,
    style: { printWidth: 110, singleQuote: true },
  });
  return text.replaceAll(REFERRED, '').replace(/\n?export interface Root \{[\s\S]*?\n\}\n/, '');
}

/** Rewrites schemas for what the text of a document can be: any part may be missing, and the validators check the rest. */
class Textual {
  readonly #all: Readonly<Record<string, Schema>>;
  readonly #nameOf: (name: string) => string;

  constructor(all: Readonly<Record<string, Schema>>, nameOf: (name: string) => string) {
    this.#all = all;
    this.#nameOf = nameOf;
  }

  of(schema: Schema): object {
    const { description, $ref } = schema;
    if ($ref !== undefined) return this.#reference($ref, description);
    const { properties, patternProperties, additionalProperties, items } = mapInside(schema, (it) =>
      this.of(it),
    );
    const words = schema.enum?.map(String);
    return {
      ...(description !== undefined && { description }),
      ...(words ? { enum: words } : { type: textTypes(schema) }),
      ...(properties && { properties }),
      ...(patternProperties && { patternProperties }),
      ...(additionalProperties !== undefined && { additionalProperties }),
      ...(items && { items }),
    };
  }

  #reference(reference: string, description: string | undefined): object {
    const name = reference.slice(DEFINITION.length);
    const target = this.#all[name] ?? {};
    if (isMap(target)) return { $ref: `${DEFINITION}${this.#nameOf(name)}` };
    return this.of({ ...target, ...(description !== undefined && { description }) });
  }
}

function isMap({ properties, patternProperties }: Schema): boolean {
  return properties !== undefined || patternProperties !== undefined;
}

const SCALARS = new Set(['string', 'number', 'integer', 'boolean']);

function textTypes({ type = [] }: Schema): readonly string[] {
  const all = typeof type === 'string' ? [type] : type;
  return [...new Set(all.map((it) => (SCALARS.has(it) ? 'string' : it)))];
}
