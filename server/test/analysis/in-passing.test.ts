/** What is found while files are looked at one after the other is what is found when all is kept, at the same places. */
import assert from 'node:assert/strict';
import type { Finding } from '../../src/analysis/findings/finding.ts';
import type { Project } from '../../src/analysis/project.ts';
import { diagnosticsOf } from '../../src/report/diagnostic.ts';
import { chanceOf, edited } from './random-edits.ts';
import { example, projectOf } from './workspaces.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261126);
const ROUNDS = 30;

/** All that is shown of findings, file by file. */
function shown(project: Project, all: Iterable<readonly Finding[]>): readonly object[] {
  const rows: object[] = [];
  for (const findings of all)
    for (const { finding, ...place } of diagnosticsOf(project.head, findings[0]?.path ?? '', findings)) {
      const { unit: _, nth: __, index: ___, ...said } = finding;
      rows.push({ ...place, said });
    }
  return rows;
}

describe('what is found in passing', () => {
  for (const name of ['acme', 'over-budget'])
    it(`is what is found when all is kept, after random edits of ${name}, seed ${SEED}`, () => {
      const chance = chanceOf(SEED);
      const whole = example(name);
      for (let round = 0; round < ROUNDS; round++) {
        const texts = Object.entries(whole).map(([path, text]) => [path, edited(text, chance)]);
        const files = Object.fromEntries(chance() < 0.5 ? texts.slice(0, texts.length / 2) : texts);
        const [project, kept] = [projectOf(files), projectOf(files)];
        const passing = shown(project, project.findingsInPassing());
        assert.deepEqual(passing, shown(kept, kept.allFindings()), `round ${round}`);
      }
    }).timeout(60_000);

  it('is known with the plan, of which nothing stays', () => {
    const budget = (lines: string) =>
      `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: a }\nspec:\n  period: FY2027\n  lines:\n${lines}`;
    const project = projectOf({
      'outlay.yaml':
        'apiVersion: outlay/v1\nkind: Workspace\nmetadata: { name: w }\nspec: { currency: USD, calendar: { start: 2026-01-01, pattern: monthly, named: starting } }\n',
      'a.yaml': budget('    - { name: one, amount: 1k }\n    - { name: two, amount: &it 2k }\n'),
    });
    project.settle();
    const plans = project.runs.get('plan');
    const found = [...project.findingsInPassing()].flat();
    assert.deepEqual(
      found.map((it) => it.code),
      ['foreign-yaml', 'missing-category', 'missing-cost-center'],
    );
    assert.equal(project.runs.get('plan'), plans);
    assert.equal(project.head.files.get('a.yaml')?.content?.isKept, false);
  });

  it('leaves the items of a file alone that somebody looks at by now, also where a run puts down what it has read', () => {
    const path = 'b.yaml';
    const project = projectOf({
      'outlay.yaml':
        'apiVersion: outlay/v1\nkind: Workspace\nmetadata: { name: w }\nspec: { currency: USD, calendar: { start: 2026-01-01, pattern: monthly, named: starting } }\n',
      [path]: `apiVersion: outlay/v1\nkind: Budget
# outlay: allow missing-cost-center until 2027-06-30 -- not settled
metadata: { name: b }
spec:
  period: FY2027
  lines:
    # outlay: allow missing-category until 2027-06-30 -- not settled
    - { name: one, amount: 1k }
`,
    });
    project.apply({ asOf: '2026-11-18' });
    assert.deepEqual(project.findings(path), []);
    const [key = ''] = project.head.files.get(path)?.documents.get() ?? [];
    assert.equal(project.head.plan(key).lines.length, 1);
    project.apply({ asOf: '2026-11-19' });
    assert.equal([...project.dormantFiles()].length, 1);
    assert.deepEqual(project.findings(path), []);
  });
});
