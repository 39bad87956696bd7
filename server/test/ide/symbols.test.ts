import assert from 'node:assert/strict';
import { documentSymbols, type OutlineSymbol } from '../../src/ide/symbols.ts';
import { example } from '../analysis/workspaces.ts';
import { opened } from './opened.ts';

function rows(symbols: readonly OutlineSymbol[], indent = ''): readonly string[] {
  return symbols.flatMap(({ name, detail, children }) => [
    `${indent}${name}${detail === '' ? '' : ` (${detail})`}`,
    ...rows(children, `${indent}  `),
  ]);
}

function* all(symbols: readonly OutlineSymbol[]): Generator<OutlineSymbol> {
  for (const it of symbols) {
    yield it;
    yield* all(it.children);
  }
}

function checkRanges({ name, range, selection, kind, children }: OutlineSymbol, text: string): void {
  assert.ok(range.start <= selection.start && selection.end <= range.end, name);
  if (kind !== 'document') assert.equal(text.slice(selection.start, selection.end), name);
  assert.doesNotMatch(text.slice(range.start, range.end), /\s$/);
  for (const it of children) assert.ok(range.start <= it.range.start && it.range.end <= range.end);
}

describe('document symbols', () => {
  it('are documents with their entries, and what they come to', () => {
    const files = example('minimal');
    assert.deepEqual(rows(documentSymbols(opened(files, 'plan.yaml'))), [
      'staff (Driver)',
      '  shop (plan)',
      '  it (plan)',
      'rates (FxRates)',
      '  EUR/USD (plan)',
      'shop (Budget, 228,833.80)',
      '  wages (166,400.00)',
      '  on-costs (37,440.00)',
      '  tills (1,198.80)',
      '  festival (3,500.00)',
      '  oven (20,295.00)',
      'web (Budget, 11,500.00)',
      '  hosting (12,000.00)',
      '  domain (100.00)',
      '  start-credit (−600.00)',
    ]);
  });

  it('have teams, splits and centers too', () => {
    const files = example('minimal');
    assert.deepEqual(rows(documentSymbols(opened(files, 'policy.yaml'))), [
      'shared (AllocationPolicy)',
      '  by-tag',
      '  web',
      'default (ApprovalPolicy)',
      '  center-owner',
      '  large',
    ]);
    assert.deepEqual(rows(documentSymbols(opened(files, 'outlay.yaml'))), [
      "Miller's Bakery (Workspace)",
      'centers (CostCenterList)',
      '  bakery (240,333.80)',
      '  shop (228,833.80)',
      '  it (11,500.00)',
      'categories (CategoryList)',
      '  wages',
      '  software',
      '  ovens',
      'vendors (VendorList)',
      '  cloudy',
      'people (People)',
      '  ada',
      '  ben',
      '  owners',
    ]);
  });

  it('come to the same where the entries stand in brackets', () => {
    const shown = (entries: (entry: string) => string) => {
      const more = `apiVersion: outlay/v1
kind: Budget
metadata: { name: more }
spec:
  costCenter: new
  period: FY2026
  lines:${entries('{ name: rent, category: wages, amount: 12k }')}
---
apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: more }
spec:
  items:${entries('{ name: new, parent: bakery }')}
`;
      return rows(documentSymbols(opened({ ...example('minimal'), 'more.yaml': more }, 'more.yaml')));
    };
    assert.deepEqual(
      shown((it) => ` [${it}]`),
      shown((it) => `\n    - ${it}`),
    );
    assert.deepEqual(
      shown((it) => ` [${it}]`).filter((it) => it.startsWith(' ')),
      ['  rent (12,000.00)', '  new (12,000.00)'],
    );
  });

  it('are those of the fiscal year in which they are asked for', () => {
    const file = opened(example('minimal'), 'plan.yaml');
    const hosting = () => rows(documentSymbols(file)).find((it) => it.includes('domain'));
    assert.equal(hosting(), '  domain (100.00)');
    file.project.apply({ asOf: '2027-11-24' });
    assert.equal(hosting(), '  domain (0.00)');
  });

  it('end before what ends a document', () => {
    const text = 'apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: shop }\n...\n# that was it\n';
    const [found] = documentSymbols(opened({ 'a.yaml': text }, 'a.yaml'));
    assert.equal(found?.range.end, text.indexOf('\n...'));
  });

  it('find the name behind a comment that speaks of one', () => {
    const text = 'apiVersion: outlay/v1\nkind: Budget # name: x\nmetadata: { name: shop }\nspec: {}\n';
    const [found] = documentSymbols(opened({ 'a.yaml': text }, 'a.yaml'));
    assert.equal(found && text.slice(found.selection.start, found.selection.end), 'shop');
  });

  it('span what they name, without the comments behind it', () => {
    for (const path of Object.keys(example('acme')).filter((it) => it.endsWith('.yaml'))) {
      const file = opened(example('acme'), path);
      for (const it of all(documentSymbols(file))) checkRanges(it, file.text);
    }
  });

  it('name what cannot be read by its first row', () => {
    const text = `apiVersion: outlay/v1
kind: Budget
metadata: { name: shop }
spec:
  period: FY2026
  lines:
    - { name: rent, amount: 12k
    - { name: tills, amount: 6k }
`;
    const file = opened({ ...example('minimal'), 'more.yaml': text }, 'more.yaml');
    assert.deepEqual(rows(documentSymbols(file)), [
      'shop (Budget, 6,000.00, incomplete)',
      '  { name: rent, amount: 12k (cannot be read)',
      '  tills (6,000.00)',
    ]);
  });
});
