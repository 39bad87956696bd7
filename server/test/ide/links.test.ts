import assert from 'node:assert/strict';
import { documentLinks } from '../../src/ide/links.ts';
import { example } from '../analysis/workspaces.ts';
import { opened } from './opened.ts';

function links(files: Readonly<Record<string, string>>, path: string): readonly string[] {
  const file = opened(files, path);
  return documentLinks(file).map(
    ({ range, path: to }) => `${file.text.slice(range.start, range.end)} -> ${to}`,
  );
}

describe('document links', () => {
  it('lead to the tables of drivers', () =>
    assert.deepEqual(links(example('acme'), 'drivers/traffic.yaml'), [
      'drivers/cdn-traffic.csv -> drivers/cdn-traffic.csv',
    ]));

  it('leave quotes out, and lead nowhere else', () => {
    const text = `apiVersion: outlay/v1
kind: FxRates
metadata: { name: rates, labels: { docs: "https://example.com" } }
spec:
  plan: { file: "fx/plan.csv" }
  actual: { file: 'fx/actual.csv' }
`;
    assert.deepEqual(links({ ...example('minimal'), 'fx.yaml': text }, 'fx.yaml'), [
      'fx/plan.csv -> fx/plan.csv',
      'fx/actual.csv -> fx/actual.csv',
    ]);
  });
});
