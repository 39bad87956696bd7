/** `.gitignore` files without Git: for folders in no repository, or in one that the user does not trust. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** Case matters, as it does for Git, except where file systems ignore it. The package would ignore case everywhere. */
const OPTIONS = { ignorecase: process.platform === 'win32' || process.platform === 'darwin' };

/** The rules that apply in one folder: those of its own file, then those of the folders above. */
export interface IgnoreRules {
  /** `/`-separated, absolute; paths in `rules` are relative to it. */
  readonly folder: string;
  readonly rules: Ignore | undefined;
  readonly above: IgnoreRules | undefined;
}

/** The rules of `folder` (absolute, `/`-separated), with those of the folders above, up to the top of its repository. */
export function rulesFor(folder: string): IgnoreRules {
  const chain: string[] = [];
  const top = repositoryTop(folder);
  for (let at = folder; at !== top; at = dirname(at)) chain.push(at);
  let rules = below(undefined, top, [join(top, '.git/info/exclude'), join(top, '.gitignore')]);
  for (const at of chain.reverse()) rules = rulesBelow(rules, at);
  return rules;
}

/** The rules of a folder that is directly or indirectly below `above`. */
export function rulesBelow(above: IgnoreRules, folder: string): IgnoreRules {
  return below(above, folder, [join(folder, '.gitignore')]);
}

/** Whether Git would ignore `path` (absolute); the deepest file with a matching rule decides. */
export function isIgnored(rules: IgnoreRules, path: string, isFolder: boolean): boolean {
  for (let at: IgnoreRules | undefined = rules; at !== undefined; at = at.above) {
    if (at.rules === undefined) continue;
    const inside = relative(at.folder, path).split(sep).join('/');
    const answer = at.rules.test(isFolder ? `${inside}/` : inside);
    if (answer.ignored || answer.unignored) return answer.ignored;
  }
  return false;
}

/** `folder` itself if it is in no repository. */
function repositoryTop(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
}

function below(above: IgnoreRules | undefined, folder: string, files: readonly string[]): IgnoreRules {
  const texts = files.map(readRules).filter((text) => text !== '');
  return { folder, above, rules: texts.length === 0 ? undefined : ignore(OPTIONS).add(texts.join('\n')) };
}

function readRules(file: string): string {
  try {
    const rows = readFileSync(file, 'utf8').split(/\r?\n/);
    return rows.filter((row) => row !== '' && !row.startsWith('#')).join('\n');
  } catch {
    return '';
  }
}
