import assert from 'node:assert/strict';
import { type BudgetEffect, budgetEffect } from '../../src/analysis/impact/budget-effect.ts';
import { lineTotal } from '../../src/analysis/model/sums.ts';
import { budgetTotal } from '../../src/analysis/plan/budget-total.ts';
import type { Project } from '../../src/analysis/project.ts';
import { example, type Files, knownImpact, projectOf, textSource } from './workspaces.ts';

const BASE = example('acme');

function keyOf(project: Project, path: string): string {
  return project.head.files.get(path)?.documents.get()[0] ?? '';
}

function effectOf(files: Files, path: string, base: Files = BASE): BudgetEffect | undefined {
  const project = projectOf(files, base);
  project.settle();
  return budgetEffect(project, keyOf(project, path));
}

/** `compute: 100 → 200`, minor units of each year that changes. */
function rows(effect: BudgetEffect | undefined): readonly string[] {
  return (effect?.lines ?? []).map(({ before, after, years }) => {
    const names = [before, after].map((it) => it?.entity.name ?? '·');
    return `${[...new Set(names)].join(' → ')}: ${years.map((it) => it.after - it.before).join(', ')}`;
  });
}

function replaced(path: string, from: string | RegExp, to: string): Files {
  return { ...BASE, [path]: (BASE[path] ?? '').replace(from, to) };
}

describe('the effect on one Budget', () => {
  it('is none where it is as the base has it', () => {
    assert.equal(effectOf(BASE, 'budgets/payments.yaml'), undefined);
    assert.equal(effectOf(replaced('budgets/search.yaml', /k/, 'k'), 'budgets/payments.yaml'), undefined);
  });

  it('knows a Budget by its old name', () => {
    const path = 'budgets/payments.yaml';
    const files = replaced(path, '{ name: payments,', '{ name: paying, aliases: [payments],');
    assert.deepEqual(rows(effectOf(files, path)), []);
    const more = { ...files, [path]: files[path]?.replace('18_500/month', '20k/month') ?? '' };
    const effect = effectOf(more, path);
    assert.deepEqual([effect?.isNew, rows(effect)], [false, ['contractors: 1800000, 1800000']]);
    const unknown = { ...BASE, [path]: '' };
    assert.equal(effectOf(files, path, unknown)?.isNew, true);
  });

  it('has lines that came from another Budget as new, and gone there', () => {
    const line =
      '    - { name: gpu, category: cloud-compute, aliases: [payments/peak], amount: { 2026-11: 80k, 2026-12: 120k, 2027-11: 86k, 2027-12: 129k } }\n';
    const payments = (BASE['budgets/payments.yaml'] ?? '').replace(/ {4}- name: peak\n(?: {6}.*\n)+/, '');
    const search = `${BASE['budgets/search.yaml']?.trimEnd()}\n${line}`;
    const files = { ...BASE, 'budgets/payments.yaml': payments, 'budgets/search.yaml': search };
    assert.deepEqual(rows(effectOf(files, 'budgets/search.yaml')), ['· → gpu: 20000000, 21500000']);
    assert.deepEqual(rows(effectOf(files, 'budgets/payments.yaml')), ['peak → ·: -20000000, -21500000']);
  });

  it('adds up to the impact', () => {
    const edits: Files = {
      ...replaced('budgets/payments.yaml', '18_500/month', '20k/month'),
      'budgets/search.yaml': (BASE['budgets/search.yaml'] ?? '').replace(/(\d)k/, '$19k'),
      'fx.yaml': (BASE['fx.yaml'] ?? '').replace(/1\.\d+/, '1.31'),
    };
    const project = projectOf(edits, BASE);
    const impact = knownImpact(project);
    const effects = project.moved
      .all()
      .flatMap((it) => project.head.withIdentity(it.identity))
      .flatMap((key) => budgetEffect(project, key) ?? []);
    const sum = effects
      .flatMap((it) => it.years.filter(({ year }) => year === impact.year))
      .reduce((total, { before, after }) => total + after - before, 0n);
    const { before, after } = impact.measures.thisYear;
    assert.ok(effects.length > 1);
    assert.equal(sum, after - before);
  });
});

describe('the total of one Budget', () => {
  it('is kept up to date line by line', () => {
    const path = 'budgets/payments.yaml';
    const project = projectOf(BASE);
    const texts = ['18_500/month', '20k/month', '{ 2027-01: 5k }', '1,0', '7k'].map((it) =>
      (BASE[path] ?? '').replace('18_500/month', it),
    );
    for (const text of [...texts, ...texts.map((it) => it.replace(/ {4}- name: seats\n(?: {6}.*\n)+/, ''))]) {
      project.apply({ texts: new Map([[path, textSource(text)]]) });
      project.settle();
      const key = keyOf(project, path);
      const { lines } = project.head.plan(key);
      for (const year of [2027, 2028]) {
        const span = project.head.settings.get().calendar.yearSpan(year);
        const expected = lines.reduce((sum, it) => sum + lineTotal(it, 'spend', span.first, span.last), 0n);
        const total = budgetTotal(project, key, span);
        assert.equal(total.minor, expected);
        assert.deepEqual(
          total.incomplete,
          lines.filter((it) => it.incomplete),
        );
      }
    }
  });
});
