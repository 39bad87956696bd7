/**
 * Our own requests beside those of LSP, for the extension and for any other client: parameters and answers.
 *
 * Amounts are text as people read them (`−13,112.94`, in the reporting currency, which the answer names once), so that no
 * client can turn money into a float. JavaScript numbers are ratios that place pixels, counts, and rows and columns of a text,
 * both from 0. All text is ready to be shown: characters that cannot be seen are written out. It is text, never HTML or
 * Markdown.
 */

/** Grows with every change that a client of the previous version would not understand. */
export const PROTOCOL_VERSION = 1;

/** The names of the requests; {@link Requests} has the parameters and the answer of each. */
export const REQUESTS = {
  impact: 'outlay/impact',
  rows: 'outlay/rows',
  plan: 'outlay/plan',
  tree: 'outlay/tree',
  explain: 'outlay/explain',
  export: 'outlay/export',
  rowAt: 'outlay/rowAt',
  status: 'outlay/status',
  bases: 'outlay/bases',
  compare: 'outlay/compare',
} as const;

/** Sent by the server after every change that can be seen in an answer: `params` are {@link Changed}. */
export const CHANGED = 'outlay/changed';

/** Parameters and answers by the key in {@link REQUESTS}. */
export interface Requests {
  readonly impact: { readonly params: ImpactParams; readonly answer: ImpactAnswer };
  /** Only the rows: for scrolling. */
  readonly rows: { readonly params: ImpactParams; readonly answer: Rows };
  readonly plan: { readonly params: PlanParams; readonly answer: PlanAnswer };
  readonly tree: { readonly params: TreeParams; readonly answer: readonly TreeItem[] };
  readonly explain: { readonly params: ExplainParams; readonly answer: Explanation | null };
  readonly export: { readonly params: ExportParams; readonly answer: Exported };
  readonly rowAt: { readonly params: RowAtParams; readonly answer: RowPlace | null };
  readonly status: { readonly params: InWorkspace; readonly answer: Status };
  readonly bases: { readonly params: InWorkspace; readonly answer: Bases };
  readonly compare: { readonly params: CompareParams; readonly answer: null };
}

/** A client may have several workspaces open. */
export interface InWorkspace {
  /** URI of the folder that holds `outlay.yaml`. */
  readonly workspace: string;
}

/** Something that is visible in an answer has changed. */
export interface Changed extends InWorkspace {
  readonly revision: number;
}

/** Somewhere in a file of the workspace. */
export interface Place {
  /** From the workspace folder, `/`-separated. */
  readonly path: string;
  readonly line: number;
  /** UTF-16 units. */
  readonly character: number;
  /** `payments.yaml:15`. */
  readonly label: string;
}

/** A stretch of text; strong ones carry the answer. */
export interface Words {
  readonly text: string;
  readonly strong: boolean;
}

/** What a change does to money: never a judgement. */
export type Direction = 'more' | 'less' | 'same';

/** The one sentence about something that the change affects. */
export interface PreviewSentence {
  readonly mark: Direction;
  readonly words: readonly Words[];
  /** The same as a single text. */
  readonly text: string;
  /** The row that it is about. */
  readonly row: string | undefined;
}

/** The part of the workspace to show: everything, one cost center with all below it, or the documents of one file. */
export type Scope =
  | { readonly kind: 'workspace' }
  | { readonly kind: 'center'; readonly name: string }
  | { readonly kind: 'file'; readonly path: string };

/** What rows are sorted by; by default the largest change comes first. */
export interface Sort {
  readonly column: 'label' | 'before' | 'after' | 'change' | 'percent';
  readonly order: 'ascending' | 'descending';
}

/** Everything about the rows except which of them are in view. */
export interface ImpactQuestion {
  readonly scope: Scope;
  /** An id of {@link Preview.groupings}; `costCenter` is the tree. */
  readonly group: string;
  readonly sort: Sort | undefined;
  /** Rows whose words contain this text, with everything above them; empty means all. */
  readonly filter: string;
  /** Rows that do not change are not folded. */
  readonly unchanged: boolean;
  /** Rows that were opened and closed by hand; all others are open if something below them changes. */
  readonly opened: readonly string[];
  readonly closed: readonly string[];
  /** The row whose months the chart shows; by default the first. */
  readonly selected: string | undefined;
}

/** Rows `offset` to `offset + count` are answered. */
export interface ImpactParams extends InWorkspace {
  readonly question: ImpactQuestion;
  readonly offset: number;
  readonly count: number;
}

/** What the change costs. */
export type ImpactAnswer =
  /** The folder has no document that declares a workspace. */
  { readonly version: 1; readonly state: 'empty' } | Preview;

/** The whole page, except for the rows that are not in view. */
export interface Preview {
  readonly version: 1;
  /** `unknown` has no change and no `before`: only the plan itself is shown. */
  readonly state: 'changed' | 'unchanged' | 'unknown';
  readonly revision: number;
  readonly currency: string;
  /** What the head is compared with: `main at 4be19c7`. */
  readonly against: string | undefined;
  readonly title: readonly Words[];
  readonly detail: string;
  /** Why the effect is unknown, and the command that repairs it. */
  readonly reason: string | undefined;
  readonly repair: string | undefined;
  readonly sentences: readonly PreviewSentence[];
  /** How many affected things have no sentence here. */
  readonly moreSentences: string | undefined;
  /** What the numbers do not show: what they lack, what is not computed yet. */
  readonly notices: readonly string[];
  readonly measures: readonly PreviewMeasure[];
  readonly months: Chart;
  /** From before to after; undefined if nothing changes. */
  readonly bridge: Chart | undefined;
  readonly strip: Strip;
  readonly findings: Findings;
  readonly groupings: readonly { readonly id: string; readonly label: string }[];
  readonly columns: Columns;
  readonly rows: Rows;
}

/** One overall figure, before and after. */
export interface PreviewMeasure {
  readonly id: 'thisYear' | 'nextYear' | 'runRate';
  readonly title: readonly Words[];
  /** Undefined if the base is unknown. */
  readonly before: string | undefined;
  readonly after: string;
  readonly change: string | undefined;
  readonly percent: string | undefined;
  readonly direction: Direction;
  /** What stays and what changes, as ratios of the larger side that add up to at most 1. */
  readonly stays: number;
  readonly moves: number;
}

/** The headings of the columns. */
export interface Columns {
  /** `Cost center, line`. */
  readonly label: string;
  /** `Jul–Jun`. */
  readonly months: string;
  /** `After`, or `Plan` if there is no change to show. */
  readonly after: string;
  /** `USD, FY2027`. */
  readonly caption: string;
}

/** A part of all rows. */
export interface Rows {
  readonly revision: number;
  /** How many there are in total. */
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly ImpactRow[];
  /** The position of the selected row among all, -1 if it is not shown. */
  readonly selected: number;
  /** Rows above a selected one that is not shown: opening them shows it. */
  readonly above: readonly string[];
}

/** One row of the table. */
export interface ImpactRow {
  /** Stays the same across edits: `center/payments`, `center/payments/line/payments/compute`. */
  readonly id: string;
  /** `fold` stands for rows that do not change. */
  readonly kind: 'all' | 'center' | 'group' | 'line' | 'fold';
  /** 1 is the first level. */
  readonly level: number;
  /** Undefined if nothing is below. */
  readonly expanded: boolean | undefined;
  readonly label: string;
  /** What happened to it: `new`, `was data-science`, `13,112.94 moves inside`. */
  readonly tags: readonly string[];
  /** `CC-2100 · noor`, `FY2027-Q3: 288k → 354k`. */
  readonly note: string;
  readonly before: string | undefined;
  readonly after: string;
  /** `·` for none. */
  readonly change: string | undefined;
  readonly percent: string | undefined;
  readonly direction: Direction;
  /** The change relative to the largest in the table, from −1 to 1. */
  readonly bar: number;
  /** Months of the shown year relative to the highest of the row; `before` is empty if nothing changes. */
  readonly spark: { readonly before: readonly number[]; readonly after: readonly number[] };
  /** The text that causes or declares it. */
  readonly place: Place | undefined;
  /** The whole row for a screen reader. */
  readonly speech: string;
}

/** A chart: what ECharts draws, and everything else about it in words. */
export interface Chart {
  readonly title: string;
  readonly subtitle: string;
  /** All its numbers, for a screen reader. */
  readonly description: string;
  /** Pixels. */
  readonly height: number;
  /** An ECharts option: plain data; colours are CSS variables that the page defines. */
  readonly option: Readonly<Record<string, unknown>>;
  /** What the marks mean, in order. */
  readonly marks: readonly { readonly mark: 'plan' | 'added' | 'removed'; readonly text: string }[];
  /** What to show for a pointer on the n-th column or bar. */
  readonly tips: readonly Tip[];
  /** Where they are shown: along an axis, in equal parts between two pixel positions; without an end, to the far edge. */
  readonly tipArea: { readonly axis: 'x' | 'y'; readonly start: number; readonly end: number | undefined };
}

/** A small table. */
export interface Tip {
  readonly title: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
}

/** The plan as lengths on one scale, for the first levels of the tree. */
export interface Strip {
  readonly title: string;
  readonly subtitle: string;
  readonly parts: readonly StripPart[];
}

/** One length; all of one level add up to 1. */
export interface StripPart {
  readonly row: string;
  readonly label: string;
  /** `29.7%`. */
  readonly share: string;
  readonly length: number;
  /** How much of it changes: a ratio of its own length. */
  readonly moves: number;
  readonly direction: Direction;
  readonly parts: readonly StripPart[];
}

/** Findings in what the change affects. */
export interface Findings {
  /** `2 warnings, 1 info`. */
  readonly summary: string;
  readonly list: readonly PreviewFinding[];
  /** `3 more`. */
  readonly more: string | undefined;
}

/** One finding and where it is. */
export interface PreviewFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly place: Place;
}

/** Asks for the plan without any comparison. */
export interface PlanParams extends InWorkspace {
  /** Declared name of a cost center; by default the whole workspace. */
  readonly center: string | undefined;
  readonly group: string;
  /** Levels of rows below the first; by default all. */
  readonly depth: number | undefined;
}

/** A plan as rows, in reading order. */
export interface PlanAnswer {
  readonly version: 1;
  readonly currency: string;
  /** `FY2027-Q1`, …, the last is their sum. */
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly level: number;
    readonly label: string;
    readonly note: string;
    readonly amounts: readonly string[];
  }[];
  readonly notices: readonly string[];
}

/** Asks for the cost centers below one; without `parent`, those at the top. */
export interface TreeParams extends InWorkspace {
  readonly parent: string | undefined;
}

/** One cost center in the sidebar. */
export interface TreeItem {
  /** Declared name. */
  readonly name: string;
  /** Shortened: the tooltip has the full text. */
  readonly label: string;
  /** `2.85M, +145k · noor`: rounded, the exact amounts are in the tooltip. */
  readonly description: string;
  /** Lines of text. */
  readonly tooltip: readonly string[];
  readonly owner: string | undefined;
  readonly plan: string;
  readonly change: string | undefined;
  readonly direction: Direction;
  readonly hasChildren: boolean;
  /** Where it is declared. */
  readonly place: Place | undefined;
}

/** Asks how a figure of a row adds up. */
export interface ExplainParams extends InWorkspace {
  readonly question: ImpactQuestion;
  readonly row: string;
  readonly figure: 'before' | 'after' | 'change';
}

/** How a figure adds up. */
export interface Explanation {
  /** `network`, `FY2027 after`. */
  readonly title: readonly Words[];
  readonly steps: readonly ExplanationStep[];
  readonly sum: ExplanationStep;
  /** What was left out of a long list. */
  readonly more: string | undefined;
  readonly place: Place | undefined;
}

/** One amount that contributes to a figure, or, without an amount, a sentence about it. */
export interface ExplanationStep {
  /** 0 is what the figure is made of, deeper is what that is based on. */
  readonly depth: number;
  readonly text: string;
  readonly amount: string | undefined;
}

/** What a preview can be saved as. */
export type ExportFormat = 'markdown' | 'html' | 'csv' | 'svg';

/** Asks for a file that shows what the page shows. */
export interface ExportParams extends InWorkspace {
  readonly question: ImpactQuestion;
  readonly format: ExportFormat;
}

/** A file that shows what the page shows. */
export interface Exported {
  /** `impact-fy2027.md`. */
  readonly fileName: string;
  readonly text: string;
}

/** Asks which row a place in a file causes. */
export interface RowAtParams extends InWorkspace {
  readonly question: ImpactQuestion;
  /** From the workspace folder, `/`-separated. */
  readonly path: string;
  readonly line: number;
  readonly character: number;
}

/** A row and its position among all: -1 if something above it is closed. */
export interface RowPlace {
  readonly row: string;
  readonly index: number;
}

/** One line for the status bar. */
export interface Status {
  readonly state: 'empty' | 'changed' | 'unchanged' | 'unknown' | 'incomplete';
  /** `▲ +177,000.00 USD in FY2027 against main`. */
  readonly text: string;
  /** Lines of text: the sentences, or why there are none and how to repair that. */
  readonly tooltip: readonly string[];
}

/** What the head can be compared with. */
export type Against =
  /** The merge base with the default branch: the default. */
  | { readonly kind: 'merge-base' }
  | { readonly kind: 'head' }
  /** A branch (its merge base), a tag or a commit, as Git spells it. */
  | { readonly kind: 'revision'; readonly revision: string }
  /** A name that the workspace gives to a commit or a tag. */
  | { readonly kind: 'version'; readonly name: string };

/** What the head is compared with, and what it could be compared with. */
export interface Bases {
  readonly current: Against;
  /** Of branches and tags only the newest; any other revision may be written. */
  readonly choices: readonly { readonly against: Against; readonly label: string }[];
  /** Of the working tree; undefined without Git or on no branch. */
  readonly branch: string | undefined;
}

/** From now on everything is compared with it: lens, hints, status bar and preview show the same number. */
export interface CompareParams extends InWorkspace {
  readonly against: Against;
}

/** Sent when the client's user grants or revokes trust in the folders; where `trusted` was false, Git is not run until then. */
export const TRUST = 'outlay/trust';

/** Parameters of {@link TRUST}. */
export interface Trust {
  readonly trusted: boolean;
}

/** Sent by a client whose server cannot read files, in a web worker: the YAML and CSV files of its folders, and their changes. */
export const FILES = 'outlay/files';

/** Parameters of {@link FILES}. */
export interface Files {
  readonly files: readonly {
    readonly uri: string;
    /** Null: the file is gone. */
    readonly text: string | null;
  }[];
}
