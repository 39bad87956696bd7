/**
 * A mapping file (`kind: ImportMapping`): how the columns of a table become cost centers, categories and lines. Plain data, read
 * by `readMapping`; what each property means is said in `schemas/import-mapping.json`.
 */

/** A cell made of one column or of several, joined; headings as they are written in the mapping. */
type ColumnNames = readonly string[];

/** `-5`, `5-`, `(5)` and `5 CR`; beside `5 CR` stands `5 DR`, which is positive. */
export type NegativeForm = 'minus' | 'trailing-minus' | 'brackets' | 'cr';

/** How amounts are written in the cells. */
export interface NumberFormat {
  readonly decimal: '.' | ',';
  /** One character, or undefined when digits are not grouped. A space or an apostrophe stands for every kind of it. */
  readonly thousands: string | undefined;
  readonly negative: readonly NegativeForm[];
  /** Texts before or behind a number that say nothing of it: `$`, `EUR`. */
  readonly symbols: readonly string[];
  /** Texts that mean no amount, besides the empty cell. */
  readonly nothing: readonly string[];
}

/** A column of money that is named by its heading. */
export interface NamedColumn {
  readonly heading: string;
  readonly period: string;
}

/** `fiscal-years` and `months` choose columns by their headings. */
export type AmountColumns = 'fiscal-years' | 'months' | readonly NamedColumn[];

/** What comes first in a day such as `01/02/2027`. */
export type DayOrder = 'month-first' | 'day-first';

/** A table with a row for each line and period: where a row says the two. */
export interface AmountRows {
  readonly period: ColumnNames;
  /** The column of amounts, or of debits. */
  readonly amount: string;
  /** That of credits, where they have one of their own. */
  readonly credit: string | undefined;
  /** What a cell of the period means, where that is not what it says; by its text or a pattern, as rows are left out by. */
  readonly periods: ReadonlyMap<string, string>;
  /** Undefined where such days are not to be read. */
  readonly dates: DayOrder | undefined;
}

/** The column that says of each row whether it is a debit or a credit, and its words for them; case does not count. */
export interface SideColumn {
  readonly column: string;
  readonly debit: readonly string[];
  readonly credit: readonly string[];
}

/** Which columns hold money and how it is read. */
export interface AmountsMapping {
  /** Of amounts, or of debits. */
  readonly columns: AmountColumns;
  /** Columns of credits, where they have their own. */
  readonly credits: readonly NamedColumn[];
  /** Where it is there, no column is read by its heading. */
  readonly rows: AmountRows | undefined;
  /** Columns and rows outside are left out; `FY2014..`, as it is written. */
  readonly period: string | undefined;
  /** That of every amount, or the heading of the column that says it row by row. */
  readonly currency: string | { readonly column: string };
  /** What a cell counts in: 0 for units, 3 for thousands, 6 for millions, 9 for billions. */
  readonly exponent: number;
  /** Cost is negative in the cells. */
  readonly reversed: boolean;
  /** Where the sign does not stand in the cells. */
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
  /** Told apart by these when names repeat; the columns of `code` when nothing is said. */
  readonly suffix: ColumnNames;
  readonly labels: readonly { readonly key: string; readonly column: string }[];
}

/** How a cell becomes a category. */
export interface CategoryMapping {
  readonly name: ColumnNames;
  readonly code: ColumnNames;
  readonly pool: string | undefined;
}

/** Rows whose cell reads like one of the patterns (`*` is any text, case does not count) are left out. */
export interface SkipMapping {
  readonly column: string;
  readonly patterns: readonly string[];
  readonly reason: string;
}

/** The workspace to write; without it the documents join one that exists. */
export interface WorkspaceMapping {
  readonly name: string;
  readonly title: string | undefined;
  /** That of the reports. */
  readonly currency: string;
  /** Plan rates: `USD/EUR` to how many euros a dollar is. */
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

/** Which text the table is. */
export interface TableMapping {
  /** Label of the encoding as the Encoding Standard names it; whoever has the bytes decodes them. */
  readonly encoding: string;
  readonly delimiter: string;
  /** 1-based number of the first row of headings; rows above are not read. */
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
