/** What keeps a table from being imported; while there is one, nothing is written. */
import { quoted } from '../domain/words/visible.ts';

/** A mistake in the mapping (`at` is a pointer, `/spec/amounts/unit`), a cell that cannot be read, or sums that differ. */
export type ImportProblem =
  | { readonly in: 'mapping'; readonly at: string; readonly message: string }
  | {
      readonly in: 'table';
      /** 1-based, as a spreadsheet numbers its rows; 0 is the table as a whole. */
      readonly row: number;
      readonly column: string;
      /** The cell as it is written. */
      readonly value: string;
      readonly message: string;
    }
  | { readonly in: 'result'; readonly message: string }
  /** No mistake: from `row` on nothing was looked at, because there are so many. */
  | { readonly in: 'rest'; readonly row: number; readonly message: string };

/** One line of text without the place of the file: ``row 7, column `2016`: `1.2.3`, expected …``. */
export function problemText(problem: ImportProblem): string {
  if (problem.in === 'mapping') return `${problem.at === '' ? 'mapping' : problem.at}: ${problem.message}`;
  if (problem.in === 'result') return problem.message;
  if (problem.in === 'rest') return `row ${problem.row}: ${problem.message}`;
  const row = problem.row === 0 ? 'table' : `row ${problem.row}`;
  const place = problem.column === '' ? row : `${row}, column ${quoted(problem.column)}`;
  return `${place}: ${problem.message}`;
}
