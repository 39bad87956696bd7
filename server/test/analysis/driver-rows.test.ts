/** Which row of a driver is a cost center's: the first that means it, however it is spelled, whatever is declared how often. */
import assert from 'node:assert/strict';
import { valuesAt } from '../../src/analysis/model/series.ts';
import { Project } from '../../src/analysis/project.ts';
import { chanceOf } from './random-edits.ts';
import { AS_OF, type Files, projectOf, texts } from './workspaces.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261127);
const ROUNDS = 300;

const SPELLINGS = ['ada', 'Ada', 'bob', 'BOB', '2100', '2200', 'Straße', 'café', 'cafe\u0301'];

function centers(list: string, items: readonly string[]): string {
  return `apiVersion: outlay/v1\nkind: CostCenterList\nmetadata: { name: ${list} }\nspec:\n  items:\n${items.join('')}`;
}

function driver(rows: readonly string[]): string {
  return `apiVersion: outlay/v1
kind: Driver
metadata: { name: seats }
spec:
  unit: seat
  plan:
${rows.map((it, i) => `    ${it}: { 2026..: ${i + 1} }\n`).join('')}`;
}

/** Two lists whose centers are called alike now and then, and a driver with rows for all kinds of spellings. */
function randomFiles(chance: () => number): Files {
  const pick = () => `"${SPELLINGS[Math.floor(chance() * SPELLINGS.length)]}"`;
  const rows = (item: () => string) => Array.from({ length: Math.floor(chance() * 4) }, item);
  const center = () => `    - { name: ${pick()}, code: ${pick()}, aliases: [${pick()}, ${pick()}] }\n`;
  return {
    'a.yaml': centers('a', rows(center)),
    'b.yaml': centers('b', rows(center)),
    'd.yaml': driver(rows(() => (chance() < 0.3 ? `center/${pick().slice(1, -1)}` : pick()))),
  };
}

/** By the rule as it is written: each row in turn, and what it means. */
function byRule({ head }: Project, files: Files, center: string): number | undefined {
  const rows = [...(files['d.yaml'] ?? '').matchAll(/^ {4}"?(?:center\/)?(.*?)"?: \{ 2026/gm)];
  const index = rows.findIndex(([, spelled = '']) => {
    const meant = head.names.resolve('center', spelled)?.entity.name ?? spelled;
    return meant.normalize('NFC').toLowerCase() === center.normalize('NFC').toLowerCase();
  });
  return index < 0 ? undefined : index + 1;
}

function planned({ head }: Project, center: string): number | undefined {
  const values = head.series.at(valuesAt('seats', center))?.values ?? [];
  return values.length === 0 ? undefined : Number(values[0]?.value.value.digits);
}

describe(`rows of a driver, seed ${SEED}`, () => {
  it('belong to what they mean, also after what is declared has changed', () => {
    const chance = chanceOf(SEED);
    const project = new Project([]);
    let found = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const files = randomFiles(chance);
      project.apply({ asOf: AS_OF, texts: texts(files) });
      project.settle();
      const fresh = projectOf(files);
      fresh.settle();
      for (const spelling of SPELLINGS) {
        const center = project.head.names.resolve('center', spelling)?.entity.name ?? spelling;
        const expected = byRule(fresh, files, center);
        if (expected !== undefined) found++;
        assert.equal(planned(fresh, center), expected, `${center}\n${JSON.stringify(files, null, 1)}`);
        assert.equal(planned(project, center), expected, `after edits: ${center}`);
      }
    }
    assert.ok(found > ROUNDS, `only ${found} rows were found`);
  });

  it('are asked once whether one is of no cost center, however many have no values', () => {
    const items = ['ada', 'bob', 'cleo', 'dan'].map((it) => `    - { name: ${it} }\n`);
    const project = projectOf({ 'a.yaml': centers('a', items), 'd.yaml': driver(['ada']) });
    project.settle();
    const { head, runs } = project;
    for (const center of ['bob', 'cleo', 'dan'])
      assert.deepEqual(head.series.at(valuesAt('seats', center))?.values, []);
    assert.equal(runs.get('strangers'), 1);
  });
});
