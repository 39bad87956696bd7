/** A table with another number format, months as columns, two rows of headings and subtotals, by its mapping alone. */
import assert from 'node:assert/strict';
import { type Draft, draftImport } from '../../src/exchange/draft.ts';
import type { ImportProblem } from '../../src/exchange/problem.ts';
import { readMapping } from '../../src/exchange/read-mapping.ts';
import { exampleMapping, exampleText } from './example.ts';
import { readWritten } from './written.ts';

const CSV = exampleText('import-european/plan.csv');
const AREAS = ['verwaltung', 'technik', 'vertrieb'];

function draft(csv: string): Draft {
  const { mapping } = readMapping(exampleMapping('import-european'));
  assert.ok(mapping);
  const problems: ImportProblem[] = [];
  const found = draftImport(csv, mapping, problems);
  assert.deepEqual(problems, []);
  assert.ok(found);
  return found;
}

/** What a row of subtotals says, in cents by month. */
function subtotal(label: string): readonly bigint[] {
  const row = CSV.split('\n').find((each) => each.includes(`;${label};`)) ?? '';
  const cells = row.split(';').slice(6, 18);
  return cells.map((cell) => BigInt(cell.replace(/[.,()]/g, '')) * (cell.startsWith('(') ? -1n : 1n));
}

/** Cents by month of the lines at the centers that `counts`. */
function written({ files }: Draft, counts: (area: string | undefined) => boolean): readonly bigint[] {
  const { lines, centers } = readWritten(files);
  const sums = Array.from({ length: 12 }, () => 0n);
  for (const { center, amounts } of lines)
    if (counts(centers.get(center)?.parent))
      for (const [period, amount] of amounts) {
        const month = Number(period.slice('2027-'.length)) - 1;
        sums[month] = (sums[month] ?? 0n) + amount;
      }
  return sums;
}

describe('the European plan', () => {
  it('adds up to the subtotals that the table itself has, in every month', () => {
    const found = draft(CSV);
    for (const area of AREAS) {
      const label = `Summe ${area.slice(0, 1).toUpperCase()}${area.slice(1)}`;
      assert.deepEqual(
        written(found, (parent) => parent === area),
        subtotal(label),
        area,
      );
    }
    assert.deepEqual(
      written(found, (parent) => AREAS.includes(parent ?? '')),
      subtotal('Gesamtsumme'),
    );
  });

  it('leaves out subtotals, the empty row and the row without money, and names them', () => {
    assert.deepEqual(
      draft(CSV).skipped.map(({ row, reason }) => `${row} ${reason}`),
      ['13 subtotal', '25 subtotal', '32 no money', '33 subtotal', '34 empty', '35 subtotal'],
    );
    assert.deepEqual(draft(CSV).unused, ['2027 Summe']);
  });

  it('keeps rows of one name apart', () => {
    const { lines } = readWritten(draft(CSV).files);
    const names = (center: string, title: string) =>
      lines
        .filter((line) => line.center === center && line.entry.get('title') === title)
        .map(({ name }) => name);
    assert.deepEqual(names('entwicklung', 'Cloud-Dienste'), ['cloud-dienste-6310', 'cloud-dienste-6311']);
    assert.deepEqual(names('finanzen', 'Beratung'), ['beratung', 'beratung-2']);
  });

  it('names in ASCII what is written in other letters, and as the mapping says where it says so', () => {
    const found = draft(CSV);
    const names = new Map(found.renamed.map(({ text, name }) => [text, name]));
    assert.equal(names.get('Bürobedarf & Geräte'), 'office-supplies');
    assert.equal(names.get('Vertrieb Ελλάδα'), 'vertrieb-320');
    assert.equal(names.get('διαφήμιση'), 'line-6640');
    for (const { name } of readWritten(found.files).lines) assert.match(name, /^[a-z0-9-]+$/);
  });

  it('writes a month for twelve equal ones, and marks credits', () => {
    const { lines } = readWritten(draft(CSV).files);
    const entry = (name: string) => lines.find((line) => line.name === name)?.entry;
    assert.equal(entry('softwarelizenzen')?.get('amount'), '2_380.15/month');
    assert.equal(entry('forschungszulage')?.get('credit'), 'true');
    assert.equal(entry('softwarelizenzen')?.get('credit'), undefined);
  });

  it('reads CRLF and a byte order mark alike', () => {
    assert.deepEqual(draft(`\ufeff${CSV.replaceAll('\n', '\r\n')}`).files, draft(CSV).files);
  });

  it('reads rows that several programs have ended', () => {
    assert.deepEqual(draft(CSV.replace('\n', '\r\n')).files, draft(CSV).files);
  });
});
