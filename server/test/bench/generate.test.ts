/** The projects that are measured: the same every time, of the size that was asked for, and silent where nothing was broken. */
import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';
import {
  budgetPath,
  type GeneratedFile,
  generate,
  plainBudgets,
  raised,
  single,
} from '../../bench/generate.ts';
import { scarOf } from '../../bench/project/scars.ts';
import { budgetSessions, driverSession, edited, renameSession } from '../../bench/sessions.ts';
import { Project } from '../../src/analysis/project.ts';
import { RULES } from '../../src/rules/index.ts';

const FILES = 120;
const SCARRED = new Set(
  Array.from({ length: FILES }, (_, i) => i)
    .filter((it) => scarOf(it) === 'anchor' || scarOf(it) === 'broken')
    .map(budgetPath),
);

describe('a generated project', () => {
  it('is the same every time, and another one with another seed', () => {
    assert.deepEqual([...generate({ files: 40 })], [...generate({ files: 40 })]);
    assert.notDeepEqual([...generate({ files: 40 })], [...generate({ files: 40, seed: 2 })]);
  });

  it('has as many files as were asked for, each under a path of its own', () => {
    for (const files of [10, 100, 250])
      assert.equal(new Set([...generate({ files })].map((it) => it.path)).size, files);
  });

  it('is YAML', () => {
    for (const { path, text } of generate({ files: FILES, scars: false }))
      for (const document of parseAllDocuments(text, { schema: 'failsafe' }))
        assert.deepEqual(document.errors, [], path);
  });

  it('checks clean without its scars', () => {
    for (const files of [10, FILES])
      assert.deepEqual(codesByPath([...generate({ files, scars: false })]), []);
  });

  it('has findings where it was broken, and nowhere else', () => {
    const found = codesByPath([...generate({ files: FILES })]).map(([path]) => path);
    const expected = [...generate({ files: FILES })].map((it) => it.path).filter((it) => SCARRED.has(it));
    assert.deepEqual([...new Set(found)].sort(), expected.sort());
    assert.ok(expected.length > 1);
  });

  it('has CRLF in five of a hundred files of budgets', () => {
    const budgets = [...generate({ files: 106 })].filter((it) => it.path.startsWith('budgets/'));
    assert.equal(budgets.filter((it) => it.text.includes('\r\n')).length, 5);
  });

  it('has plain budgets whose first amount can be raised', () => {
    const texts = new Map([...generate({ files: FILES })].map((it) => [it.path, it.text]));
    for (const index of plainBudgets(FILES, 10, 3)) {
      const text = texts.get(budgetPath(index)) ?? '';
      assert.notEqual(raised(text, 3), text);
    }
  });
});

describe('a single document', () => {
  for (const rows of [100, 1000, 5000])
    it(`has ${rows} rows and checks clean in its project`, () => {
      const file = single(rows, 100);
      assert.equal(file.text.split('\n').length - 1, rows);
      assert.deepEqual(codesByPath([...generate({ files: 100, scars: false }), file]), []);
    });
});

describe('a recorded session', () => {
  it('leaves a Budget as it was, after undo', () => {
    const { text } = single(100, 100);
    const edits = budgetSessions(text).flatMap((it) => it.edits);
    assert.equal(edits.reduce(edited, text), text);
    assert.ok(edits.length > 200);
  });

  it('pastes 200 rows that check clean', () => {
    const { path, text } = single(100, 100);
    const [, , paste] = budgetSessions(text);
    const before = budgetSessions(text).slice(0, 2);
    const edits = [...before, ...(paste ? [paste] : [])].flatMap((it) => it.edits);
    const after = edits.reduce(edited, text);
    assert.ok(after.split('\n').length > 300);
    const found = codesByPath([...generate({ files: 100, scars: false }), { path, text: after }]);
    assert.deepEqual(found, []);
  });

  it('gives a driver other values and a cost center another name', () => {
    const texts = new Map([...generate({ files: 20 })].map((it) => [it.path, it.text]));
    const drivers = texts.get('drivers.yaml') ?? '';
    assert.match(driverSession(drivers).edits.reduce(edited, drivers), /company: \{ 2026-01\.\.: 4_207, /);
    const centers = texts.get('cost-centers.yaml') ?? '';
    assert.match(renameSession(centers).edits.reduce(edited, centers), /name: shared-services, /);
  });
});

function codesByPath(files: readonly GeneratedFile[]): readonly (readonly [path: string, code: string])[] {
  const project = new Project(RULES);
  project.apply({
    texts: new Map(files.map((it) => [it.path, { text: it.text, hash: it.text }])),
    asOf: '2026-11-01',
  });
  return [...project.allFindings()].flat().map((it) => [it.path, it.code]);
}
