/** `outlay explain`: what a code, a kind, a property or a name means, and where an amount comes from. */

import { fiscalYear } from '../../analysis/impact/impact.ts';
import { nearest } from '../../base/nearest.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { formatCount, list } from '../../domain/words/lists.ts';
import { quoted } from '../../domain/words/visible.ts';
import { workspaceOf } from '../../host/disk.ts';
import { closedPeriod, defaultPeriod } from '../../report/plan-columns.ts';
import { jsonText } from '../json.ts';
import { type CommonOptions, type Format, folderOf, readSpan, type Wrong } from '../options.ts';
import { textAt } from '../plain-value.ts';
import type { Reference } from '../reference.ts';
import { kindText, pageText, propertyText } from '../reporters/explain-text.ts';
import { depthOf, type Kind, kindsOf } from '../schema.ts';
import { complain, isFolder, openWorkspace, type Workspace } from '../workspace.ts';
import type { ExitCode, World } from '../world.ts';
import { explainAmount } from './explain-amount.ts';
import { explainBuiltIn } from './explain-built-in.ts';
import { type Explained, explainName, lineNames, nearestName } from './explain-name.ts';
import { explainRate, unplannedRate } from './explain-rate.ts';

/** As given on the command line. */
export type ExplainOptions = CommonOptions;

/** A subject with a slash is an amount; any other is a word of the language or else a name of the workspace. */
export async function runExplain(
  world: World,
  subject: string,
  period: string | undefined,
  options: ExplainOptions,
): Promise<ExitCode> {
  if (subject.includes('/'))
    return explainIn(world, options, {
      find: (workspace) => explainMoney(world, workspace, subject, { period, format: options.format }),
      otherwise: (workspace) => noLine(world, workspace, subject),
    });
  const folder = folderOf(world, options);
  if (!isFolder(world, folder)) return 2;
  const reference = world.reference();
  const kinds = kindsOf(reference);
  if (explainWord(world, subject, { reference, kinds }, options)) return 0;
  const words = [...Object.keys(reference.rules), ...kinds.flatMap((it) => wordsOf(it, subject))];
  // words of the language mean the same in any folder
  if (workspaceOf(folder) === undefined)
    return say(world, nothing(subject, nearest(subject, new Set(words))));
  return explainIn(world, options, {
    find: (workspace) => {
      const span = period === undefined ? undefined : spanOf(workspace, period);
      if (span && 'wrong' in span) return span;
      const asked = { format: options.format, span };
      return (
        explainName(world, workspace, subject, asked) ?? explainBuiltIn(world, workspace, subject, asked)
      );
    },
    otherwise: ({ project }) => nothing(subject, nearestName(world, project, subject, words)),
  });
}

/** Both run on a settled workspace; `otherwise`, which looks at all names, only if nothing is found. */
interface Question {
  readonly find: (workspace: Workspace) => Explained | Wrong | undefined;
  readonly otherwise: (workspace: Workspace) => Wrong;
}

/** Asks the workspace; like `show`, it uses what `check` and `impact` remember, without changing it. */
async function explainIn(
  world: World,
  options: ExplainOptions,
  { find, otherwise }: Question,
): Promise<ExitCode> {
  const workspace = await openWorkspace(world, options, { base: false, remembered: 'money' });
  if (!workspace) return 2;
  const answer = <Answer>(ask: (workspace: Workspace) => Answer) =>
    workspace.answer(() => {
      workspace.project.settle();
      return ask(workspace);
    });
  return say(world, (await answer(find)) ?? (await answer(otherwise)));
}

function say(world: World, answer: Explained | Wrong): ExitCode {
  if ('wrong' in answer) {
    complain(world, answer.wrong, answer.help);
    return 2;
  }
  world.out(answer.text);
  return answer.isWhole ? 0 : 1;
}

function nothing(subject: string, near: string | undefined): Wrong {
  return {
    wrong: `nothing is called ${quoted(subject)}`,
    help:
      near === undefined
        ? 'expected a code, a kind, a property, a name of the workspace, or an amount as budget/line'
        : `did you mean ${near}?`,
  };
}

/** The words by which a subject may refer to a kind: with a dot, its properties by their place. */
function wordsOf({ name, properties }: Kind, subject: string): readonly string[] {
  if (!subject.includes('.')) return [name, ...properties.map((it) => it.name)];
  return properties.flatMap(({ path }) => [path, path.slice(path.indexOf('.') + 1)]);
}

/** Prints the word if the language has it; returns whether it does. */
function explainWord(
  world: World,
  subject: string,
  { reference, kinds }: { readonly reference: Reference; readonly kinds: readonly Kind[] },
  { format }: ExplainOptions,
): boolean {
  const print = (json: object, text: () => string): boolean => {
    world.out(format === 'json' ? jsonText({ version: 1, command: 'explain', ...json }) : text());
    return true;
  };
  const page = textAt(reference.rules, subject);
  if (page !== undefined)
    return print({ rule: subject, page }, () => pageText(page, world.style, world.columns));
  const wanted = subject.toLowerCase();
  const kind = kinds.find((it) => it.name.toLowerCase() === wanted);
  if (kind)
    return print({ kind: kind.name, schema: kind.schema }, () => kindText(kind, world.style, world.columns));
  const properties = kinds
    .flatMap((it) => it.properties)
    .filter((it) => `.${it.path}`.toLowerCase().endsWith(`.${wanted}`))
    .sort((a, b) => depthOf(a) - depthOf(b));
  if (properties.length === 0) return false;
  return print({ properties }, () => propertyText(properties, world.style, world.columns));
}

function explainMoney(
  world: World,
  workspace: Workspace,
  subject: string,
  { period, format }: { readonly period: string | undefined; readonly format: Format },
): Explained | Wrong | undefined {
  const span = spanOf(workspace, period);
  if ('wrong' in span) return span;
  return (
    explainAmount(world, workspace, subject, { format, span }) ??
    explainOther(world, workspace, subject, { format, span: period === undefined ? undefined : span })
  );
}

/** What has a slash but is not a line: a thing with its kind, or a rate. */
function explainOther(
  world: World,
  workspace: Workspace,
  subject: string,
  { format, span }: { readonly format: Format; readonly span: MonthSpan | undefined },
): Explained | Wrong | undefined {
  const named = explainName(world, workspace, subject, { format, span });
  if (named) return named;
  const text = explainRate(world, workspace, subject, { format, span: span ?? thisYearAndNext(workspace) });
  return text === undefined ? unplannedRate(workspace, subject) : { text, isWhole: true };
}

function noLine(world: World, { project }: Workspace, subject: string): Wrong {
  const wrong = `no line is called ${quoted(subject)}`;
  const slash = subject.lastIndexOf('/');
  const own = lineNames(project, subject.slice(0, slash));
  if (!own) {
    const near = nearestName(world, project, subject, []);
    const guess = near === undefined ? 'expected budget/line;' : `did you mean ${near}?`;
    return { wrong, help: `${guess} outlay show --by line lists them` };
  }
  const near = nearest(subject.slice(slash + 1), own.names);
  const help =
    near === undefined ? `${own.budget} has ${listed(own.names)}` : `did you mean ${own.budget}/${near}?`;
  return { wrong, help };
}

/** How many of its lines are enough to identify a Budget. */
const MOST_LINES = 12;

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'no lines';
  const more = names.length - MOST_LINES;
  return list([...names.slice(0, MOST_LINES), ...(more > 0 ? [`${formatCount(more)} more`] : [])]);
}

function spanOf({ project }: Workspace, period: string | undefined): MonthSpan | Wrong {
  if (period === undefined) return defaultPeriod(project.head, project.asOf).span;
  const span = readSpan(project.head.settings.get().calendar, period);
  return 'wrong' in span ? span : closedPeriod(project.head, span);
}

function thisYearAndNext({ project }: Workspace): MonthSpan {
  const { calendar } = project.head.settings.get();
  const year = fiscalYear(calendar, project.asOf);
  return { first: calendar.yearSpan(year).first, last: calendar.yearSpan(year + 1).last };
}
