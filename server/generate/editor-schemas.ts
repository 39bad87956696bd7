/** What the schemas say, as an editor's features need it: texts, types and what a value may name, in one namespace. */
import { definitions } from './bundle.ts';
import { flowText } from './flow-text.ts';
import { kindsOf, laterKindsOf, type Schema, type Schemas } from './schemas.ts';
import { FORMATS } from './ten-rules.ts';
import { NOTE } from './validators.ts';

/** Text of `schemas.ts`. */
export function editorModule(schemas: Schemas): string {
  const later = laterKindsOf(schemas);
  const parts = Object.entries(definitions(schemas)).filter(([name]) => !later.includes(name));
  return `${NOTE}import type { Part } from '../schema.ts';

/** Kinds of documents that this version reads, in the order of the reference. */
export const KINDS: readonly string[] = ${JSON.stringify(kindsOf(schemas))};

/** Kinds of a later version, and what they will hold. */
export const LATER_KINDS: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(later.map((it) => [it, schemas.get(it)?.description])))};

/** How values are written, by format: Markdown. */
export const FORMATS: Readonly<Record<string, { readonly title: string; readonly text: string }>> = ${JSON.stringify(FORMATS)};

/** Kinds, items and what they share, by name. */
export const PARTS: Readonly<Record<string, Part>> = ${JSON.stringify(Object.fromEntries(parts.map(([name, it]) => [name, part(it)])))};
`;
}

function part(schema: Schema): object {
  const { $ref, title, description, format, required, items, default: usual } = schema;
  const words = (schema.const === undefined ? undefined : [schema.const]) ?? schema.enum ?? schema.then?.enum;
  const { 'x-outlay-reference': references, 'x-outlay-keys': keys, 'x-outlay-later': later } = schema;
  const rest = schema.additionalProperties;
  const texts = {
    ref: $ref?.slice('#/$defs/'.length),
    title,
    description,
    format,
    required,
    either: schema.oneOf?.map((it) => it.required),
    together: schema.dependentRequired,
    references,
    keys,
    later,
    ...(usual !== undefined && { default: flowText(usual) }),
    ...(words && { words: words.map(String) }),
    ...(schema.type !== undefined && { types: typesOf(schema.type) }),
    ...(schema.examples && { examples: schema.examples.map(flowText) }),
  };
  const inside = {
    ...(schema.properties && { properties: many(schema.properties) }),
    ...(schema.patternProperties && { patterns: many(schema.patternProperties) }),
    ...(typeof rest === 'object' && { rest: part(rest) }),
    ...(items && { items: part(items) }),
  };
  return { ...texts, ...inside };
}

function many(parts: Readonly<Record<string, Schema>>): object {
  return Object.fromEntries(Object.entries(parts).map(([key, it]) => [key, part(it)]));
}

function typesOf(type: string | readonly string[]): readonly string[] {
  const all = typeof type === 'string' ? [type] : type;
  return [...new Set(all.map((it) => TYPES[it] ?? 'text'))];
}

const TYPES: Readonly<Record<string, string>> = { array: 'list', object: 'map' };
