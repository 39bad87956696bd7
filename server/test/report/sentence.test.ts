import assert from 'node:assert/strict';
import { impactOf } from '../../src/analysis/impact/impact.ts';
import { Project } from '../../src/analysis/project.ts';
import { impactReport } from '../../src/report/impact-report.ts';
import { centerSentence, headline } from '../../src/report/sentence.ts';

const REGISTRY = `apiVersion: outlay/v1
kind: Workspace
metadata: { name: acme, title: Acme }
spec: { currency: USD, calendar: { start: 2026-07-01, pattern: monthly, named: ending } }
---
apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec: { items: [{ name: ops, title: Operations }, { name: lab }] }
---
apiVersion: outlay/v1
kind: CategoryList
metadata: { name: categories }
spec: { items: [{ name: cloud }, { name: gear }] }
`;

function budget(lines: string, center = 'ops'): string {
  return `apiVersion: outlay/v1
kind: Budget
metadata: { name: plan }
spec:
  costCenter: ${center}
  category: cloud
  period: FY2026..FY2028
  lines:
${lines}`;
}

/** The impact of one Budget on another, as of November 2026 (FY2027). */
function impactBetween(before: string, after: string, registryAfter = REGISTRY) {
  const texts = (plan: string, registry = REGISTRY) =>
    new Map([
      ['outlay.yaml', { text: registry, hash: registry }],
      ['plan.yaml', { text: plan, hash: plan }],
    ]);
  const project = new Project([]);
  project.apply({
    asOf: '2026-11-18',
    texts: texts(after, registryAfter),
    base: { texts: texts(before), revision: 'b', label: 'b', notes: [] },
  });
  const impact = impactOf(project);
  assert.ok(impact.state === 'known');
  return { project, impact };
}

/** The sentences that follow from it. */
function sentences(before: string, after: string): readonly string[] {
  const { impact } = impactBetween(before, after);
  return impact.centers.map((it) => centerSentence(it, impact).text);
}

describe('the sentence of a cost center', () => {
  it('names the lines that moved, the largest first, and adds up the rest', () => {
    const before = ['a', 'b', 'c', 'd', 'e']
      .map((it) => `    - { name: ${it}, amount: { FY2027: 100k } }\n`)
      .join('');
    const after = ['110k', '90k', '150k', '101k', '102k']
      .map((it, i) => `    - { name: ${'abcde'[i]}, amount: { FY2027: ${it} } }\n`)
      .join('');
    assert.deepEqual(sentences(budget(before), budget(after)), [
      'Operations costs 53,000.00 more (+10.6%): c +50,000.00, a +10,000.00, b −10,000.00, 2 more lines +3,000.00',
    ]);
  });

  it('says what is new, removed and renamed', () => {
    const before = budget(
      '    - { name: old, amount: { FY2027: 10k } }\n    - { name: one, amount: { FY2027: 10k } }\n',
    );
    const after = budget(
      '    - { name: fresh, amount: { FY2027: 12k } }\n    - { name: two, aliases: [one], amount: { FY2027: 11k } }\n',
    );
    assert.deepEqual(sentences(before, after), [
      'Operations costs 3,000.00 more (+15.0%): fresh (new) +12,000.00, old (removed) −10,000.00, two (was one) +1,000.00',
    ]);
  });

  it('speaks of the year that moves when this one does not, and names one that goes the other way', () => {
    const before = budget('    - { name: a, amount: { FY2027: 10k, FY2028: 10k } }\n');
    const after = budget('    - { name: a, amount: { FY2027: 10k, FY2028: 8k } }\n');
    assert.deepEqual(sentences(before, after), [
      'Operations costs 2,000.00 less in FY2028 (−20.0%): a −2,000.00',
    ]);
    const { impact } = impactBetween(before, after);
    assert.equal(headline(impact).text, '−2,000.00 USD in FY2028 (−20.0%)');
    const other = budget('    - { name: a, amount: { FY2027: 9k, FY2028: 80k } }\n');
    assert.deepEqual(sentences(before, other), [
      'Operations costs 1,000.00 less (−10.0%): a −1,000.00; 70,000.00 more in FY2028',
    ]);
  });

  it('speaks of the year that costs more or less when this one only moves inside', () => {
    const before = budget(
      '    - { name: a, amount: { FY2027: 10k, FY2028: 10k } }\n    - { name: b, amount: { FY2027: 10k } }\n',
    );
    const after = budget(
      '    - { name: a, amount: { FY2027: 13k, FY2028: 15k } }\n    - { name: b, amount: { FY2027: 7k } }\n',
    );
    assert.deepEqual(sentences(before, after), [
      'Operations costs 5,000.00 more in FY2028 (+50.0%): a +5,000.00; 3,000.00 moves inside in FY2027',
    ]);
    const { project, impact } = impactBetween(before, after);
    assert.equal(
      headline(impact).text,
      '+5,000.00 USD in FY2028 (+50.0%); in FY2027 what is more here is less there',
    );
    const groups = impactReport(project, impact).tables.find((it) => it.name === 'groups');
    assert.equal(groups?.heading, 'FY2028 by cost center');
  });

  it('says what a line is now that it was not, whether it costs more or not', () => {
    const line = (name: string, amount: string, category: string) =>
      `    - { name: ${name}, category: ${category}, treatment: ${category === 'cloud' ? 'opex' : 'capex'}, amount: { FY2027: ${amount} } }\n`;
    const before = budget(line('a', '10k', 'cloud') + line('b', '10k', 'cloud') + line('c', '5k', 'cloud'));
    const after = budget(line('a', '12k', 'gear') + line('b', '10k', 'gear') + line('c', '5k', 'cloud'));
    const words = 'from category cloud to gear, from treatment opex to capex';
    assert.deepEqual(sentences(before, after), [
      `Operations costs 2,000.00 more (+8.0%): a, ${words} +2,000.00; b, ${words}: no money moves`,
    ]);
    assert.deepEqual(sentences(before, after.replace('12k', '10k')), [
      `Operations: a, ${words}, b, ${words}: no money moves`,
    ]);
  });

  it('says which label of a line is another', () => {
    const line = (labels: string, amount = '12k') =>
      budget(`    - { name: a, ${labels}amount: { FY2027: ${amount} } }\n`);
    assert.deepEqual(sentences(line('labels: { fund: state }, '), line('labels: { fund: gift }, ')), [
      'Operations: a, from fund state to gift: no money moves',
    ]);
    assert.deepEqual(sentences(line(''), line('labels: { fund: gift }, ', '13k')), [
      'Operations costs 1,000.00 more (+8.3%): a, from fund none to gift +1,000.00',
    ]);
  });

  it('says that money moves between months, and shows them, where no year costs more or less', () => {
    const before = budget('    - { name: a, amount: { FY2027: 12k } }\n');
    const after = budget('    - { name: a, amount: { FY2027-Q1: 12k } }\n');
    assert.deepEqual(sentences(before, after), ['Operations: a: money moves between months']);
    const { project, impact } = impactBetween(before, after);
    assert.equal(headline(impact).text, 'money moves between months');
    assert.deepEqual(
      impactReport(project, impact).tables.map((it) => it.name),
      ['measures', 'months'],
    );
  });

  it('says that depreciation is no spend', () => {
    const line = (name: string, amount: string) =>
      `    - { name: ${name}, treatment: depreciation, amount: { FY2027: ${amount} } }\n`;
    const said = 'depreciation moves, which is no spend';
    const before = budget(line('wear', '12k'));
    assert.deepEqual(sentences(before, budget(line('wear', '13k'))), [`Operations: wear: ${said}`]);
    assert.deepEqual(sentences(before, budget(line('wear', '12k') + line('tear', '1k'))), [
      `Operations: tear (new): ${said}`,
    ]);
  });

  it('has no figure for a line that cannot be read, and no table either', () => {
    const before = budget(
      '    - { name: a, amount: { FY2027: 10k } }\n    - { name: b, amount: 7k, period: FY2027 }\n',
    );
    const after = before.replace('10k', '10kk');
    const { project, impact } = impactBetween(before, after);
    const { tables, headline: first } = impactReport(project, impact);
    assert.equal(first.text, 'no money moves in what can be read');
    assert.deepEqual(tables, []);
  });

  it('lets nothing net out of sight', () => {
    const before = budget(
      '    - { name: a, amount: { FY2027: 10k } }\n    - { name: b, amount: { FY2027: 10k } }\n',
    );
    const after = budget(
      '    - { name: a, amount: { FY2027: 13k } }\n    - { name: b, amount: { FY2027: 7k } }\n',
    );
    assert.deepEqual(sentences(before, after), [
      'Operations: 3,000.00 moves inside: a +3,000.00, b −3,000.00',
    ]);
    const { project, impact } = impactBetween(before, after);
    const groups = impactReport(project, impact).tables.find((it) => it.name === 'groups');
    const [row] = groups?.rows ?? [];
    assert.equal(row?.inside, 300_000n);
    assert.equal(row?.before, 2_000_000n);
  });

  it('calls a center that is gone by its title', () => {
    const before = budget('    - { name: a, amount: { FY2027: 10k } }\n');
    const registry = REGISTRY.replace('{ name: ops, title: Operations }, ', '');
    const { project, impact } = impactBetween(
      before,
      before.replace('costCenter: ops', 'costCenter: lab'),
      registry,
    );
    assert.deepEqual(
      impact.centers.map((it) => centerSentence(it, impact).text),
      [
        'lab costs 10,000.00 more (new): a, moved from Operations +10,000.00',
        'Operations costs 10,000.00 less (−100.0%): a, moved to lab −10,000.00',
      ],
    );
    const groups = impactReport(project, impact).tables.find((it) => it.name === 'groups');
    assert.ok(groups?.rows.some((it) => it.kind === 'group' && it.title === 'Operations'));
  });

  it('says of a line whose center is another where it came from, under whatever name', () => {
    const before = `${budget('    - { name: a, amount: { FY2027: 10k } }\n')}---
apiVersion: outlay/v1
kind: Budget
metadata: { name: other }
spec: { costCenter: lab, category: cloud, period: FY2027, lines: [{ name: b, amount: 1k }] }
`;
    const after = before
      .replace('- { name: a', '- { name: bee, aliases: [other/b], amount: { FY2027: 1k } }\n    - { name: a')
      .replace('lines: [{ name: b, amount: 1k }]', 'lines: []');
    assert.deepEqual(sentences(before, after), [
      'lab costs 1,000.00 less (−100.0%): b, moved to Operations −1,000.00',
      'Operations costs 1,000.00 more (+10.0%): bee, moved from lab +1,000.00',
    ]);
  });

  it('tells centers of one title apart, and asks whether one is the new name of the other', () => {
    const before = budget('    - { name: a, amount: { FY2027: 10k } }\n');
    const registry = REGISTRY.replace('{ name: ops,', '{ name: works,');
    const { project, impact } = impactBetween(
      before,
      before.replace('Center: ops', 'Center: works'),
      registry,
    );
    assert.deepEqual(
      impact.centers.map((it) => centerSentence(it, impact).text),
      [
        'Operations (ops) costs 10,000.00 less (−100.0%): a, moved to Operations (works) −10,000.00',
        'Operations (works) costs 10,000.00 more (new): a, moved from Operations (ops) +10,000.00',
      ],
    );
    const { tables, notices } = impactReport(project, impact);
    const titles = tables.find((it) => it.name === 'groups')?.rows.map((it) => it.title);
    assert.deepEqual(titles?.slice(0, 3), ['Operations (ops)', 'a', 'Operations (works)']);
    assert.deepEqual(notices, ['ops may now be called works: keep the old name then, aliases: [ops]']);
  });

  it('asks whether a line that says all the same is one with a new name', () => {
    const line = (name: string, rest = '') => `    - { name: ${name}, amount: { FY2027: 10k }${rest} }\n`;
    const notices = (before: string, after: string) => {
      const { project, impact } = impactBetween(budget(before), budget(after));
      return impactReport(project, impact).notices;
    };
    assert.deepEqual(notices(line('a'), line('b')), [
      'a may now be called b: keep the old name then, aliases: [a]',
    ]);
    assert.deepEqual(notices(line('a'), line('b', ', category: gear')), []);
    assert.deepEqual(notices(line('a'), line('b') + line('c')), []);
    assert.deepEqual(notices(line('a'), line('b', ', aliases: [a]')), []);
  });

  it('is text with the strong parts marked, so that every face says the same', () => {
    const { impact } = impactBetween(
      budget('    - { name: a, amount: { FY2027: 10k } }\n'),
      budget('    - { name: a, amount: { FY2027: 11k } }\n'),
    );
    const [center] = impact.centers;
    assert.ok(center);
    const { mark, words, text } = centerSentence(center, impact);
    assert.equal(mark, 'more');
    assert.deepEqual(
      words.filter((it) => it.strong).map((it) => it.text),
      ['Operations', '1,000.00 more'],
    );
    assert.equal(words.map((it) => it.text).join(''), text);
  });
});

describe('the groups of an impact', () => {
  it('add up to the total by every dimension', () => {
    const before = budget(
      '    - { name: a, amount: { FY2027: 10k } }\n    - { name: b, costCenter: lab, amount: { FY2027: 5k } }\n',
    );
    const after = budget(
      '    - { name: a, costCenter: lab, amount: { FY2027: 12k } }\n    - { name: b, costCenter: lab, amount: { FY2027: 5k } }\n',
    );
    const { project, impact } = impactBetween(before, after);
    for (const by of ['costCenter', 'category', 'vendor', 'line', 'labels.tier'] as const) {
      const rows = impactReport(project, impact, by).tables.find((it) => it.name === 'groups')?.rows ?? [];
      const total = rows.find((it) => it.kind === 'total');
      const parts = rows.filter((it) => it.kind === 'group' || it.kind === 'unchanged');
      for (const side of ['before', 'after'] as const)
        assert.equal(
          parts.reduce((sum, it) => sum + it[side], 0n),
          total?.[side],
          `${by} ${side}`,
        );
      assert.equal(total?.after, 1_700_000n);
    }
  });

  it('leave out of both sides what is unknown on one, as the measures do', () => {
    const known = '    - { name: a, amount: { FY2027: 10k } }\n';
    const before = budget(`${known}    - { name: b, amount: { FY2027: 5k } }\n`);
    const after = budget(`${known}    - { name: b, amount: { FY2027: 5,00k } }\n`);
    const moved = '    - { name: c, amount: { FY2027: 1k } }\n';
    const { project, impact } = impactBetween(before, `${after}${moved}`);
    const { measures } = impact;
    assert.deepEqual(measures.thisYear, { before: 1_000_000n, after: 1_100_000n });
    const rows = impactReport(project, impact).tables.find((it) => it.name === 'groups')?.rows ?? [];
    assert.deepEqual(
      rows.map(({ kind, title, before, after }) => [kind, title, before, after]),
      [
        ['group', 'Operations', 1_000_000n, 1_100_000n],
        ['line', 'c', 0n, 100_000n],
        ['total', 'Acme', 1_000_000n, 1_100_000n],
      ],
    );
    const unmoved = impactBetween(before, after);
    assert.deepEqual(impactReport(unmoved.project, unmoved.impact).tables, []);
  });
});
