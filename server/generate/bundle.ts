/** One schema for any document: what a plain YAML editor can be pointed to. */
import { itemsOf, kindsOf, laterKindsOf, mapInside, type Schema, type Schemas, targetOf } from './schemas.ts';

/** All kinds in one schema; references lead to its own definitions. */
export function bundle(schemas: Schemas): Readonly<Record<string, unknown>> {
  const kinds = allKinds(schemas);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Outlay',
    description: 'Any document of Outlay, cost as code.',
    type: 'object',
    required: ['apiVersion', 'kind', 'metadata', 'spec'],
    properties: {
      apiVersion: { $ref: '#/$defs/apiVersion' },
      kind: {
        title: 'Kind',
        description: 'What the document is.',
        type: 'string',
        enum: kinds,
        examples: ['Budget'],
      },
      metadata: { $ref: '#/$defs/metadata' },
      spec: { title: 'Contents', description: 'What the document holds; it depends on `kind`.' },
    },
    allOf: kinds.map((kind) => ({
      if: { properties: { kind: { const: kind } }, required: ['kind'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { $ref: `#/$defs/${kind}` },
    })),
    $defs: definitions(schemas),
  };
}

/** Kinds, items and what they share in one namespace; references lead to `#/$defs/` and a name. */
export function definitions(schemas: Schemas): Readonly<Record<string, Schema>> {
  const $defs: Record<string, Schema> = {};
  const add = (name: string, file: string, schema: Schema) => {
    const { $schema: _, $defs: own = {}, ...rest } = schema;
    $defs[name] = relinked(rest, file);
    for (const [key, it] of Object.entries(own)) $defs[key] = relinked(it, file);
  };
  const relinked = (schema: Schema, file: string): Schema => {
    const { $ref, ...rest } = mapInside(schema, (it) => relinked(it, file));
    return $ref === undefined ? rest : { ...rest, $ref: `#/$defs/${targetOf(schemas, $ref, file).name}` };
  };
  for (const [key, it] of Object.entries(schemas.get('common')?.$defs ?? {}))
    $defs[key] = relinked(it, 'common');
  for (const kind of allKinds(schemas)) add(kind, kind, schemas.get(kind) ?? {});
  // an item may have the name of a property: `category` is the reference, `category-item` the entry of a list
  for (const item of itemsOf(schemas))
    add(item in $defs ? `${item}-item` : item, `items/${item}`, schemas.get(`items/${item}`) ?? {});
  for (const [name, schema] of Object.entries($defs)) $defs[name] = itemLinks(schema, schemas);
  return $defs;
}

function allKinds(schemas: Schemas): readonly string[] {
  return [...kindsOf(schemas), ...laterKindsOf(schemas)];
}

/** Main lists hold entries, not references of the same name. */
function itemLinks(schema: Schema, schemas: Schemas): Schema {
  const { items } = schema;
  const name = items?.$ref?.slice('#/$defs/'.length) ?? '';
  const changed = mapInside(schema, (it) => itemLinks(it, schemas));
  const isShadowed = schemas.has(`items/${name}`) && schemas.get('common')?.$defs?.[name] !== undefined;
  return isShadowed ? { ...changed, items: { $ref: `#/$defs/${name}-item` } } : changed;
}
