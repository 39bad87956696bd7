/** What the examples promise of themselves: their size, their form, and a change that applies. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { itemsOf, readDocuments, textOf, yamlFiles } from './documents.ts';
import { oracle } from './oracle.ts';

const EXAMPLES = join(import.meta.dirname, '../../../examples');

describe('examples', () => {
  for (const name of ['minimal', 'acme', 'over-budget']) {
    it(`${name} is YAML without errors and warnings`, () => {
      for (const [path, text] of yamlFiles(join(EXAMPLES, name)))
        for (const { errors, warnings } of parseAllDocuments(text, { schema: 'failsafe' }))
          assert.deepEqual([...errors, ...warnings], [], path);
    });
  }
  it('minimal is short enough to try every prefix of', () => {
    const files = [...yamlFiles(join(EXAMPLES, 'minimal')).values()];
    assert.ok(lineCount(files) <= 120, `${lineCount(files)} lines, expected at most 120`);
  });
  it('over-budget is short enough to read beside its findings', () => {
    const files = [...yamlFiles(join(EXAMPLES, 'over-budget')).values()];
    assert.ok(lineCount(files) <= 90, `${lineCount(files)} lines, expected at most 90`);
  });
  it('acme has at least 40 documents and 12 cost centers, each document under 60 lines', () => {
    const folder = join(EXAMPLES, 'acme');
    const documents = [...yamlFiles(folder).values()].flatMap((it) => it.split(/^---$/m));
    assert.ok(readDocuments(folder).length >= 40);
    assert.ok(itemsOf(readDocuments(folder), 'CostCenterList', 'items').length >= 12);
    for (const text of documents) assert.ok(lineCount([text]) < 60, text.slice(0, 200));
  });
});

describe('the pending change of acme', () => {
  let folder = '';
  const patch = join(EXAMPLES, 'acme/pending-change.patch');
  const apply = () => execFileSync('git', ['apply', patch], { cwd: folder, stdio: 'pipe' });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'acme-'));
    cpSync(join(EXAMPLES, 'acme'), folder, { recursive: true });
    execFileSync('git', ['init', '-q'], { cwd: folder, stdio: 'pipe' });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('changes five files of which the patch gives the paths from acme', () => {
    const files = readFileSync(patch, 'utf8').match(/^\+\+\+ b\/.*$/gm) ?? [];
    assert.equal(files.length, 5);
  });
  it('adds 132,000.00 to compute of payments in FY2027 and 168,000.00 in FY2028, and no other money', () => {
    const was = oracle(folder);
    apply();
    const changed = [...oracle(folder)].flatMap(([key, { byYear }]) =>
      [...byYear].map(
        ([year, minor]) => [key, year, minor - (was.get(key)?.byYear.get(year) ?? 0n)] as const,
      ),
    );
    assert.deepEqual(
      changed.filter(([, , more]) => more !== 0n),
      [
        ['payments/compute', 2027, 132_000_00n],
        ['payments/compute', 2028, 168_000_00n],
      ],
    );
  });
  it('renames a cost center and keeps its old name and its code', () => {
    apply();
    const centers = itemsOf(readDocuments(folder), 'CostCenterList', 'items');
    const renamed = centers.find((it) => it.name === 'insights');
    assert.equal(textOf(renamed?.code), 'CC-2300');
    assert.deepEqual(renamed?.aliases, ['data-science']);
  });
});

function lineCount(texts: readonly string[]): number {
  return texts.map((it) => it.trimEnd().split('\n').length).reduce((a, b) => a + b, 0);
}
