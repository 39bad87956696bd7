/** Drivers and rates that stand in a CSV file are held to what they are held to in YAML. */
import assert from 'node:assert/strict';
import { Project } from '../../src/analysis/project.ts';
import { RULES } from '../../src/rules/index.ts';
import { AS_OF, planned, projectOf, texts } from './workspaces.ts';

const WORKSPACE = `apiVersion: outlay/v1
kind: Workspace
metadata: { name: w }
spec: { currency: CHF }
---
apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec: { items: [{ name: lab }, { name: ward, code: "2200" }] }
---
apiVersion: outlay/v1
kind: Driver
metadata: { name: beds }
spec: { unit: bed, plan: { file: beds.csv } }
---
apiVersion: outlay/v1
kind: FxRates
metadata: { name: fx }
spec: { plan: { file: fx.csv } }
---
apiVersion: outlay/v1
kind: Budget
metadata: { name: b }
spec:
  period: 2026
  costCenter: lab
  lines:
    - { name: lease, quantity: beds, unitPrice: 1 EUR/month }
`;
const BEDS = 'key,period,value\nlab,2026..,10\n';
const RATES = 'key,period,value\nEUR/CHF,2026..,2\n';

function projectWith(files: { readonly beds?: string; readonly fx?: string }): Project {
  return projectOf({ 'outlay.yaml': WORKSPACE, 'beds.csv': files.beds ?? BEDS, 'fx.csv': files.fx ?? RATES });
}

/** What is found in the documents that name the files. */
function findings(project: Project): readonly string[] {
  return [...project.allFindings()]
    .flat()
    .filter((it) => ['missing-file', 'unknown-reference', 'overlapping-periods'].includes(it.code))
    .map((it) => `${it.code}: ${it.message}`);
}

describe('a file of values', () => {
  it('may end its rows in several ways at once', () => {
    const project = projectWith({
      beds: 'key,period,value\r\nward,2026..,3\r\nlab,2026-01..2026-06,10\nlab,2026-07..,20\r\n',
    });
    assert.deepEqual(findings(project), []);
    assert.equal(planned(project, '', 2026), 180n * 200n);
  });

  it('names a row by its number in the file', () =>
    assert.deepEqual(findings(projectWith({ beds: `${BEDS}\n\nlab,2027,a few\n` })), [
      'missing-file: `beds.csv`, row 5: `a few` is not a number, expected for example `340`, `5M` or `480/month`',
    ]));

  it('says which sign parts its cells where it is no comma', () =>
    assert.deepEqual(findings(projectWith({ beds: 'key;period;value\nlab;2026..;10\n' })), [
      'missing-file: `beds.csv`, row 2: cells are parted by `;`, expected by `,`',
    ]));

  it('may not hold a merge conflict', () =>
    assert.deepEqual(
      findings(projectWith({ beds: `<<<<<<< ours\n${BEDS}=======\n${BEDS}>>>>>>> theirs\n` })),
      ['missing-file: `beds.csv`, row 1: a merge conflict that was not resolved, expected one side'],
    ));

  it('leaves a key unknown, by name, when one of its rows cannot be read or lies in a conflict', () => {
    const rows = [
      'lab,2026-07..,2o\n',
      'lab,2026-07..,1,200\n',
      '<<<<<<< ours\nlab,2026-07..,20\n=======\nward,2026..,3\n>>>>>>> theirs\n',
    ];
    for (const row of rows) {
      const project = projectWith({ beds: `${BEDS}${row}` });
      assert.equal(planned(project, '', 2026), 0n, row);
      assert.deepEqual(project.incomplete(), ['b/lease'], row);
    }
    const spelled = projectWith({ beds: 'ward,2026,3\n2200,2027..,x\nlab,2026..,10\n' });
    spelled.settle();
    assert.equal(spelled.head.series.at('beds\nward'), undefined);
    assert.ok(spelled.head.series.at('beds\nlab'));
    for (const row of ['ward,2026..,x\n', '<<<<<<< ours\nward,2026..,20\n=======\n>>>>>>> theirs\n'])
      assert.equal(planned(projectWith({ beds: `${BEDS}${row}` }), '', 2026), 12n * 20n * 100n, row);
    assert.equal(planned(projectWith({ fx: `${RATES}EUR/CHF,2026-07..,2..1\n` }), '', 2026), 0n);
  });

  it('may not be for a center that nobody declares', () =>
    assert.deepEqual(findings(projectWith({ beds: `${BEDS}2200,2026..,4\nwrad,2026..,5\n` })), [
      'unknown-reference: `beds.csv`, row 4: no cost center is called `wrad`',
    ]));

  it('names the row of a value where it stands now', () => {
    const overlap = (row: number) =>
      `overlapping-periods: \`beds.csv\`, row ${row + 1}: \`2027-03\` overlaps \`2026..2027\` of row ${row}, expected keys that share no month`;
    const rows = 'ward,2026..2027,4\nward,2027-03,5\n';
    const project = projectWith({ beds: BEDS + rows });
    assert.deepEqual(findings(project), [overlap(3)]);
    const runs = project.runs.get('plan');
    project.apply({ texts: texts({ 'beds.csv': `${BEDS}\n\n${rows}` }) });
    assert.deepEqual(findings(project), [overlap(5)]);
    assert.equal(project.runs.get('plan'), runs, 'a row that moves costs no plan');
  });

  it('says nothing of a month that a row which cannot be read may hold', () => {
    const half = 'key,period,value\nlab,2026-01..2026-06,10\n';
    const missing = (rows: string) =>
      [...projectWith({ beds: half + rows }).allFindings()]
        .flat()
        .filter((it) => it.code === 'missing-driver-value').length;
    for (const row of ['lab;2026-07..;20', ',2026-07..,20', 'lba,2026-07..,2o', '<<<<<<< ours'])
      assert.equal(missing(`${row}\n`), 0, row);
    for (const row of ['', 'ward,2026..,2o', '2200,2026..,2o']) assert.equal(missing(`${row}\n`), 1, row);
  });

  it('has pairs and rates above 0 where it is of rates', () => {
    assert.deepEqual(findings(projectWith({ fx: `${RATES}EUR-CHF,2027,2\n` })), [
      'missing-file: `fx.csv`, row 3: `EUR-CHF` is no pair of currencies, expected `EUR/CHF`',
    ]);
    for (const rate of ['0', '-2'])
      assert.deepEqual(findings(projectWith({ fx: `key,period,value\nEUR/CHF,2026..,${rate}\n` })), [
        `missing-file: \`fx.csv\`, row 2: \`${rate}\` is no exchange rate, expected a number above 0`,
      ]);
  });

  it('is not missing where it cannot be read', () => {
    const project = new Project(RULES);
    const all = new Map<
      string,
      { readonly text: string; readonly hash: string } | { readonly unreadable: string }
    >([
      ...texts({ 'outlay.yaml': WORKSPACE, 'fx.csv': RATES }),
      ['beds.csv', { unreadable: 'UTF-16, expected UTF-8' }],
    ]);
    project.apply({ texts: all, asOf: AS_OF });
    assert.deepEqual(findings(project), ['missing-file: `beds.csv`, cannot be read: UTF-16, expected UTF-8']);
  });

  it('that is not there counts as soon as it comes, however often it was looked for before', () => {
    const files = { 'outlay.yaml': WORKSPACE, 'fx.csv': RATES };
    const project = projectOf(files);
    assert.match(findings(project).join(), /`beds.csv` is not there/);
    project.apply({ texts: new Map([['beds.csv', undefined]]) });
    project.apply({ texts: texts({ 'beds.csv': BEDS }) });
    assert.deepEqual(findings(project), []);
    assert.equal(planned(project, '', 2026), 240n * 100n);
  });

  it('that only the base names is no changed file, whatever was read of it before', () => {
    const base = { 'outlay.yaml': WORKSPACE, 'beds.csv': BEDS, 'fx.csv': RATES };
    const without = { 'outlay.yaml': WORKSPACE.replace('{ file: beds.csv }', '{ lab: 10 }') };
    const project = projectOf(base, base);
    project.apply({ texts: texts(without) });
    const fresh = projectOf({ ...without, 'fx.csv': RATES }, base);
    assert.deepEqual(project.changedFiles(), ['outlay.yaml']);
    assert.deepEqual(fresh.changedFiles(), ['outlay.yaml']);
  });
});
