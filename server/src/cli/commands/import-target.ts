/** The workspace that an import becomes part of, and what is wrong with it once the import is written. */
import { existsSync, lstatSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { TextSource } from '../../analysis/change.ts';
import { linesOf } from '../../analysis/plan/cube.ts';
import { Project } from '../../analysis/project.ts';
import { BUDGETS, type Documents } from '../../exchange/documents.ts';
import { NEW_TARGET, placed, type Target } from '../../exchange/target.ts';
import { workspaceOf } from '../../host/disk.ts';
import { isIgnored, rulesFor } from '../../host/gitignore.ts';
import { neverCounts, WORKSPACE_FILE } from '../../host/walk.ts';
import { type Diagnostic, diagnosticsIn } from '../../report/diagnostic.ts';
import { RULES } from '../../rules/index.ts';
import type { CommonOptions } from '../options.ts';
import { fromHere, slashed } from '../paths.ts';
import { complain, openAt } from '../workspace.ts';
import type { World } from '../world.ts';

/** A target, and where its workspace is. */
export interface Place extends Target {
  /** Absolute. */
  readonly workspace: string;
}

/**
 * Where an import into `out` lands: in a workspace of its own if it writes one (`isOwn`), otherwise in the one around it.
 * Undefined, with a message on stderr, if there is none.
 */
export async function targetOf(
  world: World,
  out: string,
  isOwn: boolean,
  options: CommonOptions,
): Promise<Place | undefined> {
  const obstacle = obstacleAt(out);
  if (obstacle !== undefined) {
    complain(world, `${out} is ${obstacle}, expected a folder`, 'write elsewhere with --out');
    return undefined;
  }
  if (isOwn && !existsSync(out)) return { ...NEW_TARGET, workspace: out };
  const workspace = isOwn ? out : workspaceOf(out);
  if (workspace === undefined) {
    complain(
      world,
      `the mapping makes no workspace, and there is no ${WORKSPACE_FILE} in ${out} or above`,
      'name it under `workspace` in the mapping, or write into one with --out',
    );
    return undefined;
  }
  const opened = await openAt(world, workspace, options, { base: false });
  const texts = new Map<string, TextSource>();
  for (const [path, { source }] of opened.project.head.files) {
    const text = source.get();
    if (text) texts.set(path, text);
  }
  const inside = slashed(relative(workspace, out));
  return { workspace, texts, folder: inside === '' ? '' : `${inside}/` };
}

/** What is in the way of a folder to be written; nothing there, or a folder, is no obstacle. */
function obstacleAt(out: string): string | undefined {
  if (existsSync(out)) return statSync(out).isDirectory() ? undefined : 'a file';
  const isThere = lstatSync(out, { throwIfNoEntry: false }) !== undefined;
  return isThere ? 'a symbolic link that leads nowhere' : undefined;
}

/** Whether no command would read what is to be written; reports that on stderr. */
export function isUnseen(world: World, { workspace, folder }: Place, files: Documents): boolean {
  const never = folder.split('/').find(neverCounts);
  const rules = rulesFor(join(workspace, folder));
  const hidden = [...files.keys()]
    .map((path) => join(workspace, folder, path))
    // an existing file may be in the index, and then counts although it is ignored
    .find((path) => !existsSync(path) && isIgnored(rules, path, false));
  if (never === undefined && hidden === undefined) return false;
  complain(
    world,
    never === undefined
      ? `Git ignores ${fromHere(world, hidden ?? '', '')}, so no command would read it; nothing was written`
      : `what lies below ${never} never counts; nothing was written`,
    'write elsewhere with --out',
  );
  return true;
}

/** The findings in the documents once they are written, and those that they cause elsewhere. */
export function findingsOf(files: Documents, target: Target, asOf: string): readonly Diagnostic[] {
  const project = new Project(RULES);
  const find = () => [...diagnosticsIn(project.head, project.allFindings())];
  project.apply({ asOf, texts: target.texts });
  const before = new Set(target.texts.size === 0 ? [] : find().map(keyOf));
  const texts = placed(files, target);
  project.apply({ texts });
  return find().filter((it) => texts.has(it.path) || !before.has(keyOf(it)));
}

/**
 * Files among the Budgets that this import does not write, and that either plan for cost centers that it writes or now have
 * errors (`failing`): probably written by an earlier import. By path from the workspace folder.
 */
export function leftBehind(
  files: Documents,
  target: Target,
  failing: readonly Diagnostic[],
): readonly string[] {
  const own = placed(files, target);
  const others = [...target.texts.keys()].filter(
    (path) => path.startsWith(target.folder + BUDGETS) && !own.has(path),
  );
  if (others.length === 0) return [];
  const wrong = new Set(failing.map(({ path }) => path));
  const project = new Project([]);
  project.apply({ texts: new Map([...target.texts, ...own]) });
  project.settle();
  const centers = new Set(
    [...project.head.documents.values()].flatMap(({ path, content }) => {
      const { kind, items } = content.get();
      if (kind !== 'CostCenterList' || !own.has(path)) return [];
      return items.map(({ entity }) => entity?.name);
    }),
  );
  const isOnTop = (path: string): boolean =>
    [...linesOf(project.head, [path])].some(({ center }) => centers.has(center));
  return others.filter((path) => wrong.has(path) || isOnTop(path));
}

function keyOf({ path, finding: { code, message } }: Diagnostic): string {
  return JSON.stringify([path, code, message]);
}
