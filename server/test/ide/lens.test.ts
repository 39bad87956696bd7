import assert from 'node:assert/strict';
import { LineIndex } from '../../src/base/line-index.ts';
import type { IdeFile } from '../../src/ide/file.ts';
import { codeLenses, referencesTitle } from '../../src/ide/lens.ts';
import { example, type Files } from '../analysis/workspaces.ts';
import { opened } from './opened.ts';

const PATH = 'budgets/payments.yaml';
const BASE = example('acme');
const BUDGET = BASE[PATH] ?? '';

/** `1: ▲ … | …`: the row above which it stands, and its parts. */
function shown(file: IdeFile): readonly string[] {
  const index = LineIndex.of(file.text);
  const rows = new Map<number, string[]>();
  for (const { range, title, command } of codeLenses(file)) {
    const row = index.position(range.start).line + 1;
    rows.set(row, [...(rows.get(row) ?? []), title ?? referencesTitle(file, command.offset)]);
  }
  return [...rows].map(([row, parts]) => `${row}: ${parts.join(' | ')}`);
}

function edited(text: string, others: Files = {}): IdeFile {
  return opened({ ...BASE, ...others, [PATH]: text }, PATH, BASE);
}

describe('code lens', () => {
  it('says what a document comes to and what the branch does to it', () => {
    const text = BUDGET.replace('FY2027-Q3: 288k', 'FY2027-Q3: 354k').replace(
      'FY2027-Q4: 288k',
      'FY2027-Q4: 354k',
    );
    assert.deepEqual(shown(edited(text)), [
      '1: ▲ 132,000.00 more than main (+6.1%) | 2,286,680.00 in FY2027 | Open preview',
      '9: ▲ 132,000.00 more from January',
    ]);
  });

  it('is one total where nothing changed', () => {
    assert.deepEqual(shown(edited(BUDGET)), ['1: 2,154,680.00 in FY2027, as on main']);
    assert.deepEqual(shown(edited(`# a comment\n${BUDGET}`)), ['2: 2,154,680.00 in FY2027, as on main']);
  });

  it('is the total alone where no base was asked for', () => {
    assert.deepEqual(shown(opened(BASE, PATH)), ['1: 2,154,680.00 in FY2027']);
  });

  it('says why the effect is unknown', () => {
    const file = opened(BASE, PATH);
    file.project.apply({ base: { unknown: 'this folder is not in Git' } });
    assert.deepEqual(shown(file), ['1: 2,154,680.00 in FY2027 | effect unknown: this folder is not in Git']);
  });

  it('compares no amounts of two currencies', () => {
    const settings = (BASE['outlay.yaml'] ?? '').replace('currency: USD', 'currency: EUR');
    const [first, ...lines] = shown(edited(BUDGET, { 'outlay.yaml': settings }));
    assert.match(first ?? '', /\| effect unknown: the reporting currency changes from USD to EUR$/);
    assert.deepEqual(lines, []);
  });

  it('names the months and the year of a change', () => {
    const one = BUDGET.replace('2026-12: 120k', '2026-12: 100k').replace(
      '18_500/month',
      '{ ..2026-12: 18_500/month, 2027-01..2027-03: 20k/month, 2027-04..: 18_500/month }',
    );
    assert.deepEqual(shown(edited(one)).slice(1), [
      '26: ▲ 4,500.00 more from January to March',
      '30: ▽ 20,000.00 less in December',
    ]);
    const next = BUDGET.replace('2027-12: 129k', '2027-12: 130k').replace('FY2028: 519_600', 'FY2028: 519k');
    assert.deepEqual(shown(edited(next)), [
      '1: ▲ 400.00 more than main in FY2028 (<0.1%) | 2,154,680.00 in FY2027 | Open preview',
      '18: ▽ 600.00 less in FY2028, from July',
      '30: ▲ 1,000.00 more in FY2028, in December',
    ]);
  });

  it('says what moves inside, between months, and not at all', () => {
    const inside = BUDGET.replace('2026-12: 120k', '2026-12: 110k').replace('FY2027: 495k', 'FY2027: 505k');
    assert.deepEqual(shown(edited(inside)), [
      '1: ▲▽ 10,000.00 moves inside | 2,154,680.00 in FY2027 | Open preview',
      '18: ▲ 10,000.00 more from July',
      '30: ▽ 10,000.00 less in December',
    ]);
    const later = BUDGET.replace('2026-11: 80k, 2026-12: 120k', '2026-11: 70k, 2026-12: 130k');
    assert.deepEqual(shown(edited(later)), [
      '1: 2,154,680.00 in FY2027, as on main',
      '30: money moves between months',
    ]);
    const other = BUDGET.replace('category: services', 'category: saas');
    assert.deepEqual(shown(edited(other)).slice(1), ['26: from category services to saas: no money moves']);
  });

  it('knows new, renamed and moved lines', () => {
    const more = `${BUDGET}    - { name: gpu, category: cloud-compute, amount: { 2027-01: 5k } }\n`;
    assert.deepEqual(shown(edited(more)), [
      '1: ▲ 5,000.00 more than main (+0.2%) | 2,159,680.00 in FY2027 | Open preview',
      '34: ▲ 5,000.00 more in January (new)',
    ]);
    const moved = more.replace('gpu,', 'gpu, aliases: [search/cdn],');
    assert.deepEqual(shown(edited(moved)).slice(1), ['34: ▲ 5,000.00 more in January (was search/cdn)']);
    const renamed = BUDGET.replace('- name: peak', '- name: season\n      aliases: [peak]');
    assert.deepEqual(shown(edited(renamed)).slice(1), ['30: was peak: no money moves']);
  });

  it('says it once where the document is new', () => {
    const text = `apiVersion: outlay/v1
kind: Budget
metadata: { name: trial }
spec:
  costCenter: search
  period: FY2027
  lines:
    - { name: crawl, category: saas, amount: 12k }
`;
    const file = opened({ ...BASE, 'budgets/trial.yaml': text }, 'budgets/trial.yaml', BASE);
    assert.deepEqual(shown(file), [
      '1: ▲ 12,000.00 more than main (new) | 12,000.00 in FY2027 | Open preview',
    ]);
  });

  it('speaks of lines that changed although their text did not', () => {
    const path = 'drivers/headcount.yaml';
    const drivers = (BASE[path] ?? '').replace(/^( +payments:).*$/m, '$1 { 2026-01..: 350 }');
    assert.deepEqual(shown(edited(BUDGET, { [path]: drivers })), [
      '1: ▲ 2,520.00 more than main (+0.1%) | 2,157,200.00 in FY2027 | Open preview',
      '21: ▲ 2,520.00 more from July',
    ]);
  });

  it('counts what refers to a driver', () => {
    assert.deepEqual(shown(opened(BASE, 'drivers/headcount.yaml')), ['2: 4 references']);
  });

  it('says where an effect cannot be known', () => {
    const broken = BUDGET.replace('18_500/month', '18,500/month');
    assert.deepEqual(shown(edited(broken)), [
      '1: 1,932,680.00 in FY2027 | effect incomplete until line 29 is fixed | Open preview',
      '26: effect incomplete until line 29 is fixed',
    ]);
    const open = BUDGET.replace('category: services', 'category: "services');
    assert.match(shown(edited(open))[0] ?? '', /effect incomplete until line 27 is fixed/);
    const nameless = BUDGET.replace('name: compute', 'name: compute power');
    assert.match(shown(edited(nameless))[0] ?? '', /effect incomplete until line 9 is fixed/);
    const alone = (text: string) => shown(opened({ ...BASE, [PATH]: text }, PATH));
    assert.deepEqual(alone(nameless), ['1: 1,002,680.00 in FY2027, incomplete']);
    assert.deepEqual(alone(BUDGET.replace('  lines:', '  lined:')), ['1: 0.00 in FY2027, incomplete']);
  });

  it('says of a total that it lacks money, where the base lacks the same', () => {
    const text = BUDGET.replace('18_500/month', '2M JPY/month');
    const yen = { ...BASE, [PATH]: text };
    assert.deepEqual(shown(opened(yen, PATH, yen)), [
      '1: 1,932,680.00 USD in FY2027, incomplete, as on main',
    ]);
    assert.deepEqual(shown(opened(yen, PATH)), ['1: 1,932,680.00 USD in FY2027, incomplete']);
    const more = { ...yen, [PATH]: text.replace('FY2027: 495k', 'FY2027: 505k') };
    assert.deepEqual(shown(opened(more, PATH, yen)), [
      '1: ▲ 10,000.00 USD more than main (+0.5%) | 1,942,680.00 USD in FY2027, incomplete | Open preview',
      '18: ▲ 10,000.00 USD more from July',
    ]);
  });

  it('names the currency where the document has amounts in another', () => {
    const euros = BUDGET.replace('18_500/month', '18_500 EUR/month');
    const more = { ...BASE, [PATH]: euros.replace('18_500 EUR', '20k EUR') };
    assert.deepEqual(shown(opened(more, PATH, { ...BASE, [PATH]: euros })), [
      '1: ▲ 18,900.00 USD more than main (+0.9%) | 2,184,680.00 USD in FY2027 | Open preview',
      '26: ▲ 18,900.00 USD more from July',
    ]);
  });
});
