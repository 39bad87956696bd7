/** `outlay import`: a table becomes budgets, cost centers and categories that add up to it exactly, or nothing is written. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

import { alternatives, list, plural } from '../../domain/words/lists.ts';
import { amountJson } from '../../domain/words/money.ts';
import { type ImportResult, importTable } from '../../exchange/import-table.ts';
import { parseMapping } from '../../exchange/mapping-text.ts';
import type { PartSum, Sums } from '../../exchange/sums.ts';
import { reasonOf } from '../../host/walk.ts';
import { countSeverities, type Diagnostic } from '../../report/diagnostic.ts';
import { decode } from '../decode.ts';
import { jsonText } from '../json.ts';
import { likelyEncodings } from '../likely-encoding.ts';
import { type CommonOptions, folderOf } from '../options.ts';
import { fromHere } from '../paths.ts';
import { mapAt, textAt } from '../plain-value.ts';
import type { CheckReport } from '../reporters/check-report.ts';
import { checkText } from '../reporters/check-text.ts';
import { importText } from '../reporters/import-text.ts';
import { complain, isFolder } from '../workspace.ts';
import type { ExitCode, World } from '../world.ts';
import { writeInto } from '../write-files.ts';
import { findingsOf, type Place, targetOf } from './import-target.ts';

/** As the command line gives them; paths are from the folder the command works in. */
export interface ImportOptions extends CommonOptions {
  readonly mapping: string;
  readonly out?: string;
  readonly force?: boolean;
}

/** Reads `csv` by a mapping file and writes documents into `--out`, else the folder the command works in. */
export async function runImport(world: World, csv: string, options: ImportOptions): Promise<ExitCode> {
  const folder = folderOf(world, options);
  if (!isFolder(world, folder)) return 2;
  const mapping = readMappingFile(world, resolve(folder, options.mapping));
  if (!mapping) return 2;
  const text = readText(world, resolve(folder, csv), mapping.encoding);
  if (text === undefined) return 2;
  const out = resolve(folder, options.out ?? '.');
  const target = await targetOf(world, out, mapping.isOwn, options);
  if (!target) return 2;
  const result = importTable({ csv: text, mapping: mapping.value, name: basename(csv), target });
  if (options.format === 'text') world.out(importText(result));
  if (result.problems.length > 0) return finish(world, result, [], options, 1);
  const asOf = options.asOf ?? world.today();
  const found = findingsOf(result.files, target, asOf);
  const failing = found.filter((it) => it.finding.severity === 'error');
  if (failing.length > 0) {
    world.err(checkText(reportOf(failing, result, target, world, asOf), world.errStyle, world));
    complain(world, 'what would be written does not check clean, so nothing was written');
    return finish(world, result, [], options, 1);
  }
  const there = [...result.files.keys()].filter((path) => existsSync(join(out, path)));
  if (there.length > 0 && options.force !== true) {
    complain(
      world,
      `${there.slice(0, 3).join(', ')}${there.length > 3 ? ', …' : ''} in ${out} would be overwritten, nothing was written`,
      'write elsewhere with --out, or replace with --force',
    );
    return finish(world, result, [], options, 2);
  }
  return write(world, out, { result, found }, options);
}

async function write(
  world: World,
  out: string,
  { result, found }: { readonly result: ImportResult; readonly found: readonly Diagnostic[] },
  options: ImportOptions,
): Promise<ExitCode> {
  const written = await writeInto(world, out, result.files);
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

/** The sums of one currency with their money as text. */
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

/** None of level error. */
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

interface MappingFile {
  readonly value: unknown;
  /** Of the table. */
  readonly encoding: string;
  /** Whether it makes a workspace of its own. */
  readonly isOwn: boolean;
}

function readMappingFile(world: World, file: string): MappingFile | undefined {
  const text = readText(world, file, 'utf-8');
  if (text === undefined) return undefined;
  const { value, problems } = parseMapping(text);
  for (const { message } of problems) complain(world, `${file}: ${message}`);
  if (problems.length > 0) return undefined;
  return { value, encoding: encodingIn(value), isOwn: 'workspace' in mapAt(value, 'spec') };
}

/** `spec.table.encoding` of a mapping; a label that nobody knows is said when the table is read. */
function encodingIn(mapping: unknown): string {
  return textAt(mapAt(mapAt(mapping, 'spec'), 'table'), 'encoding') || 'utf-8';
}

function readText(world: World, file: string, encoding: string): string | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    complain(world, `${file}: ${reasonOf(error, 'no such file')}`);
    return undefined;
  }
  const decoded = decode(bytes, encoding);
  if ('text' in decoded) return decoded.text;
  if (decoded.wrong === 'encoding')
    complain(
      world,
      `no encoding is called ${encoding}`,
      'expected one such as utf-8, utf-16le or windows-1252',
    );
  else {
    const likely = likelyEncodings(bytes).filter((it) => it !== encoding.toLowerCase());
    const perhaps = alternatives(likely.map((it) => `\`encoding: ${it}\``));
    complain(
      world,
      `${file}: not ${encoding}`,
      `say under \`table\` in the mapping what it is${perhaps === '' ? ', its bytes do not tell' : `: perhaps ${perhaps}`}`,
    );
  }
  return undefined;
}
