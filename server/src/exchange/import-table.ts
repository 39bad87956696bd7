/** Turns a table into documents whose amounts add up to it exactly, or into nothing. */
import type { Documents } from './documents.ts';
import { type Draft, draftImport, type Merged, type Renamed } from './draft.ts';
import type { JoinedRows } from './join-rows.ts';
import type { ImportProblem } from './problem.ts';
import { readBack } from './read-back.ts';
import { readMapping } from './read-mapping.ts';
import type { SkippedRow } from './rows.ts';
import { compareSums, type Sums } from './sums.ts';
import type { Target } from './target.ts';
import type { LikeTotal } from './totals.ts';

/** `mapping` is the mapping file as plain maps, lists and texts; `name` is what people call the table (its file). */
export interface ImportInput {
  readonly csv: string;
  readonly mapping: unknown;
  readonly name: string;
  /** By default an empty folder. */
  readonly target?: Target;
}

/** What an import did, row by row and cent by cent. */
export interface Reconciliation {
  /** What people call the table. */
  readonly name: string;
  /** The unit of a cell: 0 for units, 3 for thousands, 6 for millions, 9 for billions. */
  readonly exponent: number;
  readonly root: { readonly name: string; readonly title: string };
  /** Headings of the columns of money (of debits, where credits have their own) with the period of each, in order of time. */
  readonly columns: readonly { readonly heading: string; readonly period: string }[];
  /** Headings of the columns that are not read. */
  readonly unused: readonly string[];
  /** Rows below the headings. */
  readonly rowsRead: number;
  readonly linesWritten: number;
  readonly budgets: number;
  readonly centers: number;
  readonly categories: number;
  /** In order of rows. */
  readonly skipped: readonly SkippedRow[];
  /** If the table has a row for each line and period: how many rows went into lines, and which were added to others. */
  readonly joined: JoinedRows | undefined;
  readonly renamed: readonly Renamed[];
  readonly merged: readonly Merged[];
  /** Lines that may be totals of those above. */
  readonly likeTotals: readonly LikeTotal[];
  /** One for each currency, in alphabetical order. */
  readonly sums: readonly Sums[];
}

/** `files` is empty unless the whole table could be read and the sums agree. */
export interface ImportResult {
  /** Text by path from the workspace folder. */
  readonly files: Documents;
  /** Undefined if the mapping or the table could not be read. */
  readonly reconciliation: Reconciliation | undefined;
  readonly problems: readonly ImportProblem[];
}

/** Never throws because of its input. The output sums are read from the text of `files`. */
export function importTable({ csv, mapping: value, name, target }: ImportInput): ImportResult {
  const { mapping, problems: wrong } = readMapping(value);
  const problems: ImportProblem[] = [...wrong];
  const draft = mapping === undefined ? undefined : draftImport(csv, mapping, problems, target);
  if (mapping === undefined || draft === undefined)
    return { files: new Map(), reconciliation: undefined, problems };

  const periods = draft.periods.map(({ period }) => period);
  const written = readBack(draft.files, periods, target);
  const sums = compareSums(draft.lines, periods, written.byCurrency, draft.currencies);
  for (const problem of written.problems) problems.push(problem);
  if (draft.lines.length === 0)
    problems.push({ in: 'result', message: 'no row has money, expected one that becomes a line' });
  if (!sums.every(({ agree }) => agree))
    problems.push({
      in: 'result',
      message: 'the sums differ, expected the documents to add up to the table',
    });
  return {
    files: problems.length > 0 ? new Map() : draft.files,
    reconciliation: { ...account(draft), name, exponent: mapping.amounts.exponent, sums },
    problems,
  };
}

function account(draft: Draft): Omit<Reconciliation, 'name' | 'exponent' | 'sums'> {
  const { root, periods, unused, rowsRead, lines, budgets, centers, categories } = draft;
  const { skipped, joined, renamed, merged, likeTotals } = draft;
  return {
    root: { name: root.name, title: root.title },
    columns: periods.map(({ column, period }) => ({ heading: column.label, period })),
    unused,
    rowsRead,
    linesWritten: lines.length,
    budgets,
    centers,
    categories,
    skipped,
    joined,
    renamed,
    merged,
    likeTotals,
  };
}
