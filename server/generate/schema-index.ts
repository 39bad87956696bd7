/** What the schemas say, reduced to what is needed to put into words what was expected. */

import { flowText } from './flow-text.ts';
import { itemsOf, kindsOf, laterKindsOf, type Schema, type Schemas, targetOf } from './schemas.ts';
import { isCutList, isMainList, NOTE } from './validators.ts';

/** Text of `schema-index.ts`. */
export function indexModule(schemas: Schemas): string {
  const shapes = new Map<string, object>();
  const heads = kindsOf(schemas).map((it) => [it, new Shapes(schemas, shapes).of(schemas.get(it) ?? {}, it)]);
  const items = itemsOf(schemas).map((it) => [
    it,
    new Shapes(schemas, shapes).of(schemas.get(`items/${it}`) ?? {}, `items/${it}`),
  ]);
  const later = laterKindsOf(schemas).map((it) => [it, schemas.get(it)?.['x-outlay-later']]);
  return `${NOTE}import type { Shape } from '../validate-shape.ts';

/** The kinds that this version reads. */
export const HEADS: Readonly<Record<string, Shape>> = ${JSON.stringify(Object.fromEntries(heads))};

/** Kinds of a later version, and what they are called. */
export const LATER_KINDS: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(later))};

/** Names of the schemas of items. */
export type ItemSchema = ${itemsOf(schemas)
    .map((it) => `'${it}'`)
    .join(' | ')};

/** Entries of lists. */
export const ITEMS: Readonly<Record<ItemSchema, Shape>> = ${JSON.stringify(Object.fromEntries(items))};

/** What several of them share. */
export const SHARED: Readonly<Record<string, Shape>> = ${JSON.stringify(Object.fromEntries([...shapes].sort(([a], [b]) => (a < b ? -1 : 1))))};
`;
}

/** Beside a reference, these say nothing about the shape. */
const ASIDE = new Set(['$ref', 'description', 'examples', 'default', 'x-outlay-reference']);

class Shapes {
  readonly #schemas: Schemas;
  readonly #shared: Map<string, object>;

  constructor(schemas: Schemas, shared: Map<string, object>) {
    this.#schemas = schemas;
    this.#shared = shared;
  }

  of(schema: Schema, file: string): object {
    if (schema.$ref !== undefined) return this.#reference(schema, schema.$ref, file);
    return { ...ownShape(schema), ...this.#inside(schema, file) };
  }

  #inside(schema: Schema, file: string): object {
    const { properties, patternProperties, additionalProperties: rest, items } = schema;
    return {
      ...(properties && { properties: this.#many(properties, file) }),
      ...(patternProperties && { patterns: this.#many(patternProperties, file) }),
      ...(typeof rest === 'object' && { rest: this.of(rest, file) }),
      ...(items && !isCutList(schema) && { items: this.of(items, file) }),
    };
  }

  #many(of: Readonly<Record<string, Schema>>, file: string): object {
    return Object.fromEntries(Object.entries(of).map(([key, it]) => [key, this.of(it, file)]));
  }

  #reference(schema: Schema, reference: string, file: string): object {
    const target = targetOf(this.#schemas, reference, file);
    const own = Object.fromEntries(Object.entries(schema).filter(([key]) => !ASIDE.has(key)));
    const name =
      target.file.startsWith('items/') && target.name === target.file.slice(6)
        ? `${target.name}-item`
        : target.name;
    if (!this.#shared.has(name)) {
      this.#shared.set(name, {});
      this.#shared.set(name, this.of(target.schema, target.file));
    }
    if (Object.keys(own).length === 0) return { ref: name };
    const { title, 'x-outlay-later': later } = schema;
    return { ref: name, ...(title !== undefined && { title }), ...(later !== undefined && { later }) };
  }
}

/** What a schema says about the value itself. */
function ownShape(schema: Schema): object {
  const words = schema.enum ?? schema.then?.enum;
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  const { title, required, 'x-outlay-later': later, 'x-outlay-keys': keys } = schema;
  return {
    ...(title !== undefined && { title }),
    types: [...new Set(types.map((it) => (it === 'array' || it === 'object' ? it : 'text')))],
    ...(words && { words: words.map(String) }),
    ...exampleOf(schema),
    ...(later !== undefined && { later }),
    ...(required && { required }),
    ...(schema.minProperties !== undefined && { isFilled: true }),
    ...(isOpen(schema) && { isOpen: true }),
    ...(isMainList(schema) && { isCut: true }),
    ...(keys !== undefined && { keys }),
  };
}

/** Unnamed keys are allowed, or checked elsewhere. */
function isOpen(schema: Schema): boolean {
  return schema['x-outlay-unknown'] === 'reader';
}

const LONGEST_EXAMPLE = 40;

/** The first example that is a short scalar, otherwise the first short one, as YAML on one row. */
function exampleOf({ examples = [] }: Schema): object {
  const short = examples
    .map((it) => ({ text: flowText(it), isScalar: typeof it !== 'object' }))
    .filter((it) => it.text.length <= LONGEST_EXAMPLE);
  const found = short.find((it) => it.isScalar) ?? short[0];
  return found ? { example: found.text } : {};
}
