/** What written documents say, read back from their text by the engine that everything else uses. */
import { linesOf } from '../analysis/plan/cube.ts';
import type { PlannedLine } from '../analysis/plan/planned-line.ts';
import { Project } from '../analysis/project.ts';
import type { DocumentNode } from '../analysis/side.ts';
import type { FiscalCalendar } from '../domain/calendar.ts';
import type { MonthSpan } from '../domain/period.ts';
import { readPeriod } from '../syntax/values/period.ts';
import type { Documents } from './documents.ts';
import type { ImportProblem } from './problem.ts';
import { NEW_TARGET, placed, type Target } from './target.ts';

/** A line as the engine plans it. */
export interface WrittenLine {
  readonly center: string;
  readonly name: string;
  readonly category: string | undefined;
  /** In minor units, one for each of the requested periods. */
  readonly amounts: readonly bigint[];
}

/** The money of one currency in documents. */
export interface WrittenMoney {
  readonly lines: readonly WrittenLine[];
  /** Minor units of all lines over all their months, including those outside the periods. */
  readonly total: bigint;
}

/** What documents say. */
export interface Written {
  readonly byCurrency: ReadonlyMap<string, WrittenMoney>;
  /** What is wrong with the documents. */
  readonly problems: readonly ImportProblem[];
}

/** `periods` are as the language writes them and do not overlap; other documents of `target` are read but not returned. */
export function readBack(files: Documents, periods: readonly string[], target: Target = NEW_TARGET): Written {
  const project = new Project([]);
  const texts = placed(files, target);
  project.apply({ texts: new Map([...target.texts, ...texts]) });
  project.settle();
  const { head } = project;
  const spans = periods.map((period) => spanOf(period, head.settings.get().calendar));
  const documents = [...head.documents.values()].filter(({ path }) => texts.has(path));
  // reported once, not for each line
  const outside = spans.flatMap((span): readonly ImportProblem[] =>
    'problem' in span ? [{ in: 'result', message: span.problem.message }] : [],
  );
  const problems = [...outside, ...documents.flatMap(problemsOf)];
  const byCurrency = new Map<string, { readonly lines: WrittenLine[]; total: bigint }>();
  for (const line of linesOf(head, texts.keys())) {
    const { currency, entity, budget, incomplete, missingRates, problems: wrong, months } = line;
    // without a rate the amount is known all the same; the missing rate is a finding
    if (outside.length === 0 && ((incomplete && missingRates.length === 0) || wrong.length > 0))
      problems.push({
        in: 'result',
        message: `${budget}/${entity.name}: ${wrong[0]?.message ?? 'the amount cannot be read'}`,
      });
    const sum = byCurrency.get(currency) ?? { lines: [], total: 0n };
    byCurrency.set(currency, sum);
    sum.lines.push(writtenLine(line, spans));
    for (const amount of months) sum.total += amount;
  }
  return { byCurrency, problems };
}

function writtenLine(
  { center, category, entity, first, months }: PlannedLine,
  spans: readonly Span[],
): WrittenLine {
  const amounts = spans.map(() => 0n);
  for (const [index, amount] of months.entries()) {
    const at = spans.findIndex((span) => 'first' in span && contains(span, first + index));
    if (at !== -1) amounts[at] = (amounts[at] ?? 0n) + amount;
  }
  return { center, name: entity.name, category, amounts };
}

/**
 * Whatever the reader reports about the document, even what would only be a warning: there should be nothing. Problems of the
 * Workspace are reported at the mapping, where its words come from.
 */
function problemsOf({ content }: DocumentNode): readonly ImportProblem[] {
  const { kind, name, head, items } = content.get();
  return [head, ...items].flatMap(({ entity, problems }) =>
    problems.map(({ at, message }): ImportProblem => {
      if (kind === 'Workspace')
        return { in: 'mapping', at: at.replace(/^\/(?:spec|metadata)/, '/spec/workspace'), message };
      return { in: 'result', message: `${kind}/${name}/${entity?.name ?? '?'}${at}: ${message}` };
    }),
  );
}

/** Months, or why the calendar has none for a period. */
type Span = MonthSpan | { readonly problem: { readonly message: string } };

function spanOf(text: string, calendar: FiscalCalendar): Span {
  const period = readPeriod(text);
  return period.ok ? calendar.moneySpan(period.value) : period;
}

function contains({ first, last }: MonthSpan, month: number): boolean {
  return first <= month && month <= last;
}
