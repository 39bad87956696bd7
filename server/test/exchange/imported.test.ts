/** Imported documents in the hands of the rest of the product: findings and impact. */
import assert from 'node:assert/strict';
import type { TextSource } from '../../src/analysis/change.ts';
import { impactOf } from '../../src/analysis/impact/impact.ts';
import { Project } from '../../src/analysis/project.ts';
import { importTable } from '../../src/exchange/import-table.ts';
import { RULES } from '../../src/rules/index.ts';
import { exampleMapping, exampleText } from './example.ts';
import { expectedSums, nextYear, YEARS } from './federal-table.ts';

const CSV = exampleText('federal-2016/budauth.csv');

function imported(folder: string, csv: string): ReadonlyMap<string, TextSource> {
  const { files, problems } = importTable({ csv, mapping: exampleMapping(folder), name: folder });
  assert.deepEqual(problems, []);
  // equal texts must have equal hashes, others must not: the text itself does both
  return new Map([...files].map(([path, text]) => [path, { text, hash: text }]));
}

describe('documents that were imported', () => {
  for (const [folder, table] of [
    ['federal-2016', 'budauth.csv'],
    ['import-european', 'plan.csv'],
  ] as const)
    it(`from ${folder} give no finding of any rule`, () => {
      const project = new Project(RULES);
      project.apply({ texts: imported(folder, exampleText(`${folder}/${table}`)), asOf: '2026-11-18' });
      assert.deepEqual([...project.allFindings()].flat(), []);
    });

  it('from two files of one publisher differ by the difference of the files, in every agency and year', () => {
    const csv = nextYear(CSV);
    const project = new Project(RULES);
    const base = { texts: imported('federal-2016', CSV), revision: '1', label: '2016', notes: [] };
    project.apply({ texts: imported('federal-2016', csv), base, asOf: '2016-03-01' });
    const impact = impactOf(project);
    assert.ok(impact.state === 'known');
    assert.deepEqual(impact.incomplete, []);

    const before = expectedSums(CSV, YEARS);
    const after = expectedSums(csv, [...YEARS.slice(1), '2021']);
    const expected = new Map<string, bigint>();
    for (const key of new Set([...before.keys(), ...after.keys()])) {
      const change = (after.get(key) ?? 0n) - (before.get(key) ?? 0n);
      if (change !== 0n) expected.set(key, change * 100_000n);
    }
    const found = new Map<string, bigint>();
    for (const { center, years } of impact.centers)
      for (const { year, before: old, after: now } of years) {
        const key = `${agencyOf(project, center)} FY${year}`;
        found.set(key, (found.get(key) ?? 0n) + now - old);
      }
    assert.deepEqual(new Map([...found].filter(([, change]) => change !== 0n)), expected);
  });
});

/** The first part of a bureau's code. */
function agencyOf(project: Project, center: string): string {
  for (const side of [project.head, project.base]) {
    const found = side?.names.resolve('center', center)?.entity;
    if (found?.code !== undefined) return found.code.slice(0, 3);
  }
  return '?';
}
