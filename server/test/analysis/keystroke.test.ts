/** What a keystroke computes: counted, so that one that computes too much is red on every machine. */
import assert from 'node:assert/strict';
import { budgetEffect } from '../../src/analysis/impact/budget-effect.ts';
import { valuesAt } from '../../src/analysis/model/series.ts';
import { total } from '../../src/analysis/model/sums.ts';
import type { Project } from '../../src/analysis/project.ts';
import { parseItem } from '../../src/syntax/parse-item.ts';
import { readFile } from '../../src/syntax/read-file.ts';
import { type Files, findingRows, knownImpact, projectOf, textSource } from './workspaces.ts';

/** Budgets that read one driver, each on a cost center of its own. */
const BUDGETS = 12;

const numbers = Array.from({ length: BUDGETS }, (_, i) => i);

const WORKSPACE = `apiVersion: outlay/v1
kind: Workspace
metadata: { name: w }
spec: { currency: USD, calendar: { start: 2026-01-01, pattern: monthly } }
---
apiVersion: outlay/v1
kind: CategoryList
metadata: { name: categories }
spec: { items: [{ name: saas }, { name: people }] }
`;

const centers = (titles: string) => `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
    - { name: company, title: Company }
${numbers.map((it) => `    - { name: c${it}, title: ${titles} ${it}, owner: ada, parent: company }\n`).join('')}`;

const drivers = (seats: string) => `apiVersion: outlay/v1
kind: Driver
metadata: { name: seats }
spec:
  unit: seat
  plan:
    company: { 2026-01..: ${seats} }
    c1: { 2026-01..: 7 }
`;

const budget = (number: number, amount: string) => `apiVersion: outlay/v1
kind: Budget
metadata: { name: b${number} }
spec:
  costCenter: c${number}
  category: saas
  period: 2026
  lines:
    - { name: seats, quantity: seats/company, unitPrice: 10 USD/month }
    - { name: rent, amount: ${amount} }
    - { name: tax, percent: 10%, of: [rent] }
`;

const files = (seats: string): Files => ({
  'outlay.yaml': WORKSPACE,
  'centers.yaml': centers('Team'),
  'drivers.yaml': drivers(seats),
  ...Object.fromEntries(numbers.map((it) => [`b${it}.yaml`, budget(it, '1_000')])),
});

/** What runs for one state of the text of a file, of which the editor asks twice: it looks at the first `looked` cost centers. */
function runs(project: Project, path: string, text: string, looked = BUDGETS): (query: string) => number {
  const before = new Map(project.runs);
  project.apply({ texts: new Map([[path, textSource(text)]]) });
  for (let i = 0; i < 2; i++) {
    project.findings(path);
    for (const { measures } of knownImpact(project).centers.slice(0, looked)) assert.ok(measures);
  }
  return (query) => (project.runs.get(query) ?? 0) - (before.get(query) ?? 0);
}

/** A branch that has changed the driver; everything has been asked about once. */
function branch(): Project {
  const project = projectOf(files('100'), files('90'));
  findingRows(project);
  const { centers } = knownImpact(project);
  assert.equal(
    centers.filter(({ measures }) => measures.thisYear.before !== measures.thisYear.after).length,
    BUDGETS,
  );
  return project;
}

describe('a keystroke', () => {
  it('in a Budget compares that Budget, whatever else the branch has changed', () => {
    const project = branch();
    runs(project, 'b3.yaml', budget(3, '1_00'));
    const ran = runs(project, 'b3.yaml', budget(3, '1_001'));
    for (const query of ['plan', 'facts', 'moved', 'namesakes', 'center impact', 'affected'])
      assert.equal(ran(query), 1, query);
    assert.equal(ran('driver'), 0);
  });

  it('in a Budget that the base has not leaves its other lines judged', () => {
    const { 'b3.yaml': _, ...base } = files('100');
    const project = projectOf(files('100'), base);
    const judged = (amount: string) => {
      runs(project, 'b3.yaml', budget(3, amount));
      const [key = ''] = project.head.files.get('b3.yaml')?.documents.get() ?? [];
      const effect = budgetEffect(project, key);
      return new Map(effect?.lines.map((it) => [it.after?.entity.name, it]));
    };
    const [before, after] = ['1_00', '1_001'].map(judged);
    assert.ok(before?.get('seats'));
    assert.equal(after?.get('seats'), before?.get('seats'));
    assert.notEqual(after?.get('rent'), before?.get('rent'));
  });

  it('in a driver plans the lines that read it, all at once, and looks at none of their Budgets', () => {
    const project = branch();
    runs(project, 'drivers.yaml', drivers('10'));
    const ran = runs(project, 'drivers.yaml', drivers('101'));
    for (const query of ['driven', 'revalued', 'affected']) assert.equal(ran(query), 1, query);
    for (const query of ['outline', 'facts', 'plan', 'moved', 'namesakes'])
      assert.equal(ran(query), 0, query);
    assert.equal(ran('center impact'), BUDGETS);
  });

  it('in a driver makes figures of the cost centers alone that somebody looks at', () => {
    const project = branch();
    const ran = runs(project, 'drivers.yaml', drivers('101'), 2);
    assert.equal(ran('center impact'), 2);
  });

  it('in a driver leaves what is above the cost centers until somebody asks', () => {
    const project = branch();
    const january = 2026 * 12;
    const company = () => total(project.head.totals.all('company'), 'spend', january, january);
    const counted = () => project.runs.get('counted below') ?? 0;
    const before = company();
    const start = counted();
    for (const seats of ['10', '', '1', '101']) runs(project, 'drivers.yaml', drivers(seats));
    assert.equal(counted(), start);
    assert.equal(company() - before, BigInt(BUDGETS * 10_00));
    assert.equal(counted() - start, BUDGETS, 'each cost center once');
    assert.equal(company() - before, BigInt(BUDGETS * 10_00));
    assert.equal(counted() - start, BUDGETS);
  });

  it('in a driver plans each line that reads it once, for sums and comparison', () => {
    const project = branch();
    runs(project, 'drivers.yaml', drivers('101'));
    const { head, moved } = project;
    const values = valuesAt('seats', 'company');
    const summed = head.driven.at(values).map(({ line }) => line.plan(head.series.at(values)));
    assert.equal(summed.length, BUDGETS);
    const compared = new Set(moved.revalued().map((it) => it.after));
    for (const line of summed) assert.ok(compared.has(line), line.budget);
  });

  it('in a driver that takes a digit back compares nothing again', () => {
    const project = branch();
    const lines = (seats: string) => {
      runs(project, 'drivers.yaml', drivers(seats));
      return knownImpact(project).centers.flatMap((it) => it.lines);
    };
    const typed = ['1', '12', '123', '1234', '12345'].map(lines);
    const erased = ['1234', '123', '12', '1'].map(lines);
    for (const [i, line] of erased.flat().entries())
      assert.equal(line, typed.slice(0, 4).reverse().flat()[i]);
  });

  it('in a driver adds up Budgets that nobody has looked at without reading them', () => {
    const project = projectOf(files('100'), files('100'));
    project.settle();
    const before = new Map(project.runs);
    project.apply({ texts: new Map([['drivers.yaml', textSource(drivers('101'))]]) });
    project.settle();
    const ran = (query: string) => (project.runs.get(query) ?? 0) - (before.get(query) ?? 0);
    assert.equal(ran('driven'), 1);
    for (const query of ['outline', 'facts', 'plan', 'moved']) assert.equal(ran(query), 0, query);
  });

  it('in a driver compares Budgets that nobody has looked at without reading them, and their lines stay the same', () => {
    const project = projectOf(files('100'), files('100'));
    project.settle();
    const before = new Map(project.runs);
    project.apply({ texts: new Map([['drivers.yaml', textSource(drivers('101'))]]) });
    const { centers } = knownImpact(project);
    assert.equal(centers.length, BUDGETS);
    for (const query of ['outline', 'facts', 'plan', 'moved'])
      assert.equal(project.runs.get(query), before.get(query), query);
    for (const { lines } of centers) {
      const [{ after } = {}] = lines;
      const [key = ''] = project.head.withIdentity(`Budget/${after?.budget}`);
      assert.equal(project.head.plan(key).lines[0], after);
      assert.equal(project.head.document(key)?.content.get().items[0], after?.unit);
    }
  });

  it('in a title of a cost center looks at that center alone', () => {
    const project = branch();
    const titled = (title: string) => centers('Team').replace('Team 5', title);
    runs(project, 'centers.yaml', titled('Tea'));
    const ran = runs(project, 'centers.yaml', titled('Team V'));
    assert.equal(ran('outline'), 1, 'what names the center is looked at, and says the same');
    for (const query of ['facts', 'moved', 'namesakes', 'center impact']) assert.equal(ran(query), 0, query);
    for (const query of ['unit', 'affected']) assert.equal(ran(query), 1, query);
  });

  it('in what no plan follows from looks at no Budget: titles, accounts, names of lists, the order of policies', () => {
    const edits: readonly (readonly [string, string])[] = [
      ['name: saas', 'name: saas, glAccount: "6010"'],
      ['name: categories', 'name: kinds'],
      ['name: w }', 'name: w, title: Acme }'],
      ['currency: USD', 'allocation: [shared], currency: USD'],
    ];
    for (const [from, to] of edits) {
      const project = branch();
      const ran = runs(project, 'outlay.yaml', WORKSPACE.replace(from, to));
      for (const query of ['outline', 'facts', 'plan', 'moved'])
        assert.equal(ran(query), 0, `${query}: ${to}`);
    }
  });

  it('in the name of a list of cost centers reads no Budget that nobody looks at', () => {
    const project = projectOf(files('100'), files('90'));
    project.settle();
    const named = (name: string) => centers('Team').replace('name: centers', `name: ${name}`);
    const first = runs(project, 'centers.yaml', named('team'), 0);
    for (const query of ['facts', 'outline', 'moved']) assert.equal(first(query), 0, query);
    const ran = runs(project, 'centers.yaml', named('teams'), 0);
    for (const query of ['facts', 'outline', 'moved', 'parents']) assert.equal(ran(query), 0, query);
  });

  it('that brings nothing new looks for nothing', () => {
    const project = branch();
    const ran = runs(project, 'b3.yaml', budget(3, '1_000'));
    for (const query of ['plan', 'facts', 'moved', 'namesakes', 'center impact'])
      assert.equal(ran(query), 0, query);
  });

  it('is compared once for all who ask about its Budget', () => {
    const project = branch();
    const [key = ''] = project.head.files.get('b3.yaml')?.documents.get() ?? [];
    const first = budgetEffect(project, key);
    assert.equal(first?.lines.length, 1);
    assert.equal(budgetEffect(project, key), first);
    runs(project, 'b3.yaml', budget(3, '1_001'));
    assert.equal(budgetEffect(project, key)?.lines.length, 3);
  });

  it('in a row that is torn has its nodes made once for all who ask', () => {
    const [document] = readFile(budget(3, '{ 2026: [')).documents;
    const torn = document?.items.find((it) => it.item.text.includes('rent'));
    assert.ok(torn);
    const read = parseItem(torn.item, 'entry');
    assert.equal(read.problems.length, 1);
    assert.equal(parseItem(torn.item, 'entry'), read);
  });

  it('decodes the text of the base once', () => {
    const project = projectOf(files('100'));
    let decoded = 0;
    const path = 'b3.yaml';
    const source = {
      get text() {
        decoded++;
        return budget(3, '1_000');
      },
      hash: 'as it was',
    };
    project.apply({ texts: new Map([[path, source]]) });
    const base = {
      texts: new Map(),
      rest: 'as-head',
      revision: 'base',
      label: 'the base',
      notes: [],
    } as const;
    project.apply({ base });
    runs(project, path, budget(3, '1_001'));
    const before = decoded;
    for (const amount of ['1_002', '1_003']) runs(project, path, budget(3, amount));
    assert.equal(decoded, before);
  });
});
