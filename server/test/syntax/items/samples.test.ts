/** The language as its design shows it: four organisations, and what this version says about each. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readAll } from './lowered.ts';

const FOLDER = path.join(import.meta.dirname, 'samples');

/** Code, kind of document, name and place. Everything else is read without a word. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  '1-saas/technology.yaml': [
    'not-supported-yet Budget technology-fy27 /spec/envelopes',
    'not-supported-yet Scenario rf1-fy27 /kind',
  ],
  '2-retailer/all.yaml': [
    ...['harbour', 'it-retail', 'stores', 'store-2101', 'store-2102', 'store-2201'].map(
      (it) => `ambiguous-scalar CostCenterList ${it} /code`,
    ),
    'not-supported-yet Budget sap /growth',
  ],
  '3-agency/all.yaml': [
    'not-supported-yet Budget roads-fy27 /spec/envelopes',
    'not-supported-yet Transfer bt-2027-014 /kind',
  ],
  '4-platform/outlay.yaml': ['not-supported-yet TagPolicy tags /kind'],
};

/** Kinds whose entries this version does not read. */
const LATER = new Set(['Transfer', 'TagPolicy']);

describe('the samples of the language', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .map((it) => it.replaceAll('\\', '/'))
    .filter((it) => it.endsWith('.yaml'));

  it('are all there', () => assert.equal(files.length, 10));

  for (const file of files)
    it(`${file} says nothing but what is expected`, () => {
      const read = readAll(readFileSync(path.join(FOLDER, file), 'utf8'));
      const said = read.flatMap(({ kind, entity, problems }) =>
        problems.map(({ code, at }) => `${code} ${kind} ${entity?.name} ${at}`),
      );
      assert.deepEqual(said, EXPECTED[file] ?? []);
      assert.ok(read.length > 0);
      for (const { kind, entity } of read) assert.ok(entity ?? LATER.has(kind), 'an item without a name');
    });

  it('give every line its money, except one that grows', () => {
    const lines = files
      .flatMap((it) => readAll(readFileSync(path.join(FOLDER, it), 'utf8')))
      .flatMap(({ entity }) => (entity?.kind === 'Line' ? [entity] : []));
    assert.equal(lines.length, 35);
    assert.deepEqual(
      lines.filter((it) => it.money === undefined).map((it) => it.name),
      ['sap'],
    );
  });
});
