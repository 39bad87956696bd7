import assert from 'node:assert/strict';
import { csvText, textCell } from '../../src/report/csv.ts';

describe('a table as CSV', () => {
  it('is no formula to a spreadsheet, however a name begins', () => {
    for (const name of ['=1+1', '+1', '-1', '@A1', '\t=1']) assert.equal(textCell(name), `'${name}`);
    assert.equal(textCell('a=1'), 'a=1');
  });

  it('has quotes around what would end a cell or a row', () => {
    assert.equal(textCell('R&D, Kuwait'), '"R&D, Kuwait"');
    assert.equal(textCell('the "lab"'), '"the ""lab"""');
    assert.equal(textCell('one\ntwo'), '"one\ntwo"');
  });

  it('ends each row as other programs do', () => {
    const rows = [
      ['name', 'after'],
      ['lab', '-1.00'],
    ];
    assert.equal(csvText(rows), 'name,after\r\nlab,-1.00\r\n');
  });
});
