/** What written documents say, read anew from their text by the engine that everything else uses. */
import { linesOf } from '../analysis/plan/cube.ts';
import type { PlannedLine } from '../analysis/plan/planned-line.ts';
import { Project } from '../analysis/project.ts';
import type { DocumentNode } from '../analysis/side.ts';
import type { FiscalCalendar } from '../domain/calendar.ts';
import type { MonthSpan } from '../domain/period.ts';
import { readPeriod } from '../syntax/values/period.ts';
import type { Documents } from './documents.ts';

/** The money of one currency in documents, in minor units. */
export interface WrittenMoney {
  /** By name of the center, one for each of the periods asked for. */
  readonly byCenter: ReadonlyMap<string, readonly bigint[]>;
  /** All lines over all their months, also outside of the periods. */
  readonly total: bigint;
  readonly lines: number;
}

/** What documents say. */
export interface Written {
  readonly byCurrency: ReadonlyMap<string, WrittenMoney>;
  /** What is wrong with the documents, one text each. */
  readonly problems: readonly string[];
}

/** `periods` are as the language writes them and do not overlap. */
export function readBack(files: Documents, periods: readonly string[]): Written {
  const project = new Project([]);
  // one version of each file: its path serves as the hash of its text
  project.apply({ texts: new Map([...files].map(([path, text]) => [path, { text, hash: path }])) });
  project.settle();
  const spans = periods.map((period) => spanOf(period, project.head.settings.get().calendar));
  const problems = [...project.head.documents.values()].flatMap(problemsOf);
  const byCurrency = new Map<string, Sum>();
  for (const line of linesOf(project.head)) {
    const { currency, entity, budget, incomplete, problems: wrong } = line;
    if (incomplete || wrong.length > 0)
      problems.push(`${budget}/${entity.name}: ${wrong[0]?.message ?? 'the amount cannot be read'}`);
    const sum = byCurrency.get(currency) ?? { byCenter: new Map(), total: 0n, lines: 0 };
    byCurrency.set(currency, sum);
    addTo(sum, line, spans);
  }
  return { byCurrency, problems };
}

interface Sum {
  readonly byCenter: Map<string, bigint[]>;
  total: bigint;
  lines: number;
}

function addTo(
  sum: Sum,
  { center, first, months }: PlannedLine,
  spans: readonly (MonthSpan | undefined)[],
): void {
  sum.lines += 1;
  const sums = sum.byCenter.get(center) ?? spans.map(() => 0n);
  sum.byCenter.set(center, sums);
  for (const [index, amount] of months.entries()) {
    sum.total += amount;
    const at = spans.findIndex((span) => span !== undefined && contains(span, first + index));
    if (at !== -1) sums[at] = (sums[at] ?? 0n) + amount;
  }
}

/** Whatever the reader has to say of the document, also what would only be a warning: it should be silent. */
function problemsOf({ content }: DocumentNode): readonly string[] {
  const { kind, name, head, items } = content.get();
  return [head, ...items].flatMap(({ entity, problems }) =>
    problems.map(({ at, message }) => `${kind}/${name}/${entity?.name ?? '?'}${at}: ${message}`),
  );
}

function spanOf(text: string, calendar: FiscalCalendar): MonthSpan | undefined {
  const period = readPeriod(text);
  if (!period.ok) return undefined;
  const span = calendar.span(period.value);
  return 'first' in span ? span : undefined;
}

function contains({ first, last }: MonthSpan, month: number): boolean {
  return first <= month && month <= last;
}
