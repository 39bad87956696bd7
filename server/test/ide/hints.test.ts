import assert from 'node:assert/strict';
import { type IdeFile, ideFile } from '../../src/ide/file.ts';
import { type HintLevel, inlayHints } from '../../src/ide/hints.ts';
import { hover } from '../../src/ide/hover.ts';
import { example, type Files, textSource, texts } from '../analysis/workspaces.ts';
import { opened } from './opened.ts';

const BUDGET = example('acme')['budgets/payments.yaml'] ?? '';

function acme(changes: Files): Files {
  return { ...example('acme'), ...changes };
}

/** Rows that have hints, each hint where it would be shown. */
function shown(
  file: IdeFile,
  level: HintLevel = 'all',
  range = { start: 0, end: file.text.length },
): readonly string[] {
  let { text } = file;
  for (const it of [...inlayHints(file, range, level)].reverse())
    text = `${text.slice(0, it.offset)} «${it.text}»${text.slice(it.offset)}`;
  return text
    .split('\n')
    .filter((row) => row.includes('«'))
    .map((row) => row.trim());
}

describe('inlay hints', () => {
  it('say what periods and amounts come to', () => {
    assert.deepEqual(shown(opened(acme({}), 'budgets/payments.yaml')), [
      'period: FY2027..FY2028 «July 2026 to June 2028»',
      'FY2027-Q1: 288k «96,000.00 a month»',
      'FY2027-Q2: 288k «96,000.00 a month»',
      'FY2027-Q3: 288k «96,000.00 a month»',
      'FY2027-Q4: 288k «96,000.00 a month»',
      'FY2028: 1_248k «104,000.00 a month»',
      'amount: { FY2027: 495k, FY2028: 519_600 } «23.0% of the budget»',
      'unitPrice: { 2026-07..: 21.00 USD/month, 2027-07..: 22.50 USD/month } «7,140.00 a month»',
      'amount: 18_500/month «222,000.00 a year»',
      'amount: { 2026-11: 80k, 2026-12: 120k, 2027-11: 86k, 2027-12: 129k } «200,000.00 in FY2027»',
    ]);
  });

  it('say how amounts differ from the base', () => {
    const text = BUDGET.replace('FY2027-Q3: 288k', 'FY2027-Q3: 354k')
      .replace('18_500', '18k')
      .replace('2027-11: 86k', '2027-11: 90k');
    const file = opened(acme({ 'budgets/payments.yaml': text }), 'budgets/payments.yaml', example('acme'));
    assert.deepEqual(shown(file, 'changed'), [
      'FY2027-Q1: 288k «96,000.00 a month»',
      'FY2027-Q2: 288k «96,000.00 a month»',
      'FY2027-Q3: 354k «118,000.00 a month, +66,000.00 vs main»',
      'FY2027-Q4: 288k «96,000.00 a month»',
      'FY2028: 1_248k «104,000.00 a month»',
      'amount: 18k/month «216,000.00 a year, −6,000.00 vs main»',
      'amount: { 2026-11: 80k, 2026-12: 120k, 2027-11: 90k, 2027-12: 129k } «+4,000.00 in FY2028 vs main»',
    ]);
  });

  it('name the currency of a change that is not the one of the workspace', () => {
    const path = 'budgets/payments.yaml';
    const inEuros = (rate: string) => {
      const files = example('acme');
      return { ...files, [path]: (files[path] ?? '').replace('18_500/month', `${rate} EUR/month`) };
    };
    assert.deepEqual(shown(opened(inEuros('20k'), path, inEuros('18_500')), 'changed'), [
      'amount: 20k EUR/month «240,000.00 a year, +18,000.00 EUR vs main»',
    ]);
  });

  it('say the change of what others have changed', () => {
    const drivers = example('acme')['drivers/headcount.yaml'] ?? '';
    const headcount = drivers.replace(/^( +payments:.*)$/m, '    payments: { 2026-01..: 350 }');
    const changed = acme({ 'drivers/headcount.yaml': headcount });
    assert.deepEqual(shown(opened(changed, 'budgets/payments.yaml', example('acme')), 'changed'), [
      'unitPrice: { 2026-07..: 21.00 USD/month, 2027-07..: 22.50 USD/month } «7,350.00 a month, +2,520.00 vs main»',
    ]);
  });

  it('are looked for again where an edit says something else, and are those of a file that was just opened', () => {
    const { project, path } = opened(acme({}), 'budgets/payments.yaml', example('acme'));
    const state = (text: string, files: Files = {}): number => {
      for (const [at, it] of Object.entries({ ...files, [path]: text }))
        project.apply({ texts: new Map([[at, textSource(it)]]) });
      const file = ideFile(project, path);
      assert.ok(file);
      const before = project.runs.get('item hints') ?? 0;
      assert.deepEqual(shown(file), shown(opened(acme({ ...files, [path]: text }), path, example('acme'))));
      return (project.runs.get('item hints') ?? 0) - before;
    };
    const drivers = example('acme')['drivers/headcount.yaml'] ?? '';
    const headcount = drivers.replace(/^( +payments:.*)$/m, '    payments: { 2026-01..: 350 }');
    state(BUDGET);
    assert.equal(state(BUDGET.replace('18_500', '18_5')), 2, 'the line, and one that says a share of all');
    assert.equal(state(BUDGET), 2);
    assert.equal(
      state(BUDGET.replace('18_500/month', '18_500/month # what')),
      1,
      'the line, whose rows are others',
    );
    assert.equal(
      state(BUDGET.replace('18_500/month', '18_500/month # what'), { 'drivers/headcount.yaml': headcount }),
      2,
    );
  });

  it('say how amounts differ from another base, and by its name', () => {
    const { project, path } = opened(acme({}), 'budgets/payments.yaml', example('acme'));
    const against = (name: string, amount: string) => {
      const base = acme({ [path]: BUDGET.replace('18_500', amount) });
      project.apply({ base: { texts: texts(base), revision: 'b', label: name, name, notes: [] } });
      const file = ideFile(project, path);
      return file && shown(file, 'changed').map((it) => /(?<=, ).*vs \w+/.exec(it)?.[0]);
    };
    assert.deepEqual(against('main', '18k'), ['+6,000.00 vs main']);
    assert.deepEqual(against('main', '17k'), ['+18,000.00 vs main']);
    assert.deepEqual(against('plan', '17k'), ['+18,000.00 vs plan']);
  });

  it('are silent without a base, and when they are off', () => {
    assert.deepEqual(shown(opened(acme({}), 'budgets/payments.yaml'), 'changed'), []);
    assert.deepEqual(shown(opened(acme({}), 'budgets/payments.yaml'), 'off'), []);
  });

  it('are those of the rows that are seen', () => {
    const start = BUDGET.indexOf('- name: contractors');
    const end = BUDGET.indexOf('- name: peak');
    assert.deepEqual(shown(opened(acme({}), 'budgets/payments.yaml'), 'all', { start, end }), [
      'amount: 18_500/month «222,000.00 a year»',
    ]);
  });

  it('have a card each, behind brackets that of the first value in them', () => {
    for (const path of ['budgets/payments.yaml', 'allocation/cloud.yaml']) {
      const file = opened(acme({}), path);
      for (const { about, text } of inlayHints(file, { start: 0, end: file.text.length }, 'all'))
        assert.ok(hover(file, about), `${path}: ${text}`);
    }
    const file = opened(acme({}), 'budgets/payments.yaml');
    const share = inlayHints(file, { start: 0, end: file.text.length }, 'all').find((it) =>
      /of the budget/.test(it.text),
    );
    assert.match(hover(file, share?.about ?? 0)?.markdown ?? '', /FY2027.*495,000\.00 USD/);
  });

  it('resolve what is left for `rest`', () => {
    assert.deepEqual(
      shown(opened(acme({}), 'allocation/cloud.yaml')).map((it) => it.replace(/^.*platform/, 'platform')),
      ['platform: rest «24%» }', 'platform: rest «22%» }'],
    );
  });

  it('give days where fiscal months are no calendar months', () => {
    const files = {
      'outlay.yaml': `apiVersion: outlay/v1
kind: Workspace
metadata: { name: shop }
spec: { currency: USD, calendar: { start: 2026-02-01, pattern: 4-4-5, named: starting } }
---
apiVersion: outlay/v1
kind: Budget
metadata: { name: store }
spec:
  period: FY2026
  lines:
    - { name: rent, amount: 52k/year, period: FY2026-Q1 }
    - { name: till, amount: { FY2026-P01: 3k } }
`,
    };
    assert.deepEqual(shown(opened(files, 'outlay.yaml')), [
      'period: FY2026 «1 February 2026 to 30 January 2027»',
      '- { name: rent, amount: 52k/year «4,333.33 a month», period: FY2026-Q1 «1 February 2026 to 2 May 2026» }',
    ]);
  });

  it('are at most 43 characters long', () => {
    for (const path of Object.keys(example('acme')).filter((it) => it.endsWith('.yaml'))) {
      const file = opened(acme({}), path);
      for (const it of inlayHints(file, { start: 0, end: file.text.length }, 'all'))
        assert.ok(it.text.length <= 43, it.text);
    }
  });
});
