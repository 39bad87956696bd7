/**
 * A mapping file (`kind: ImportMapping`): how the columns of a table become cost centers, categories and lines. Plain data,
 * read by `readMapping`; `schemas/import-mapping.json` describes what each property means.
 */

/** A cell made of one column or of several, joined; headings as written in the mapping. */
type ColumnNames = readonly string[];

/** `-5`, `5-`, `(5)` and `5 CR`; the counterpart of `5 CR` is `5 DR`, which is positive. */
export type NegativeForm = 'minus' | 'trailing-minus' | 'brackets' | 'cr';

/** How amounts are written in the cells. */
export interface NumberFormat {
  readonly decimal: '.' | ',';
  /** One character, or undefined if digits are not grouped. A space or an apostrophe stands for all its variants. */
  readonly thousands: string | undefined;
  readonly negative: readonly NegativeForm[];
  /** Texts before or after a number that do not affect it: `$`, `EUR`. */
  readonly symbols: readonly string[];
  /** Texts that mean no amount, besides the empty cell. */
  readonly nothing: readonly string[];
}

/** A column of money, named by its heading. */
export interface NamedColumn {
  readonly heading: string;
  readonly period: string;
}

/** `fiscal-years` and `months` choose columns by their headings. */
export type AmountColumns = 'fiscal-years' | 'months' | readonly NamedColumn[];

/** What comes first in a day such as `01/02/2027`. */
export type DayOrder = 'month-first' | 'day-first';

/** A table with a row for each line and period: the columns that hold the two. */
export interface AmountRows {
  readonly period: ColumnNames;
  /** The column of amounts, or of debits. */
  readonly amount: string;
  /** The column of credits, if they have one of their own. */
  readonly credit: string | undefined;
  /** The meaning of period cells that is not their literal one; by their text or by a pattern like those of `skip`. */
  readonly periods: ReadonlyMap<string, string>;
  /** Undefined if such days are not to be read. */
  readonly dates: DayOrder | undefined;
}

/** The column that says whether each row is a debit or a credit, and its words for them; case is ignored. */
export interface SideColumn {
  readonly column: string;
  readonly debit: readonly string[];
  readonly credit: readonly string[];
}

/** Which columns hold money and how they are read. */
export interface AmountsMapping {
  /** Of amounts, or of debits. */
  readonly columns: AmountColumns;
  /** Columns of credits, if they have their own. */
  readonly credits: readonly NamedColumn[];
  /** If present, no column is chosen by its heading. */
  readonly rows: AmountRows | undefined;
  /** Columns and rows outside it are left out; as written, `FY2014..`. */
  readonly period: string | undefined;
  /** The currency of every amount, or the heading of the column that holds it row by row. */
  readonly currency: string | { readonly column: string };
  /** The unit of a cell: 0 for units, 3 for thousands, 6 for millions, 9 for billions. */
  readonly exponent: number;
  /** Costs are negative in the cells. */
  readonly reversed: boolean;
  /** If the sign is not in the cells. */
  readonly side: SideColumn | undefined;
  readonly number: NumberFormat;
}

/** One level of the tree below the root. */
export interface LevelMapping {
  readonly name: ColumnNames;
  readonly code: ColumnNames;
}

/** The center that holds all others. */
export interface RootMapping {
  readonly name: string;
  readonly title: string | undefined;
  readonly code: string | undefined;
  readonly owner: string;
}

/** How a row becomes a line. */
export interface LineMapping {
  readonly name: ColumnNames;
  readonly code: ColumnNames;
  /** Columns that distinguish lines with the same name; by default those of `code`. */
  readonly suffix: ColumnNames;
  readonly labels: readonly { readonly key: string; readonly column: string }[];
}

/** How a cell becomes a category. */
export interface CategoryMapping {
  readonly name: ColumnNames;
  readonly code: ColumnNames;
  readonly pool: string | undefined;
}

/** Rows whose cell matches one of the patterns (`*` is any text, case is ignored) are left out. */
export interface SkipMapping {
  readonly column: string;
  readonly patterns: readonly string[];
  readonly reason: string;
}

/** The workspace to write; without it the documents join an existing one. */
export interface WorkspaceMapping {
  readonly name: string;
  readonly title: string | undefined;
  /** The currency of the reports. */
  readonly currency: string;
  /** Planned rates: `USD/EUR` to how many euros a dollar is. */
  readonly rates: readonly (readonly [pair: string, rate: string])[];
  readonly basis: string | undefined;
  readonly calendar: readonly (readonly [key: string, value: string | readonly string[]])[];
}

/** A person to declare. */
interface PersonMapping {
  readonly name: string;
  readonly emails: readonly string[];
}

/** A team to declare. */
interface TeamMapping {
  readonly name: string;
  readonly members: readonly string[];
}

/** How the text of the table is to be read. */
export interface TableMapping {
  /** Label of the encoding in the Encoding Standard; the caller, who has the bytes, decodes them. */
  readonly encoding: string;
  readonly delimiter: string;
  /** 1-based number of the first row of headings; rows above it are not read. */
  readonly headerRow: number;
  readonly headerRows: number;
  /** Columns whose empty cells repeat the cell above. */
  readonly fillDown: readonly string[];
}

/** A mapping that could be read. */
export interface ImportMapping {
  readonly table: TableMapping;
  readonly amounts: AmountsMapping;
  readonly root: RootMapping;
  readonly levels: readonly LevelMapping[];
  readonly line: LineMapping;
  readonly category: CategoryMapping | undefined;
  readonly skip: readonly SkipMapping[];
  readonly keepZeroRows: boolean;
  /** Cell text to the name that it gets. */
  readonly names: ReadonlyMap<string, string>;
  readonly workspace: WorkspaceMapping | undefined;
  readonly people: readonly PersonMapping[];
  readonly teams: readonly TeamMapping[];
}
