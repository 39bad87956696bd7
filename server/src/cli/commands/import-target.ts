/** The workspace that an import becomes part of, and what is wrong with it once that is written. */
import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { TextSource } from '../../analysis/change.ts';
import { Project } from '../../analysis/project.ts';
import type { Documents } from '../../exchange/documents.ts';
import { NEW_TARGET, placed, type Target } from '../../exchange/target.ts';
import { workspaceOf } from '../../host/disk.ts';
import { WORKSPACE_FILE } from '../../host/walk.ts';
import { type Diagnostic, diagnosticsIn } from '../../report/diagnostic.ts';
import { RULES } from '../../rules/index.ts';
import type { CommonOptions } from '../options.ts';
import { complain, openWorkspace } from '../workspace.ts';
import type { World } from '../world.ts';

/** A target, and where its workspace is. */
export interface Place extends Target {
  /** Absolute. */
  readonly workspace: string;
}

/**
 * Where an import into `out` lands: in a workspace of its own where it writes one (`isOwn`), else in the one around. Undefined, and
 * said on stderr, when there is none.
 */
export async function targetOf(
  world: World,
  out: string,
  isOwn: boolean,
  options: CommonOptions,
): Promise<Place | undefined> {
  if (isOwn && !existsSync(join(out, WORKSPACE_FILE))) return { ...NEW_TARGET, workspace: out };
  const workspace = workspaceOf(out);
  if (workspace === undefined) {
    complain(
      world,
      `the mapping makes no workspace, and there is no ${WORKSPACE_FILE} in ${out} or above`,
      'name it under `workspace` in the mapping, or write into one with --out',
    );
    return undefined;
  }
  const opened = await openWorkspace(world, { ...options, cwd: workspace }, { base: false });
  if (!opened) return undefined;
  const texts = new Map<string, TextSource>();
  for (const [path, { source }] of opened.project.head.files) {
    const text = source.get();
    if (text) texts.set(path, text);
  }
  const inside = relative(workspace, out).split(sep).join('/');
  return { workspace, texts, folder: inside === '' ? '' : `${inside}/` };
}

/** What is to be found in the documents once they are written, and elsewhere because of them. */
export function findingsOf(files: Documents, target: Target, asOf: string): readonly Diagnostic[] {
  const project = new Project(RULES);
  const find = () => [...diagnosticsIn(project.head, project.allFindings())];
  project.apply({ asOf, texts: target.texts });
  const before = new Set(target.texts.size === 0 ? [] : find().map(keyOf));
  const texts = placed(files, target);
  project.apply({ texts });
  return find().filter((it) => texts.has(it.path) || !before.has(keyOf(it)));
}

function keyOf({ path, finding: { code, message } }: Diagnostic): string {
  return JSON.stringify([path, code, message]);
}
