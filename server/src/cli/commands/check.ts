/** `outlay check`: what is wrong in a workspace, and with `--fix` what can be mended safely. */
import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Finding } from '../../analysis/finding.ts';
import { incompleteIn } from '../../analysis/incomplete.ts';
import type { Project } from '../../analysis/project.ts';
import { isDocuments } from '../../analysis/side.ts';
import { type Diagnostic, diagnosticsOf } from '../../report/diagnostic.ts';
import { type CommonOptions, folderOf } from '../options.ts';
import { checkGithub } from '../reporters/check-github.ts';
import { checkJson } from '../reporters/check-json.ts';
import { type AppliedFix, type CheckReport, passes } from '../reporters/check-report.ts';
import { checkText } from '../reporters/check-text.ts';
import { startProgress } from '../terminal/progress.ts';
import { complain, openWorkspace, type Workspace } from '../workspace.ts';
import type { ExitCode, World } from '../world.ts';
import { applySafeFixes } from './fix.ts';

/** As the command line gives them. */
export interface CheckOptions extends CommonOptions {
  readonly fix?: boolean;
}

/** Whether a path of the workspace was asked for. */
export type Wanted = (path: string) => boolean;

/** `paths` are files and folders, from the folder the command works in; none means all. */
export async function runCheck(
  world: World,
  paths: readonly string[],
  options: CheckOptions,
): Promise<ExitCode> {
  const workspace = await openWorkspace(world, options, { base: true, remembered: 'silence' });
  if (!workspace) return 2;
  const base = workspace.project.baseState;
  if (options.base !== undefined && base.state === 'unknown') {
    complain(world, base.reason, base.repair);
    return 3;
  }
  const wanted = wantedPaths(world, workspace, paths, options);
  if ('missing' in wanted) {
    complain(world, `no such file or folder in this workspace: ${wanted.missing}`);
    return 2;
  }
  const fixed = options.fix === true ? await fixAll(world, workspace, wanted.is) : [];
  if (!fixed) return 3;
  for (const note of workspace.notes) world.err(`${world.errStyle.bold('note')}: ${note}\n`);
  const report = await workspace.answer(() => reportOf(world, workspace, wanted.is, fixed, options));
  world.out(formatted(report, world, options.format));
  workspace.remember();
  return passes(report) ? 0 : 1;
}

function formatted(report: CheckReport, world: World, format: string): string {
  if (format === 'json') return checkJson(report);
  if (format === 'github') return checkGithub(report);
  return checkText(report, world.style, world.columns);
}

async function fixAll(
  world: World,
  { folder, project }: Workspace,
  wanted: Wanted,
): Promise<readonly AppliedFix[] | undefined> {
  const result = await applySafeFixes(project, folder, () =>
    findAll(world, project, project.allFindings(), wanted),
  );
  if (!('failed' in result)) return result.applied;
  complain(world, `${result.path}: ${result.failed}; nothing was changed`);
  return undefined;
}

function reportOf(
  world: World,
  { folder, project, repository }: Workspace,
  wanted: Wanted,
  applied: readonly AppliedFix[],
  { format }: CheckOptions,
): CheckReport {
  const paths = [...project.head.files].filter(
    ([path, file]) => wanted(path) && isDocuments(path) && hasDocuments(file),
  );
  const dormant = [...project.head.dormant.files].filter(
    ([path, file]) => wanted(path) && file.documents > 0,
  );
  const documents =
    paths.reduce((sum, [, file]) => sum + file.documents.get().length, 0) +
    dormant.reduce((sum, [, file]) => sum + file.documents, 0);
  const prefix = format === 'github' ? (repository?.prefix ?? '') : undefined;
  const diagnostics = findAll(world, project, project.findingsInPassing(), wanted);
  return {
    diagnostics,
    incomplete: incompleteIn(project.head, wanted),
    applied,
    files:
      new Set([...paths.map(([path]) => path), ...diagnostics.map((it) => it.path)]).size + dormant.length,
    documents,
    asOf: project.asOf ?? '',
    elapsed: world.elapsed(),
    pathFor: (path) => (prefix === undefined ? fromHere(world, folder, path) : `${prefix}${path}`),
  };
}

function hasDocuments(file: { readonly documents: { get(): readonly string[] } }): boolean {
  return file.documents.get().length > 0;
}

function findAll(
  world: World,
  project: Project,
  all: Iterable<readonly Finding[]>,
  wanted: Wanted,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const progress = startProgress(world, 'checking', project.head.files.size, 'files');
  let done = 0;
  for (const findings of all) {
    progress.step(++done);
    const path = findings[0]?.path;
    if (path !== undefined && wanted(path)) found.push(...diagnosticsOf(project.head, path, findings));
  }
  progress.end();
  return found;
}

/** A path of the workspace as one would open it from where the command was typed. */
export function fromHere(world: World, folder: string, path: string): string {
  const file = relative(world.cwd, join(folder, path));
  return sep === '/' ? file : file.replaceAll(sep, '/');
}

/** Which paths of a workspace are named by files and folders, from the folder a command works in; none means all. */
export function wantedPaths(
  world: World,
  { folder, project }: Workspace,
  paths: readonly string[],
  options: CheckOptions,
): { readonly is: Wanted } | { readonly missing: string } {
  if (paths.length === 0) return { is: () => true };
  const prefixes: string[] = [];
  for (const path of paths) {
    const file = resolve(folderOf(world, options), path);
    const inside = relative(folder, file).replaceAll(sep, '/');
    const isThere =
      inside === '' || (!inside.startsWith('../') && (existsSync(file) || project.head.files.has(inside)));
    if (!isThere) return { missing: path };
    prefixes.push(inside);
  }
  return {
    is: (path) => prefixes.some((it) => it === '' || path === it || path.startsWith(`${it}/`)),
  };
}
