/** The schemas in `schemas/`: read, and with their references resolved. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A JSON Schema, as far as the generator uses it. */
export interface Schema {
  readonly $schema?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: string;
  readonly enum?: readonly (string | boolean)[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly if?: Schema;
  readonly then?: Schema;
  /** Kinds of things that the scalar may name. */
  readonly 'x-outlay-reference'?: readonly string[];
  /** What the keys of a map are: `period`, `label`, `center`, `rule`, … */
  readonly 'x-outlay-keys'?: string;
  /** What reports unknown keys if the schema does not: the reader of conditions. */
  readonly 'x-outlay-unknown'?: 'reader';
  /** What this version does not compute: all of it by one name, or some words or types of it. */
  readonly 'x-outlay-later'?: string | Readonly<Record<string, string>>;
}

/** By file name without its ending: `Budget`, `items/line`, `common`. */
export type Schemas = ReadonlyMap<string, Schema>;

/** Schemas of other formats, and what is generated. */
const OTHERS = new Set(['import-mapping', 'outlay.schema']);

/** Reads a folder. */
export function readSchemas(folder: string): Schemas {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((it) => it.endsWith('.json'))
    .map((it) => it.replaceAll('\\', '/').slice(0, -'.json'.length))
    .filter((it) => !OTHERS.has(it))
    .sort();
  return new Map(names.map((it) => [it, JSON.parse(readFileSync(path.join(folder, `${it}.json`), 'utf8'))]));
}

/** The order of the reference: as readers meet them. */
const FIRST = [
  'Workspace',
  'CostCenterList',
  'CategoryList',
  'ServiceList',
  'VendorList',
  'People',
  'Budget',
  'Driver',
  'FxRates',
  'AllocationPolicy',
  'ApprovalPolicy',
];

/** Kinds that this version reads. */
export function kindsOf(schemas: Schemas): readonly string[] {
  return FIRST.filter((it) => schemas.has(it));
}

/** Kinds that a later version reads. */
export function laterKindsOf(schemas: Schemas): readonly string[] {
  return [...schemas.keys()].filter((it) => /^[A-Z]/.test(it) && !FIRST.includes(it));
}

/** Names of the schemas of items: `line`. */
export function itemsOf(schemas: Schemas): readonly string[] {
  return [...schemas.keys()].filter((it) => it.startsWith('items/')).map((it) => it.slice('items/'.length));
}

/** The target of a reference: the definition, its name and the file that it is in. */
export interface Target {
  readonly name: string;
  readonly file: string;
  readonly schema: Schema;
}

/** `from` is the file (`items/line`) that contains the reference. */
export function targetOf(schemas: Schemas, reference: string, from: string): Target {
  const [relative = '', pointer = ''] = reference.split('#');
  const file =
    relative === '' ? from : path.posix.join(path.posix.dirname(from), relative.replace(/\.json$/, ''));
  const name = pointer.slice('/$defs/'.length);
  const schema = pointer === '' ? schemas.get(file) : schemas.get(file)?.$defs?.[name];
  if (!schema) throw new Error(`${from}: nothing stands at ${reference}`);
  return { name: name === '' ? path.posix.basename(file) : name, file, schema };
}

/** A schema merged with its reference; what is beside the reference wins. `file` is what its own references are relative to. */
export function resolved(
  schemas: Schemas,
  schema: Schema,
  file: string,
): { readonly schema: Schema; readonly file: string } {
  if (schema.$ref === undefined) return { schema, file };
  const target = targetOf(schemas, schema.$ref, file);
  const { $ref: _, ...own } = schema;
  const found = resolved(schemas, target.schema, target.file);
  return { schema: { ...found.schema, ...own }, file: found.file };
}

/** The schemas directly inside one, with a function that rebuilds it. */
export function mapInside(schema: Schema, change: (inner: Schema) => Schema): Schema {
  const { $defs, properties, patternProperties, additionalProperties, items, oneOf } = schema;
  const many = (of: Readonly<Record<string, Schema>>) =>
    Object.fromEntries(Object.entries(of).map(([key, it]) => [key, change(it)]));
  return {
    ...schema,
    ...($defs && { $defs: many($defs) }),
    ...(properties && { properties: many(properties) }),
    ...(patternProperties && { patternProperties: many(patternProperties) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: change(additionalProperties) }),
    ...(items && { items: change(items) }),
    ...(oneOf && { oneOf: oneOf.map(change) }),
  };
}
