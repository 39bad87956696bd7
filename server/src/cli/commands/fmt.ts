/** `outlay fmt`: formats documents in one style, all files or none. */
import { isReadable } from '../../analysis/change.ts';
import { isDocuments } from '../../analysis/side.ts';
import { applyEdits } from '../../base/text.ts';
import { plural } from '../../domain/words/lists.ts';
import { visible } from '../../domain/words/visible.ts';
import { writeFiles } from '../../host/write.ts';
import { formatEdits } from '../../syntax/format.ts';
import { jsonText } from '../json.ts';
import type { CommonOptions } from '../options.ts';
import { fromHere, type IsWanted, wantedPaths } from '../paths.ts';
import { complain, openWorkspace, type Workspace } from '../workspace.ts';
import type { ExitCode, World } from '../world.ts';

/** As given on the command line. */
export interface FmtOptions extends CommonOptions {
  readonly check?: boolean;
}

/** `paths` are files and folders, relative to the folder that the command works in; none means all. */
export async function runFmt(world: World, paths: readonly string[], options: FmtOptions): Promise<ExitCode> {
  const workspace = await openWorkspace(world, options, { base: false });
  if (!workspace) return 2;
  const isWanted = wantedPaths(world, workspace, paths, options);
  if (!isWanted) return 2;
  const found = formatAll(workspace, isWanted);
  if (options.check !== true && found.changed.size > 0) {
    const result = await writeFiles(workspace.folder, found.changed);
    if ('failed' in result) {
      complain(world, `${result.path}: ${result.failed}; nothing was changed`);
      return 3;
    }
  }
  world.out(options.format === 'json' ? fmtJson(found, options) : fmtText(found, world, workspace, options));
  return options.check === true && found.changed.size > 0 ? 1 : 0;
}

interface Found {
  /** How many files were checked. */
  readonly files: number;
  /** The new text of those that are not in the style, by path. */
  readonly changed: ReadonlyMap<string, string>;
}

/** Files that cannot be read are left to `check`. */
function formatAll({ project }: Workspace, isWanted: IsWanted): Found {
  const changed = new Map<string, string>();
  let files = 0;
  for (const [path, { source }] of [...project.head.files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const text = source.get();
    if (!text || !isReadable(text) || !isDocuments(path) || !isWanted(path)) continue;
    files++;
    const edits = formatEdits(text.text);
    if (edits.length > 0) changed.set(path, applyEdits(text.text, edits));
  }
  return { files, changed };
}

/** Paths are from the workspace folder. */
function fmtJson({ files, changed }: Found, { check = false }: FmtOptions): string {
  return jsonText({ version: 1, command: 'fmt', check, files, changed: [...changed.keys()] });
}

function fmtText(
  { files, changed }: Found,
  world: World,
  { folder }: Workspace,
  { check }: FmtOptions,
): string {
  const { style } = world;
  const { ok, fault } = style.glyphs;
  if (changed.size === 0) return `${style.ok(ok)} ${plural(files, 'file')} in the style\n`;
  const mark = check === true ? style.error(fault) : style.ok(ok);
  const rows = [...changed.keys()].map((path) => `${mark} ${visible(fromHere(world, folder, path))}`);
  const count = plural(changed.size, 'file');
  const summary =
    check === true
      ? `${count} of ${files} not in the style; outlay fmt changes ${changed.size === 1 ? 'it' : 'them'}`
      : `${count} of ${files} changed`;
  return `${[...rows, summary].join('\n')}\n`;
}
