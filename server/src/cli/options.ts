/** Options that every command has, and how their values are read. */
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { DIMENSIONS, type Dimension } from '../analysis/plan/cube.ts';
import { nearest } from '../base/nearest.ts';
import type { FiscalCalendar } from '../domain/calendar.ts';
import type { MonthSpan } from '../domain/period.ts';
import { alternatives } from '../domain/words/lists.ts';
import { quoted, visible } from '../domain/words/visible.ts';
import { readDimension } from '../report/impact-report.ts';
import type { UnknownLabel } from '../report/unknown-label.ts';
import { readDate } from '../syntax/values/date.ts';
import { readPeriod } from '../syntax/values/period.ts';
import type { World } from './world.ts';

/** How results may be written; each command supports some of these. */
export type Format = 'text' | 'json' | 'markdown' | 'github';

/** As given on the command line. */
export interface CommonOptions {
  readonly cwd?: string;
  readonly base?: string;
  readonly asOf?: string;
  readonly format: Format;
}

/** Adds `--cwd`, `--base`, `--as-of` and `--format`; the first format is the default. */
export function addCommonOptions(command: Command, formats: readonly Format[]): Command {
  const [first] = formats;
  return command
    .addOption(new Option('--format <format>', 'how results are written').choices(formats).default(first))
    .option('--cwd <folder>', 'where to look for the workspace, instead of here', readWord)
    .option(
      '--base <revision>',
      'what to compare with, instead of the merge base with the default branch: a branch, a commit, a tag, or a version that the workspace names',
      readWord,
    )
    .option('--as-of <day>', 'the day that counts as today, 2026-11-18', readDay);
}

/** The folder that a command works in. */
export function folderOf(world: World, { cwd }: Pick<CommonOptions, 'cwd'>): string {
  return resolve(world.cwd, cwd ?? '.');
}

function readDay(text: string): string {
  const reading = readDate(text);
  if (reading.ok) return text;
  throw new InvalidArgumentError(`${reading.problem.message}.`);
}

/** An unset variable in a script is not the same as an omitted option. */
function readWord(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('nothing is written there.');
}

/** What is wrong with the input. */
export interface Wrong {
  readonly wrong: string;
  readonly help?: string;
}

/** The dimensions of `--by`, in order; by default the tree of cost centers. */
export function readDimensions(text: string | undefined): { readonly by: readonly Dimension[] } | Wrong {
  const by: Dimension[] = [];
  for (const word of (text ?? 'costCenter').split(',').map((it) => it.trim())) {
    const dimension = readDimension(word);
    if (!dimension) {
      const near = nearest(word, DIMENSIONS);
      const guess = near === undefined ? '' : `did you mean ${near}? `;
      return {
        wrong: `no dimension is called ${quoted(word)}`,
        help: `${guess}expected ${alternatives([...DIMENSIONS, 'labels.<key>'])}`,
      };
    }
    if (by.includes(dimension))
      return { wrong: `${quoted(word)} stands twice, expected each dimension once` };
    by.push(dimension);
  }
  return { by };
}

/** A label of `--by` that no line has; undefined if there is none. */
export function wrongLabel(unknown: UnknownLabel | undefined): Wrong | undefined {
  if (unknown === undefined) return undefined;
  const wrong = `no line has a label ${quoted(unknown.key)}`;
  if (unknown.known.length === 0)
    return { wrong, help: 'none has any; labels stand on lines and on their Budgets' };
  const shown = unknown.known.slice(0, MOST_LABELS).map((it) => `labels.${visible(it)}`);
  const left = unknown.known.length - shown.length;
  const near = nearest(unknown.key, unknown.known);
  const guess = near === undefined ? '' : `did you mean labels.${visible(near)}? `;
  return { wrong, help: `${guess}expected ${alternatives(left > 0 ? [...shown, `${left} more`] : shown)}` };
}

const MOST_LABELS = 10;

/** Fiscal months of a period as typed, or what is wrong with it. */
export function readSpan(calendar: FiscalCalendar, text: string): MonthSpan | Wrong {
  const reading = readPeriod(text);
  if (!reading.ok) return { wrong: reading.problem.message };
  const span = calendar.moneySpan(reading.value);
  return 'problem' in span ? { wrong: span.problem.message } : span;
}

/** A whole number of 0 or more. */
export function readCount(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number.');
}
