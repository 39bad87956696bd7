/** Paths as they are typed and as they are shown: relative to where the command works, and to the workspace folder. */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pathOf } from '../analysis/document-key.ts';
import type { Head } from '../analysis/head.ts';
import { isDocuments } from '../analysis/side.ts';
import { realFolder } from '../host/listing.ts';
import { type CommonOptions, folderOf } from './options.ts';
import { complain, note, type Workspace } from './workspace.ts';
import type { World } from './world.ts';

/** Whether a path of the workspace was requested. */
export type IsWanted = (path: string) => boolean;

/** A path of the workspace, relative to where the command was typed. */
export function fromHere(world: World, folder: string, path: string): string {
  return slashed(relative(world.cwd, join(folder, path)));
}

/**
 * Which paths of a workspace are named by files and folders, relative to the folder that the command works in; none means all.
 * Undefined, with a message on stderr, if one does not exist. `withNamers`: findings of a table are in the documents that name
 * it.
 */
export function wantedPaths(
  world: World,
  { folder, project }: Workspace,
  paths: readonly string[],
  options: CommonOptions,
  withNamers = false,
): IsWanted | undefined {
  if (paths.length === 0) return () => true;
  const here = realFolder(folderOf(world, options));
  const known = [...filesOfOurs(project.head), ...project.head.dormant.files.keys()];
  const prefixes: string[] = [];
  for (const path of paths) {
    const file = realPlace(resolve(here, path));
    const inside = slashed(relative(folder, file));
    const isOutside = inside === '..' || inside.startsWith('../') || isAbsolute(inside);
    if (isOutside || !(existsSync(file) || project.head.files.has(inside))) {
      complain(world, `no such file or folder in this workspace: ${path}`);
      return undefined;
    }
    const named = [inside, ...(withNamers ? namersOf(project.head, inside) : [])];
    // a gate that checks nothing passes
    if (!named.some((it) => known.some((path) => liesIn(it, path))))
      note(world, `no document of this workspace lies in ${path}${NONE_OF_OURS}`);
    prefixes.push(...named);
  }
  return (path) => prefixes.some((it) => liesIn(it, path));
}

const NONE_OF_OURS = ': each begins with `apiVersion: outlay/v1` and its `kind`';

/** Files that hold one of our documents, or cannot be read. */
function filesOfOurs(head: Head): readonly string[] {
  return [...head.files].flatMap(([path, { documents, unreadable }]) =>
    !isDocuments(path) || documents.get().length > 0 || unreadable.get() !== undefined ? [path] : [],
  );
}

function liesIn(prefix: string, path: string): boolean {
  return prefix === '' || path === prefix || path.startsWith(`${prefix}/`);
}

/** Paths of the documents whose values are in a file. */
function namersOf(head: Head, table: string): readonly string[] {
  return ['Driver', 'FxRates']
    .flatMap((it) => head.ofKind(it))
    .filter((key) => {
      const entity = head.document(key)?.content.get().head.entity;
      if (entity?.kind !== 'Driver' && entity?.kind !== 'FxRates') return false;
      return [entity.plan, entity.actual].some((it) => it && 'file' in it && it.file.text === table);
    })
    .map(pathOf);
}

/** The real path of a folder, or of a file's folder: a document may itself be a link, and keeps its own name. */
function realPlace(path: string): string {
  if (existsSync(path) && statSync(path).isDirectory()) return realFolder(path);
  return join(realFolder(dirname(path)), basename(path));
}

/** As workspace paths are written, on every system. */
export function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
