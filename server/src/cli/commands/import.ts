/** `outlay import`: turns a table into budgets, cost centers and categories that add up to it exactly, or writes nothing. */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

import { alternatives, list, plural } from '../../domain/words/lists.ts';
import { amountJson } from '../../domain/words/money.ts';
import { BUDGETS } from '../../exchange/documents.ts';
import { type ImportResult, importTable } from '../../exchange/import-table.ts';
import type { PartSum, Sums } from '../../exchange/sums.ts';
import { markUnfinished } from '../../host/unfinished.ts';
import { countSeverities, type Diagnostic } from '../../report/diagnostic.ts';
import { readInput } from '../input-file.ts';
import { jsonText } from '../json.ts';
import { type CommonOptions, folderOf } from '../options.ts';
import { fromHere } from '../paths.ts';
import type { CheckReport } from '../reporters/check-report.ts';
import { checkText } from '../reporters/check-text.ts';
import { importText } from '../reporters/import-text.ts';
import { complain, isFolder } from '../workspace.ts';
import type { ExitCode, World } from '../world.ts';
import { writeInto } from '../write-files.ts';
import { placed, readMappingFile } from './import-mapping.ts';
import { findingsOf, isUnseen, leftBehind, type Place, targetOf } from './import-target.ts';

/** As given on the command line; paths are relative to the folder that the command works in. */
export interface ImportOptions extends CommonOptions {
  readonly mapping: string;
  readonly out?: string;
  readonly force?: boolean;
}

/** Reads `csv` by a mapping file and writes documents into `--out`, by default the folder that the command works in. */
export async function runImport(world: World, csv: string, options: ImportOptions): Promise<ExitCode> {
  const folder = folderOf(world, options);
  if (!isFolder(world, folder)) return 2;
  const mapping = readMappingFile(world, resolve(folder, options.mapping));
  if (!mapping) return 2;
  const text = readInput(world, resolve(folder, csv), { encoding: mapping.encoding, advice: adviceFor });
  if (text === undefined) return 2;
  const out = resolve(folder, options.out ?? '.');
  const target = await targetOf(world, out, mapping.isOwn, options);
  if (!target) return 2;
  const name = basename(csv);
  const read = importTable({ csv: text, mapping: mapping.value, name, target });
  const result = { ...read, problems: placed(read.problems, mapping, name) };
  if (options.format === 'text') world.out(importText(result));
  if (result.problems.length > 0) return finish(world, result, [], options, 1);
  if (isUnseen(world, target, result.files)) return finish(world, result, [], options, 2);
  const found = findingsOf(result.files, target, options.asOf ?? world.today());
  const refused = refusal(world, out, { result, target, found }, options);
  if (refused !== undefined) return finish(world, result, [], options, refused);
  return write(world, out, { result, found }, options);
}

/** What the import would result in. */
interface Outcome {
  readonly result: ImportResult;
  readonly target: Place;
  readonly found: readonly Diagnostic[];
}

/** Why nothing is to be written; reports that on stderr. */
function refusal(
  world: World,
  out: string,
  { result, target, found }: Outcome,
  options: ImportOptions,
): ExitCode | undefined {
  const failing = found.filter((it) => it.finding.severity === 'error');
  const there = [...result.files.keys()].filter((path) => existsSync(join(out, path)));
  const left = leftBehind(result.files, target, there.length === 0 ? [] : failing);
  if (left.length > 0) {
    const [be, its] = left.length === 1 ? ['is', 'its'] : ['are', 'their'];
    complain(
      world,
      `${firstOf(left.map((path) => fromHere(world, target.workspace, path)))} ${be} not of this import and would stay: ${its} money would count on top, or find no place; nothing was written`,
      `delete what an earlier import wrote, and keep what is your own outside of ${fromHere(world, out, BUDGETS)}`,
    );
    return 1;
  }
  if (failing.length > 0) {
    const asOf = options.asOf ?? world.today();
    world.err(checkText(reportOf(failing, result, target, world, asOf), world.errStyle, world));
    complain(world, 'what would be written does not check clean, so nothing was written');
    return 1;
  }
  if (there.length === 0 || options.force === true) return undefined;
  complain(
    world,
    `${firstOf(there)} in ${out} would be overwritten, nothing was written`,
    'write elsewhere with --out, or replace with --force',
  );
  return 2;
}

function firstOf(paths: readonly string[]): string {
  return `${paths.slice(0, 3).join(', ')}${paths.length > 3 ? ', …' : ''}`;
}

/** For a table whose bytes do not match the mapping's encoding. */
function adviceFor(likely: readonly string[]): string {
  const perhaps = alternatives(likely.map((it) => `\`encoding: ${it}\``));
  return `say under \`table\` in the mapping what it is${perhaps === '' ? ', its bytes do not tell' : `: perhaps ${perhaps}`}`;
}

async function write(
  world: World,
  out: string,
  { result, found }: { readonly result: ImportResult; readonly found: readonly Diagnostic[] },
  options: ImportOptions,
): Promise<ExitCode> {
  const written = await writeInto(world, out, result.files, { mark: markUnfinished });
  if (!written) return 3;
  if (options.format === 'text') {
    const folder = fromHere(world, out, '.') || '.';
    const { style } = world;
    world.out(
      `${style.ok(style.glyphs.ok)} ${plural(written.length, 'file')} written to ${style.underline(folder)}, ${foundText(found)}\n`,
    );
  }
  return finish(world, result, written, options, 0);
}

function finish(
  world: World,
  { reconciliation, problems }: ImportResult,
  written: readonly string[],
  { format }: ImportOptions,
  code: ExitCode,
): ExitCode {
  if (format !== 'json') return code;
  const account = reconciliation && { ...reconciliation, sums: reconciliation.sums.map(sumsJson) };
  world.out(jsonText({ version: 1, command: 'import', written, reconciliation: account, problems }));
  return code;
}

/** The sums of one currency, with their money as text. */
function sumsJson({ currency, centers, periods, total, agree }: Sums): object {
  const withMoney = <Part extends PartSum>(part: Part) => ({
    ...part,
    in: amountJson(part.in, currency),
    out: amountJson(part.out, currency),
  });
  return {
    currency,
    centers: centers.map(withMoney),
    periods: periods.map(withMoney),
    total: withMoney(total),
    agree,
  };
}

/** None of them is of level error. */
function foundText(found: readonly Diagnostic[]): string {
  const { warning, info } = countSeverities(found);
  const counts = [
    ...(warning > 0 ? [plural(warning, 'warning')] : []),
    ...(info > 0 ? [plural(info, 'info')] : []),
  ];
  return counts.length === 0 ? 'and they check clean' : `with ${list(counts)}: outlay check`;
}

function reportOf(
  diagnostics: readonly Diagnostic[],
  { files }: ImportResult,
  { workspace }: Place,
  world: World,
  asOf: string,
): CheckReport {
  return {
    diagnostics,
    incomplete: [],
    applied: [],
    files: files.size,
    documents: files.size,
    asOf,
    elapsed: world.elapsed(),
    pathFor: (path) => fromHere(world, workspace, path),
  };
}
