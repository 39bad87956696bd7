/** What the tutorial shows is what the program says. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { importText } from '../../src/cli/reporters/import-text.ts';
import { importTable } from '../../src/exchange/import-table.ts';
import { exampleMapping, exampleText } from './example.ts';

const TUTORIAL = readFileSync(new URL('../../../docs/tutorials/import.md', import.meta.url), 'utf8');

/** What is printed below `$ outlay import` of a table, `…` lines left out. */
function shown(table: string): readonly string[] {
  const fence =
    TUTORIAL.split('```').find((each) => each.startsWith('console') && each.includes(table)) ?? '';
  const [, output = ''] = fence.split(/\$ outlay import .*\n/);
  return output.split('\n').filter((line) => line !== '' && line !== '…');
}

describe('the tutorial of the import', () => {
  for (const [folder, table] of [
    ['federal-2016', 'budauth.csv'],
    ['import-european', 'plan.csv'],
  ] as const)
    it(`shows lines of the account of ${table} in their order`, () => {
      const csv = exampleText(`${folder}/${table}`);
      const text = importText(importTable({ csv, mapping: exampleMapping(folder), name: table }));
      const printed = text.split('\n');
      assert.ok(shown(table).length > 5);
      let at = 0;
      for (const line of shown(table)) {
        const found = printed.indexOf(line, at);
        assert.ok(found >= at, `not printed, or not here: ${line}`);
        at = found + 1;
      }
    });

  it('quotes every row of the federal mapping that it explains', () => {
    const rows = exampleText('federal-2016/import.yaml').split('\n');
    const quotedRows = [...TUTORIAL.matchAll(/```yaml\n([^`]*)```/g)]
      .flatMap(([, block = '']) => block.split('\n'))
      .filter((row) => row !== '');
    const mapping = rows.filter((row) => row !== '' && !row.startsWith('#') && row !== 'spec:');
    assert.deepEqual(
      mapping.filter((row) => !quotedRows.includes(row)),
      [],
    );
  });
});
