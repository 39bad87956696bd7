/** What keeps a table from being imported; while there is one, nothing is written. */
import { quoted } from '../domain/words/visible.ts';
import { unescapePointer } from '../syntax/locate.ts';

/** A mistake in the mapping (`at` is a pointer, `/spec/amounts/unit`), a cell that cannot be read, or sums that differ. */
export type ImportProblem =
  | {
      readonly in: 'mapping';
      readonly at: string;
      readonly message: string;
      /** Line and column count from 1; added by the caller, who has the text of the mapping. */
      readonly place?: { readonly file: string; readonly line: number; readonly column: number };
    }
  | {
      readonly in: 'table';
      /** 1-based, as a spreadsheet numbers its rows; 0 is the table as a whole. */
      readonly row: number;
      readonly column: string;
      /** The cell as it is written. */
      readonly value: string;
      readonly message: string;
      readonly file?: string;
    }
  | { readonly in: 'result'; readonly message: string }
  /** Not a mistake: from `row` on nothing was checked, because there are too many. */
  | { readonly in: 'rest'; readonly row: number; readonly message: string };

/** One line of text: ``plan.csv: row 7, column `2016`: `1.2.3`, expected …``, ``import.yaml:12:9: unit: `dozens`, expected …``. */
export function problemText(problem: ImportProblem): string {
  if (problem.in === 'mapping') return `${mappingPlace(problem)}${problem.message}`;
  if (problem.in === 'result') return problem.message;
  if (problem.in === 'rest') return `row ${problem.row}: ${problem.message}`;
  const { row, column, file, message } = problem;
  const inFile = file === undefined ? '' : `${file}: `;
  // a problem of the whole table is already located by its name
  const inTable = row === 0 ? (file === undefined ? 'table: ' : '') : `row ${row}${inColumn(column)}: `;
  return `${inFile}${inTable}${message}`;
}

function inColumn(column: string): string {
  return column === '' ? '' : `, column ${quoted(column)}`;
}

type MappingProblem = Extract<ImportProblem, { readonly in: 'mapping' }>;

/** Without a place, the pointer; with one, the last key, unless the message names it. */
function mappingPlace({ at, message, place }: MappingProblem): string {
  if (place === undefined) return `${at === '' ? 'mapping' : at}: `;
  const keys = at.split('/').filter((step) => !/^\d*$/.test(step));
  const key = unescapePointer(keys.at(-1) ?? '');
  const said = key === '' || message.startsWith(quoted(key)) || message.includes(`property ${quoted(key)}`);
  return `${place.file}:${place.line}:${place.column}: ${said ? '' : `${key}: `}`;
}
