/** What a preview says of small plans: signs, moves, folds, and what does not fit. */
import assert from 'node:assert/strict';
import { impactAnswer, Preview, rowsAnswer } from '../../../src/ide/preview/preview.ts';
import type { ImpactQuestion, Preview as Page } from '../../../src/protocol.ts';
import { type Files, projectOf, texts } from '../../analysis/workspaces.ts';
import { QUESTION } from './acme.ts';

/** Lines of one Budget; `centers` stand below `acme`. */
function plan(lines: readonly string[], centers: readonly string[] = ['shop', 'lab']): Files {
  return {
    'outlay.yaml': `apiVersion: outlay/v1
kind: Workspace
metadata: { name: acme }
spec: { currency: USD, calendar: { start: 2026-07-01, pattern: monthly, named: ending } }
---
apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
    - { name: acme, title: Acme, owner: noor }
${centers.map((it) => `    - { name: ${it}, parent: acme }\n`).join('')}`,
    'plan.yaml': `apiVersion: outlay/v1
kind: Budget
metadata: { name: plan }
spec:
  costCenter: shop
  period: FY2027
  lines:
${lines.map((it) => `    - { ${it} }\n`).join('')}`,
  };
}

function compared(after: Files, before: Files, asked: Partial<ImpactQuestion> = {}): Page {
  const view = new Preview(projectOf(after, before)).view(1);
  const answer = impactAnswer(view, { ...QUESTION, ...asked }, WINDOW);
  if (answer.state === 'empty') throw new Error('no workspace');
  return answer;
}

const WINDOW = { offset: 0, count: 500 };

const named = ({ rows }: Page) =>
  rows.rows.map(({ label, tags, change }) => [label, ...tags, change].join(' | '));

describe('rows of a small plan', () => {
  it('are sorted by percent, with what is new above every percent', () => {
    const before = plan(['name: a, amount: 100', 'name: b, amount: 1000', 'name: d, amount: 100']);
    const after = plan([
      'name: a, amount: 150',
      'name: b, amount: 1100',
      'name: c, amount: 1',
      'name: d, amount: 90',
    ]);
    const sorted = (order: 'ascending' | 'descending') =>
      compared(after, before, { group: 'line', sort: { column: 'percent', order } }).rows.rows.map(
        (it) => `${it.label} ${it.percent}`,
      );
    assert.deepEqual(sorted('descending').slice(1), ['c new', 'a +50.0%', 'b +10.0%', 'd −10.0%']);
    assert.deepEqual(sorted('ascending').slice(1), ['d −10.0%', 'b +10.0%', 'a +50.0%', 'c new']);
  });

  it('say where a line came from and where it went', () => {
    const page = compared(plan(['name: a, costCenter: lab, amount: 120']), plan(['name: a, amount: 120']));
    assert.deepEqual(named(page).slice(1), [
      'lab | +120.00',
      'a | from shop | +120.00',
      'shop | −120.00',
      'a | to lab | −120.00',
    ]);
  });

  it('say that a line is treated in another way', () => {
    const page = compared(
      plan(['name: a, treatment: capex, amount: 120']),
      plan(['name: a, treatment: opex, amount: 120']),
    );
    assert.ok(named(page).includes('a | was opex | ·'), named(page).join('\n'));
  });

  it('name what moves money before what else is written in another way', () => {
    const page = compared(
      plan(['name: a, description: new, amount: 2']),
      plan(['name: a, description: old, amount: 1']),
    );
    assert.equal(page.rows.rows.find((it) => it.label === 'a')?.note, '1 → 2, 1 more');
  });

  it('show a cost center of another owner under both of them', () => {
    const lines = [
      'name: a, amount: 30',
      'name: b, costCenter: lab, amount: 10',
      'name: c, costCenter: den, amount: 5',
    ];
    const before = plan(lines, ['shop', 'lab', 'den']);
    const settings = (before['outlay.yaml'] ?? '').replace('name: lab,', 'name: lab, owner: ada,');
    const page = compared({ ...before, 'outlay.yaml': settings }, before, { group: 'owner' });
    assert.deepEqual(
      named(page).filter((it) => /^(?:ada|noor|lab)/.test(it)),
      ['noor | −10.00', 'lab | −10.00', 'ada | +10.00', 'lab | +10.00'],
    );
  });

  it('fold no single row: its name is no longer than the fold', () => {
    const lines = ['name: b, costCenter: lab, amount: 10'];
    const page = compared(plan(['name: a, amount: 2', ...lines]), plan(['name: a, amount: 1', ...lines]));
    assert.deepEqual(named(page), ['Acme | +1.00', 'shop | +1.00', 'a | +1.00', 'lab | ·']);
  });

  it('are compared with another base as soon as there is one', () => {
    const project = projectOf(plan(['name: a, amount: 3']), plan(['name: a, amount: 2']));
    const preview = new Preview(project);
    const asked = { ...QUESTION, group: 'vendor' };
    const whole = (revision: number) => {
      const [row] = rowsAnswer(preview.view(revision), asked, WINDOW).rows;
      return `${row?.before} → ${row?.after}`;
    };
    assert.equal(whole(1), '2.00 → 3.00');
    const base = {
      texts: texts(plan(['name: a, amount: 1'])),
      revision: 'other',
      label: 'the other',
      notes: [],
    };
    project.apply({ base });
    assert.equal(whole(2), '1.00 → 3.00');
  });

  it('draw no month below zero', () => {
    const credit = (amount: string) =>
      plan([`name: a, credit: true, amount: { 2026-07: ${amount}, 2026-08: 2 }`]);
    const [first] = compared(credit('-4'), credit('1')).rows.rows;
    assert.deepEqual(first?.spark.after.slice(0, 2), [0, 1]);
    assert.deepEqual(first?.spark.before.slice(0, 2), [0.5, 1]);
  });
});

describe('what stands above the rows', () => {
  it('measures no more than all of what turns into its opposite', () => {
    const credit = (amount: number) => plan([`name: a, credit: true, amount: ${amount}`]);
    const [thisYear] = compared(credit(-100), credit(100)).measures;
    assert.deepEqual([thisYear?.before, thisYear?.after, thisYear?.change], ['100.00', '−100.00', '−200.00']);
    assert.deepEqual([thisYear?.stays, thisYear?.moves], [0, 1]);
  });

  it('leaves out of the lengths what is not above zero', () => {
    const lines = (amount: number) => [
      `name: a, amount: ${amount}`,
      'name: b, costCenter: lab, credit: true, amount: -5',
    ];
    const { parts } = compared(plan(lines(20)), plan(lines(10))).strip;
    assert.deepEqual(
      parts.map((it) => it.label),
      ['shop'],
    );
  });

  it('draws the largest steps and the sum of the others', () => {
    const centers = ['shop', ...'abcdefghij'];
    const lines = (more: number) =>
      [...'abcdefghij'].map((it, i) => `name: ${it}, costCenter: ${it}, amount: ${10 + more * (i + 1)}`);
    const { bridge } = compared(plan(lines(1), centers), plan(lines(0), centers));
    assert.deepEqual(bridge?.tips.at(-1), {
      title: '3 more',
      lines: [
        ['before', '30.00'],
        ['after', '36.00'],
        ['change', '+6.00'],
      ],
    });
  });

  it('offers labels to group by, with what cannot be seen in them', () => {
    const { 'outlay.yaml': settings = '', ...rest } = plan(['name: a, amount: 1']);
    const labelled = settings.replace(
      'spec: { currency',
      'spec: { labels: { "ti\u200Ber": [gold] }, currency',
    );
    const { groupings } = compared({ ...rest, 'outlay.yaml': labelled }, plan(['name: a, amount: 1']));
    assert.equal(groupings.at(-1)?.label, 'label ti⟨U+200B⟩er');
  });

  it('names errors first, whatever stands above them', () => {
    const line = 'name: a, amount: 1';
    const after = plan(['name: b, amount: 1', 'name: c, amount: 4K']);
    const text = (after['plan.yaml'] ?? '').replace(
      '  lines',
      '  # outlay: allow missing-owner until 2027-01-01 -- none\n  lines',
    );
    const { findings } = compared({ ...after, 'plan.yaml': text }, plan([line]));
    const severities = findings.list.map((it) => it.severity);
    assert.deepEqual(severities.slice(0, 2), ['error', 'warning']);
  });
});
