/** Tables as programs write them: what stands around the cells, and what to say where they cannot be told apart. */
import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { problemText } from '../../src/exchange/problem.ts';
import { findColumn, readTable } from '../../src/exchange/table.ts';

const MAPPING = { encoding: 'utf-8', delimiter: ';', headerRow: 1, headerRows: 1, fillDown: [] };

/** Headings and rows, each with its number; or what is wrong. */
function read(csv: string, mapping: Partial<typeof MAPPING> = {}): readonly string[] | string {
  const found = readTable(csv, { ...MAPPING, ...mapping });
  if ('problem' in found) return problemText(found.problem);
  const { columns, rows } = found.table;
  const shown = Array.from(rows(), (it) =>
    'problem' in it ? problemText(it.problem) : `${it.row} ${it.cells.join('|')}`,
  );
  return [columns.map((it) => it.label).join('|'), ...shown];
}

describe('a table', () => {
  it('may begin with the row by which Excel says how cells are parted', () => {
    const rows = ['a|b', '3 1|2'];
    for (const mark of ['', '\uFEFF'])
      for (const end of ['\r\n', '\n', '\r'])
        assert.deepEqual(read(`${mark}sep=;${end}a;b${end}1;2${end}`), rows);
    assert.deepEqual(read('sep=\t\na\tb\n1\t2\n', { delimiter: '\t' }), rows);
    assert.deepEqual(read('sep=;\na;b\n1;2\n', { headerRow: 2 }), rows);
  });

  it('whose headings are one cell stands further down, or is parted by another sign', () => {
    const said = (row: number, sign: string, other = '') =>
      `table: row ${row} has no ${sign} and so no headings: say under \`table\` in which row they stand by \`headerRow\`${other}`;
    const by = (sign: string) => `, or \`delimiter\`, if cells are parted by ${sign}`;
    assert.equal(read('a,b\n"x, y",2\n'), said(1, '`;`', by('`,`')));
    assert.equal(read('a\tb\n1\t2\n'), said(1, '`;`', by('tab')));
    assert.equal(read('Plan of 2027\n\na;b\n'), said(1, '`;`'));
    assert.equal(read('\na;b\n1;2\n'), said(1, '`;`'));
    assert.equal(read('a;b\n', { delimiter: '\t' }), said(1, 'tab', by('`;`')));
  });

  it('may have headings, and a title above them, of several lines', () => {
    const rows = ['Cost center|Plan 2027', '3 x|5'];
    const headings = '"Cost\r\ncenter";"Plan\n 2027"\n';
    assert.deepEqual(read(`"Plan\nof 2027";\n${headings}x;5\n`, { headerRow: 2 }), rows);
    assert.deepEqual(read(`"Plan\nof 2027"\n${headings}x;5\n`, { headerRow: 2 }), rows);
    assert.match(String(read(`"Plan; of\n2027"\n${headings}`)), /^table: row 1 has no `;`/);
    assert.match(String(read('Plan "2027"\na;b\n')), /^table: row 1 has no `;`/);
  });

  it('finds a heading of several lines by its words', () => {
    const found = readTable('"Cost\ncenter";b\n', MAPPING);
    assert.ok('table' in found);
    for (const heading of ['Cost center', 'Cost\ncenter', ' Cost  center '])
      assert.deepEqual(findColumn(found.table.columns, heading), {
        index: 0,
        label: 'Cost center',
        heading: 'Cost center',
      });
  });

  it('names the row of a quote that stands inside a cell', () => {
    const said = 'a quote inside a cell, expected the whole cell in quotes and `""` for each in it';
    assert.equal(read('a;b"\n1;2\n'), `row 1: ${said}`);
    assert.equal(read('a;b\n1;2\nrack of 19" width;3\n'), `row 3: ${said}`);
    assert.equal(read('a;b\n"x"y;2\n'), `row 2: ${said}`);
    const many = `"1;\r\n""";2\r\n`.repeat(40_000);
    assert.equal(read(`a;b\r\n${many}rack of 19" width;3\r\n"4";5`).at(-1), `row 40002: ${said}`);
    assert.deepEqual(read('a;b\n"rack of 19"" width,\nblack";3\n'), ['a|b', '2 rack of 19" width,\nblack|3']);
  });

  it('names a quote that nobody closes, however much stands below it', () => {
    const said = read(`a;b\n"rack;1\n${'1;2\n'.repeat(1_000_000)}`);
    assert.equal(said, 'row 2: a quote is not closed, expected `"` behind the cell that begins with one');
  });

  it('is the same table however large it is', () => {
    const cells = ['1', '"a;\n""b"""', '""', '"\r\n"', 'ü', ''];
    const rows = Array.from(
      { length: 90_000 },
      (_, index) => `${cells[index % 6]};${cells[(index * 5) % 6]}`,
    );
    for (const end of ['\n', '\r\n', '\r']) {
      const csv = ['a;b', ...rows].join(end);
      const expected = parse(csv, { delimiter: ';' }).slice(1);
      const shown = expected.map((row, index) => `${index + 2} ${row.map((it) => it.trim()).join('|')}`);
      assert.deepEqual(read(csv).slice(1), shown);
    }
  });
});
