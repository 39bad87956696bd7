/** `outlay check`: what is wrong in a workspace, and with `--fix` what can safely be fixed. */
import type { Finding } from '../../analysis/findings/finding.ts';
import { incompleteIn } from '../../analysis/model/incomplete.ts';
import type { Project } from '../../analysis/project.ts';
import { isDocuments } from '../../analysis/side.ts';
import { type Diagnostic, diagnosticsIn, placedFindings } from '../../report/diagnostic.ts';
import type { CommonOptions, Format } from '../options.ts';
import { fromHere, type IsWanted, wantedPaths } from '../paths.ts';
import { checkGithub } from '../reporters/check-github.ts';
import { checkJson } from '../reporters/check-json.ts';
import { type AppliedFix, type CheckReport, passes } from '../reporters/check-report.ts';
import { checkText } from '../reporters/check-text.ts';
import { type Progress, startProgress } from '../terminal/progress.ts';
import { complain, openWorkspace, sayNotes, type Workspace } from '../workspace.ts';
import type { ExitCode, World } from '../world.ts';
import { applySafeFixes } from './fix.ts';

/** As given on the command line. */
export interface CheckOptions extends CommonOptions {
  readonly fix?: boolean;
}

/** `paths` are files and folders, relative to the folder that the command works in; none means all. */
export async function runCheck(
  world: World,
  paths: readonly string[],
  options: CheckOptions,
): Promise<ExitCode> {
  const remembered = options.fix === true ? 'silence' : 'findings';
  const workspace = await openWorkspace(world, options, { base: true, remembered });
  if (!workspace) return 2;
  const base = workspace.project.baseState;
  if (options.base !== undefined && base.state === 'unknown') {
    complain(world, base.reason, base.repair);
    return 3;
  }
  const isWanted = wantedPaths(world, workspace, paths, options, options.fix !== true);
  if (!isWanted) return 2;
  const fixed = options.fix === true ? await fixAll(world, workspace, isWanted) : [];
  if (!fixed) return 3;
  sayNotes(world, workspace);
  const texts = await textsOfUnread(workspace, isWanted);
  const report = await workspace.answer(() =>
    reportOf(world, workspace, { isWanted, texts, fixed }, options),
  );
  world.out(formatted(report, world, options.format));
  const isAll = paths.length === 0 && options.fix !== true;
  workspace.remember(isAll ? placedFindings(report.diagnostics) : undefined);
  return passes(report) ? 0 : 1;
}

function formatted(report: CheckReport, world: World, format: Format): string {
  if (format === 'json') return checkJson(report);
  if (format === 'github') return checkGithub(report);
  return checkText(report, world.style, world);
}

async function fixAll(
  world: World,
  { folder, project }: Workspace,
  isWanted: IsWanted,
): Promise<readonly AppliedFix[] | undefined> {
  const result = await applySafeFixes(project, folder, () =>
    findAll(world, project, project.allFindings(), isWanted),
  );
  if (!('failed' in result)) return result.applied;
  complain(world, `${result.path}: ${result.failed}; nothing was changed`);
  return undefined;
}

/** Files known from an earlier run are not read for their findings, but their rows are shown. */
async function textsOfUnread(
  { project, unreadTexts }: Workspace,
  isWanted: IsWanted,
): Promise<ReadonlyMap<string, string>> {
  const { files } = project.head.dormant;
  const found = [...project.recallFindings()].filter(([, it]) => it.length > 0);
  return unreadTexts(found.map(([path]) => path).filter((path) => files.has(path) && isWanted(path)));
}

/** What is checked. */
interface Scope {
  readonly isWanted: IsWanted;
  /** Of files that were not read, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Before the check. */
  readonly fixed: readonly AppliedFix[];
}

function reportOf(
  world: World,
  { folder, project, repository }: Workspace,
  { isWanted, texts, fixed }: Scope,
  { format }: CheckOptions,
): CheckReport {
  const paths = [...project.head.files].filter(
    ([path, file]) => isWanted(path) && isDocuments(path) && hasDocuments(file),
  );
  const dormant = [...project.head.dormant.files].filter(
    ([path, file]) => isWanted(path) && file.documents > 0,
  );
  const documents =
    paths.reduce((sum, [, file]) => sum + file.documents.get().length, 0) +
    dormant.reduce((sum, [, file]) => sum + file.documents, 0);
  const prefix = format === 'github' ? (repository?.prefix ?? '') : undefined;
  const found = project.findingsInPassing(project.recallFindings());
  const diagnostics = findAll(world, project, found, isWanted, texts);
  const seen = new Set([...paths, ...dormant].map(([path]) => path));
  for (const { path } of diagnostics) seen.add(path);
  return {
    diagnostics,
    incomplete: incompleteIn(project.head, isWanted),
    applied: fixed,
    files: seen.size,
    documents,
    asOf: project.asOf,
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
  isWanted: IsWanted,
  texts?: ReadonlyMap<string, string>,
): readonly Diagnostic[] {
  const progress = startProgress(world, 'checking', project.head.files.size, 'files');
  const found = [...diagnosticsIn(project.head, wanted(all, isWanted, progress), texts)];
  progress.end();
  return found;
}

function* wanted(
  all: Iterable<readonly Finding[]>,
  isWanted: IsWanted,
  progress: Progress,
): Generator<readonly Finding[], void> {
  let done = 0;
  for (const findings of all) {
    progress.step(++done);
    const path = findings[0]?.path;
    if (path !== undefined && isWanted(path)) yield findings;
  }
}
