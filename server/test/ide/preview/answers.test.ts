import assert from 'node:assert/strict';
import { formatMoney, formatSigned } from '../../../src/domain/words/money.ts';
import { explanation, type Figure } from '../../../src/ide/preview/explain.ts';
import { exported } from '../../../src/ide/preview/export.ts';
import { planAnswer } from '../../../src/ide/preview/plan.ts';
import { Preview, rowsAnswer } from '../../../src/ide/preview/preview.ts';
import { rowAt } from '../../../src/ide/preview/row-at.ts';
import { statusOf } from '../../../src/ide/preview/status.ts';
import { treeItems } from '../../../src/ide/preview/tree.ts';
import type { View } from '../../../src/ide/preview/view.ts';
import { type Files, knownImpact, projectOf } from '../../analysis/workspaces.ts';
import { acme, acmeProject, page, QUESTION, replaced, rowTexts } from './acme.ts';

const COMPUTE = 'center/payments/line/payments/compute';

function viewOf(edit?: (after: Files) => Files): View {
  return new Preview(acmeProject(edit)).view(1);
}

describe('the words of a preview', () => {
  it('are the sentences and the headline that every surface shows', () => {
    const { title, sentences, detail } = page(acmeProject());
    assert.equal(title.map((it) => it.text).join(''), '+132,000.00 USD in FY2027 (+1.4%)');
    assert.deepEqual(
      sentences.map((it) => it.text),
      [
        'Payments costs 132,000.00 more (+6.1%): compute +132,000.00',
        'Insights is the new name of data-science: no money moves',
      ],
    );
    assert.match(detail, /as of 24 November 2026/);
  });

  it('measure this year, the next, and the run rate', () => {
    const project = acmeProject();
    const { thisYear, nextYear, runRate } = knownImpact(project).measures;
    const expected = [thisYear, nextYear, runRate].map(({ before, after }) => [
      formatMoney(before, 'USD'),
      formatMoney(after, 'USD'),
      formatSigned(after - before, 'USD'),
    ]);
    assert.deepEqual(
      page(project).measures.map(({ before, after, change }) => [before, after, change]),
      expected,
    );
  });

  it('say first that nothing changes', () => {
    const { state, title, detail } = page(projectOf(acme().before, acme().before));
    assert.equal(state, 'unchanged');
    assert.equal(title[0]?.text, 'Nothing changes');
    assert.equal(detail, 'No file differs from the base. The plan stays at 9,365,590.40 USD in FY2027.');
  });

  it('name what the numbers miss', () => {
    const broken = acmeProject((it) =>
      replaced(it, 'budgets/payments.yaml', 'FY2027: 495k', 'FY2027: 4,95k'),
    );
    const { notices, findings } = page(broken);
    assert.ok(notices.includes('incomplete, without payments/database'), notices.join('\n'));
    assert.ok(rowTexts(page(broken)).includes('      3 unchanged: 507,680.00 → 507,680.00 ·'));
    const fold = page(broken).rows.rows.find((it) => it.label === '3 unchanged');
    assert.equal(fold?.note, 'seats, contractors, peak');
    assert.equal(findings.summary, '1 error');
    assert.equal(findings.list[0]?.place.label, 'payments.yaml:20');
  });

  it('are short for a status bar', () => {
    const { text, tooltip, state } = statusOf(viewOf());
    assert.deepEqual([state, text], ['changed', '▲ +132,000.00 USD in FY2027 against the base']);
    assert.ok(tooltip.includes('▲ Payments costs 132,000.00 more (+6.1%): compute +132,000.00'));
    const broken = (it: Files) => replaced(it, 'budgets/payments.yaml', 'FY2027: 495k', 'FY2027: 4,95k');
    const incomplete = statusOf(viewOf(broken));
    assert.equal(incomplete.state, 'incomplete');
    assert.equal(incomplete.text, 'Outlay: effect incomplete, ▲ +132,000.00 USD in FY2027 against the base');
    const unknown = statusOf(new Preview(projectOf(acme().before)).view(1));
    assert.deepEqual([unknown.state, unknown.text], ['unknown', 'Outlay: effect unknown']);
  });
});

describe('an explained figure', () => {
  const texts = (view: View, row: string, figure: Figure) => {
    const found = explanation(view, QUESTION, row, figure);
    return [...(found?.steps ?? []), ...(found ? [found.sum] : [])].map((it) => `${it.text} = ${it.amount}`);
  };

  it('of a line is what its text says', () => {
    assert.deepEqual(texts(viewOf(), COMPUTE, 'after').at(-1), 'compute = 1,284,000.00');
    assert.match(texts(viewOf(), COMPUTE, 'after')[0] ?? '', /July/);
    assert.match(texts(viewOf(), COMPUTE, 'after').join('\n'), /118,000\.00 USD/);
    assert.doesNotMatch(texts(viewOf(), COMPUTE, 'before').join('\n'), /118,000\.00 USD/);
  });

  it('shows what the text holds, and obeys none of it', () => {
    const view = viewOf((it) => {
      const hidden = replaced(it, 'drivers/headcount.yaml', 'unit: person', 'unit: "per\u202Eson"');
      return replaced(hidden, 'budgets/payments.yaml', '21.00 USD/month', '22.00 USD/month');
    });
    assert.match(texts(view, 'center/payments/line/payments/seats', 'after')[0] ?? '', /per⟨U\+202E⟩son/);
  });

  it('of a change is its months', () => {
    assert.deepEqual(texts(viewOf(), COMPUTE, 'change'), [
      'Jan–Jun, each +22,000.00 = +132,000.00',
      'compute = +132,000.00',
    ]);
  });

  it('of a cost center is what stands below it', () => {
    assert.deepEqual(texts(viewOf(), 'center/payments', 'before'), [
      'compute = 1,152,000.00',
      '4 unchanged = 1,002,680.00',
      'Payments = 2,154,680.00',
    ]);
  });
});

describe('the row at a place', () => {
  const at = (path: string, text: string, closed: readonly string[] = []) => {
    const view = viewOf();
    const offset = acme().after[path]?.indexOf(text) ?? -1;
    return rowAt(view, { ...QUESTION, closed }, path, offset)?.row;
  };

  it('is the line, or the nearest row above it that is to be seen', () => {
    assert.equal(at('budgets/payments.yaml', '354k'), COMPUTE);
    assert.equal(at('budgets/payments.yaml', '495k'), 'center/payments');
    assert.equal(at('budgets/payments.yaml', '354k', ['center/product']), 'center/product');
  });

  it('is the cost center where one is declared or planned for', () => {
    assert.equal(at('cost-centers.yaml', 'CC-2300'), 'center/insights');
    assert.equal(at('cost-centers.yaml', 'CC-4200'), 'center/acme');
    assert.equal(at('budgets/payments.yaml', 'kind: Budget'), 'center/payments');
  });
});

describe('cost centers in a sidebar', () => {
  it('have a plan, a change and an owner', () => {
    const items = treeItems(viewOf(), 'product').map(({ label, description, hasChildren }) => [
      label,
      description,
      hasChildren,
    ]);
    assert.deepEqual(items, [
      ['Payments', '2.29M, +132k · noor', false],
      ['Insights', '783k · juno', false],
      ['Search', '1.33M · idris', false],
      ['Storefront', '780k · kai', false],
    ]);
    assert.deepEqual(
      treeItems(viewOf(), undefined).map((it) => [it.label, it.hasChildren]),
      [['Acme', true]],
    );
  });

  it('have room for the money behind a long name', () => {
    const title = 'Payments, refunds and everything else at the till';
    const view = viewOf((files) =>
      replaced(files, 'cost-centers.yaml', 'title: Payments', `title: "${title}"`),
    );
    const [first] = treeItems(view, 'product');
    assert.equal(first?.label, 'Payments, refunds and everyth…');
    assert.equal(first?.tooltip[0], `${title} (CC-2100)`);
  });

  it('say that a plan lacks money, there and above', () => {
    const view = viewOf((files) => replaced(files, 'budgets/search.yaml', '72k/quarter', '9M JPY/quarter'));
    const [acme] = treeItems(view, undefined);
    assert.match(acme?.description ?? '', /^[\d.]+M, \+[\dkM.]+, incomplete · ines$/);
    const search = treeItems(view, 'product').find(({ name }) => name === 'search');
    assert.match(search?.description ?? '', /, incomplete · idris$/);
    assert.match(search?.tooltip.join('\n') ?? '', / in FY2027, incomplete$/m);
    assert.doesNotMatch(treeItems(view, 'product')[0]?.description ?? '', /incomplete/);
  });
});

describe('the plan as rows', () => {
  it('has a column for each period and their sum', () => {
    const { columns, rows } = planAnswer(acmeProject(), { center: 'product', group: 'costCenter', depth: 1 });
    assert.deepEqual(columns, ['FY2027-Q1', 'FY2027-Q2', 'FY2027-Q3', 'FY2027-Q4', 'FY2027']);
    assert.equal(rows[0]?.amounts.at(-1), '5,179,400.00');
  });
});

const HOSTILE = '<img src=x onerror=alert(1)>"\'&=1+1';

describe('an exported preview', () => {
  const draw = () => '<svg></svg>';
  const title = `title: ${JSON.stringify(HOSTILE)}`;
  const named = (it: Files) =>
    replaced(
      replaced(it, 'cost-centers.yaml', 'title: Payments', title),
      'budgets/payments.yaml',
      'name: seats',
      `name: seats\n      ${title}`,
    );

  for (const format of ['html', 'svg', 'markdown'] as const)
    it(`obeys no name in ${format}`, () => {
      const { text } = exported(viewOf(named), QUESTION, format, draw);
      assert.ok(!text.includes('<img'), text.slice(0, 400));
      assert.ok(text.includes('onerror'), 'the name is shown');
    });

  it('has the figures of the page in HTML', () => {
    const { text, fileName } = exported(viewOf(), QUESTION, 'html', draw);
    assert.equal(fileName, 'impact-fy2027.html');
    for (const { before, after, change } of page(acmeProject()).rows.rows)
      for (const figure of [before, after, change]) assert.ok(text.includes(`>${figure}<`), figure);
    assert.doesNotMatch(text, /https?:(?!\/\/www\.w3\.org)|<script/);
  });

  it('is a table of plain numbers in CSV, in which no name is a formula', () => {
    const formula = (it: Files) => replaced(it, 'cost-centers.yaml', 'title: Payments', 'title: "=1+1,x"');
    const rows = exported(viewOf(formula), QUESTION, 'csv', draw).text.split('\r\n');
    assert.equal(rows[0], 'level,kind,name,note,currency,before,after,change,percent,file,line');
    assert.equal(
      rows[3],
      `3,center,"'=1+1,x",CC-2100 · noor,USD,2154680.00,2286680.00,132000.00,6.1%,cost-centers.yaml,15`,
    );
  });
});

describe('the percents of an exported table', () => {
  const percentOf = (amount: string) => {
    const edit = (it: Files) => replaced(it, 'budgets/payments.yaml', 'FY2027: 495k', `FY2027: ${amount}`);
    const rows = exported(viewOf(edit), QUESTION, 'csv', () => '').text.split('\r\n');
    return rows
      .find((it) => it.includes('database'))
      ?.split(',')
      .at(-3);
  };

  it('are numbers to a spreadsheet, whatever their sign and size', () => {
    assert.equal(percentOf('455k'), '-8.1%');
    assert.equal(percentOf('9_900k'), '1900.0%');
    assert.equal(percentOf('495_100'), '<0.1%');
  });
});

describe('a preview of 10,000 changed lines', () => {
  it('answers another window without making all rows again', () => {
    const budget = (amount: number) =>
      `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: big }\nspec:\n  costCenter: acme\n  period: FY2027\n  lines:\n${Array.from({ length: 10_000 }, (_, i) => `    - { name: line-${i}, amount: ${amount + i} }\n`).join('')}`;
    const { before } = acme();
    const big = (amount: number) => ({ ...before, 'budgets/big.yaml': budget(amount) });
    const view = new Preview(projectOf(big(1000), big(500))).view(1);
    const first = rowsAnswer(view, QUESTION, { offset: 0, count: 60 });
    assert.ok(first.total > 10_000);
    assert.equal(
      rowsAnswer(view, QUESTION, { offset: 0, count: 10_000 }).rows.length,
      500,
      'no screen is larger',
    );
    assert.deepEqual(rowsAnswer(view, QUESTION, { offset: 0, count: -1 }).rows, []);
    const start = process.cpuUsage();
    for (let offset = 0; offset < 10_000; offset += 1000)
      assert.equal(rowsAnswer(view, QUESTION, { offset, count: 60 }).rows.length, 60);
    const { user } = process.cpuUsage(start);
    assert.ok(user / 10 < 50_000, `${user / 10} µs a window`);
  });
});
