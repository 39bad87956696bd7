import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { bundle } from '../../../generate/bundle.ts';
import { mapInside, type Schema } from '../../../generate/schemas.ts';
import { FORMATS } from '../../../generate/ten-rules.ts';
import { checkHead, checkItem } from '../../../src/syntax/generated/validators.js';
import { FOLDER, properties, schemas } from './schemas.ts';

/** A keyword that is not here may be one that editors, the generator or the type generators get wrong. */
const KEYWORDS = [
  '$defs',
  '$ref',
  '$schema',
  'additionalProperties',
  'const',
  'default',
  'dependentRequired',
  'description',
  'enum',
  'examples',
  'format',
  'if',
  'items',
  'minProperties',
  'oneOf',
  'patternProperties',
  'properties',
  'required',
  'then',
  'title',
  'type',
  'x-outlay-keys',
  'x-outlay-later',
  'x-outlay-reference',
  'x-outlay-unknown',
];

describe('the schemas', () => {
  it('use the keywords of the list, and no others', () => {
    const used = new Set<string>();
    const collect = (it: Schema): Schema => {
      for (const key of Object.keys(it)) used.add(key);
      if (it.if) collect(it.if);
      if (it.then) collect(it.then);
      return mapInside(it, collect);
    };
    for (const it of schemas.values()) collect(it);
    assert.deepEqual([...used].sort(), KEYWORDS);
  });

  it('say of every property what it is, with a title and an example', () => {
    assert.ok(properties.length > 200);
    const lacking = properties.filter(
      ({ schema }) => !schema.title || !schema.description || !schema.examples?.length,
    );
    assert.deepEqual(
      lacking.map((it) => it.place),
      [],
    );
  });

  it('end descriptions with a full stop', () => {
    const wrong = properties.filter(({ schema }) => !/[.!?]$/.test(schema.description ?? ''));
    assert.deepEqual(
      wrong.map((it) => it.place),
      [],
    );
  });

  it('name only formats that the reference explains', () => {
    const formats = new Set(
      properties.flatMap(({ schema }) => (schema.format === undefined ? [] : [schema.format])),
    );
    assert.deepEqual(
      [...formats].filter((it) => !(it in FORMATS)),
      [],
    );
  });

  it('give a scalar no alternatives', () => {
    const wrong = properties.filter(({ schema }) => schema.oneOf || 'anyOf' in schema);
    assert.deepEqual(
      wrong.map((it) => it.place),
      [],
    );
  });

  it('accept their own examples, as written and as text', () => {
    for (const [file, { examples = [] }] of schemas) {
      if (file === 'common') continue;
      assert.ok(examples.length > 0, `${file} has no example`);
      for (const it of examples) assertAccepted(file, it);
    }
  });

  it('accept the example of every property where it stands', () => {
    const ajv = editorAjv();
    for (const [file, it] of schemas) ajv.addSchema(it, `https://outlay/${file}.json`);
    for (const { place, file, schema } of properties)
      for (const it of schema.examples ?? []) {
        const validate = ajv.compile(based(schema, file));
        assert.ok(validate(it), `${place}: ${JSON.stringify(it)} ${JSON.stringify(validate.errors)}`);
      }
  });
});

describe('the schema for plain YAML editors', () => {
  it('refuses an unknown property, an unknown kind and a line that says its money twice', () => {
    const budget = (line: object) => ({
      apiVersion: 'outlay/v1',
      kind: 'Budget',
      metadata: { name: 'x' },
      spec: { lines: [line] },
    });
    assert.ok(published(budget({ name: 'a', amount: 12 })));
    assert.ok(!published(budget({ name: 'a', amuont: 12 })));
    assert.ok(!published(budget({ name: 'a', amount: 12, percent: '5%', of: ['b'] })));
    assert.ok(!published({ ...budget({ name: 'a', amount: 12 }), kind: 'Bugdet' }));
  });

  it('takes text that another reader types as it is', () => {
    const line = { name: 4711, category: 20, amount: { 2027: 1200.5 }, title: false };
    assert.ok(
      published({
        apiVersion: 'outlay/v1',
        kind: 'Budget',
        metadata: { name: 2027 },
        spec: { lines: [line] },
      }),
      JSON.stringify(published.errors),
    );
  });

  it('stands in the file as it is bundled', () => {
    const text = readFileSync(path.join(FOLDER, 'outlay.schema.json'), 'utf8');
    assert.deepEqual(JSON.parse(text), bundle(schemas));
  });
});

function assertAccepted(file: string, example: unknown): void {
  if (file.startsWith('items/'))
    assert.deepEqual(checkItem(file.slice('items/'.length), asText(example)), [], file);
  else {
    assert.deepEqual(checkHead(file, asText(example)), [], file);
    assert.ok(published(example), `${file}: ${JSON.stringify(published.errors)}`);
  }
}

function editorAjv(): Ajv2020 {
  return new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
}

const published = editorAjv().compile(bundle(schemas));

/** References by address, so that a part can be compiled alone. */
function based(schema: Schema, file: string): Schema {
  const inside = mapInside(schema, (it) => based(it, file));
  if (inside.$ref === undefined) return inside;
  return { ...inside, $ref: new URL(inside.$ref, `https://outlay/${originOf(inside.$ref, file)}.json`).href };
}

/** What a shared definition refers to stands beside it. */
function originOf(reference: string, file: string): string {
  const name = reference.slice('#/$defs/'.length);
  return reference.startsWith('#') && !schemas.get(file)?.$defs?.[name] ? 'common' : file;
}

function asText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, asText(it)]));
}
