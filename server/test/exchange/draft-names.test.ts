/** What columns and rows are called. */
import assert from 'node:assert/strict';
import { type Draft, draftImport } from '../../src/exchange/draft.ts';
import { type ImportProblem, problemText } from '../../src/exchange/problem.ts';
import { readMapping } from '../../src/exchange/read-mapping.ts';
import { plainYaml } from './example.ts';

const MAPPING = `
apiVersion: outlay/v1
kind: ImportMapping
spec:
  amounts: { currency: USD }
  centers:
    root: { name: acme, owner: team/finance }
    levels: [{ name: Team, code: Code }]
  line: { name: Item, code: Account }
  category: { name: Item }
`;

function draftOf(csv: string, mapping: string): { draft: Draft | undefined; problems: ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const { mapping: read } = readMapping(plainYaml(mapping));
  return { draft: read && draftImport(csv, read, problems), problems };
}

describe('a draft', () => {
  it('calls a column without a heading by its letter, and lists no empty ones behind the last heading', () => {
    const csv = ',Item,2027,,\nOps,x,5,,\n,Total,5,,\n';
    const told = (name: string) => {
      const mapping = MAPPING.replace('name: Team, code: Code', `name: ${name}`).replace(
        ', code: Account',
        '',
      );
      const skip = '  skip: [{ column: column A, matches: "", reason: total }]\n';
      const { draft, problems } = draftOf(csv, mapping + skip);
      return [
        ...problems.map(problemText),
        ...(draft?.lines.map((it) => it.center.title) ?? []),
        draft?.unused,
      ];
    };
    assert.deepEqual(told('column A'), ['Ops', []]);
    assert.match(String(told('Team')[0]), /expected one of `column A`, `Item`, `2027`$/);
  });

  it('names the nearest of many headings, or the first of them', () => {
    const csv = `Team,Code,Item,Account,2027,${Array.from({ length: 200 }, (_, index) => `C${index}`).join()}\n`;
    const told = (heading: string) =>
      draftOf(csv, MAPPING.replace('line: { name: Item', `line: { name: ${heading}`)).problems.map(
        problemText,
      );
    assert.match(String(told('Itme')), /`Itme` is no heading of the table, expected `Item`$/);
    assert.match(String(told('Subject')), /expected one of `Team`, .*, `C14` and 185 more$/);
  });

  it('keeps names whether rows have money or not', () => {
    const rows = (money: string) =>
      [
        'Team,Code,Item,Account,2027,2028',
        `a,1,x,10,${money}`,
        'a,1,x,11,5,6',
        `a-1,2,y,12,${money}`,
        'A 1,3,Y,12,5,6',
        `b,4,z,13,${money}`,
      ].join('\n');
    const named = (money: string) =>
      draftOf(rows(money), MAPPING)
        .draft?.lines.filter(({ row }) => row === 3 || row === 5)
        .map((line) => [line.center.name, line.name, line.category?.name]);
    assert.deepEqual(named('0,'), named('7,8'));
    assert.deepEqual(named(','), [
      ['a', 'x-11', 'x'],
      ['a-1-3', 'y', 'y'],
    ]);
  });
});
