/** A small table with a row for each line and period. */
import { type ImportResult, importTable } from '../../src/exchange/import-table.ts';
import { problemText } from '../../src/exchange/problem.ts';
import { plainYaml } from './example.ts';

/** A mapping of such a table. */
export const MAPPING: string = `
apiVersion: outlay/v1
kind: ImportMapping
spec:
  workspace: { name: acme, currency: USD, calendar: { start: 2026-07-01, named: ending } }
  people: [{ name: ada }]
  amounts: { rows: { period: Month, amount: Amount }, currency: USD }
  centers: { root: { name: acme, owner: ada }, levels: [{ name: Team, code: Code }] }
  line: { name: Item }
`;
/** Its headings. */
export const HEAD: string = 'Team,Code,Item,Month,Amount';

/** What an import of these rows gives. */
export function imported(
  rows: readonly string[],
  mapping: string = MAPPING,
  head: string = HEAD,
): ImportResult {
  return importTable({
    csv: [head, ...rows, ''].join('\n'),
    mapping: plainYaml(mapping),
    name: 'ledger.csv',
  });
}

/** What is wrong with them. */
export function told(
  rows: readonly string[],
  mapping: string = MAPPING,
  head: string = HEAD,
): readonly string[] {
  return imported(rows, mapping, head).problems.map(problemText);
}
