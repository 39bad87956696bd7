/**
 * The one place that runs Git. Plumbing that reads, and nothing that a repository's own configuration can turn into a program:
 * no fsmonitor, no filters, no text conversion, no transport. Never throws: what Git cannot answer is said in words.
 */
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { type SimpleGit, simpleGit } from 'simple-git';
import type { UnknownBase } from '../analysis/change.ts';
import { parseIndex, parseTree, type TrackedFile, type TreeEntry } from './git-output.ts';
import type { HashName } from './text.ts';
import { gitTrouble } from './trouble.ts';

/** A repository, seen from a folder inside its working tree. */
export interface Repository {
  /** The folder that all paths are relative to: real, absolute. */
  readonly folder: string;
  /** From the top of the working tree to `folder`: `` or `finance/plan/`. */
  readonly prefix: string;
  /** The file with the index, absolute. */
  readonly indexFile: string;
  readonly hash: HashName;
  /** History ends somewhere, so a merge base may be out of reach. */
  readonly shallow: boolean;
}

/** A branch by its full name, and the commit it points at. */
export interface Branch {
  readonly name: string;
  readonly commit: string;
  /** The branch that is checked out. */
  readonly current: boolean;
  /** The full name of the branch that this one stands for (`refs/remotes/origin/HEAD`), else ``. */
  readonly target: string;
}

const ENVIRONMENT: Readonly<Record<string, string>> = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  // older than GIT_NO_LAZY_FETCH, and stronger than what the repository allows itself
  GIT_ALLOW_PROTOCOL: 'none',
  LC_ALL: 'C',
};

/** No answer within this time, in milliseconds, is none. */
const PATIENCE = 60_000;

/** Sets what every Git of this process gets: `main` calls it once with `process.env`, before anything else. */
export function prepareGitEnvironment(env: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(ENVIRONMENT)) env[name] = value;
}

/** Looks at the repository that `folder` is in. Only for folders that the user trusts. */
export async function openRepository(folder: string): Promise<Repository | UnknownBase> {
  return guarded(folder, async () => {
    const real = realpathSync.native(folder);
    const answer = await git(real).raw([
      'rev-parse',
      '--is-bare-repository',
      '--is-inside-work-tree',
      '--is-shallow-repository',
      '--show-object-format',
      '--git-path',
      'index',
      '--show-prefix',
    ]);
    const [, inside, shallow, format, index, ...prefix] = answer.split('\n');
    if (inside !== 'true' || index === undefined) {
      return {
        unknown: 'the repository is bare: it has no working tree',
        repair: 'git worktree add ../plan',
      };
    }
    return {
      folder: real,
      // the last answer may itself hold line breaks
      prefix: prefix.join('\n').slice(0, -1),
      indexFile: resolve(real, index),
      hash: format === 'sha256' ? 'sha256' : 'sha1',
      shallow: shallow === 'true',
    };
  });
}

/** The full id of the commit that `revision` names; undefined where it names none. */
export async function commitOf(repo: Repository, revision: string): Promise<string | undefined> {
  try {
    const id = await git(repo.folder).raw([
      'rev-parse',
      '--verify',
      '--end-of-options',
      `${revision}^{commit}`,
    ]);
    return /^[0-9a-f]{40,64}$/.test(id.trim()) ? id.trim() : undefined;
  } catch {
    return undefined;
  }
}

/** The full name of the branch that `revision` names (`refs/heads/main`); undefined where it names something else. */
export async function branchNamed(repo: Repository, revision: string): Promise<string | undefined> {
  try {
    const name = await git(repo.folder).raw([
      'rev-parse',
      '--symbolic-full-name',
      '--end-of-options',
      revision,
    ]);
    return /^refs\/(heads|remotes)\/.*$/m.exec(name)?.[0];
  } catch {
    return undefined;
  }
}

/** The parents of a commit; fewer than it has in a shallow clone. */
export async function parentsOf(repo: Repository, commit: string): Promise<readonly string[]> {
  try {
    const row = await git(repo.folder).raw(['rev-list', '--parents', '--max-count=1', commit]);
    return row.trim().split(' ').slice(1);
  } catch {
    return [];
  }
}

/** The branches among `names` (full names) that exist. */
export async function branches(
  repo: Repository,
  names: readonly string[],
): Promise<ReadonlyMap<string, Branch> | UnknownBase> {
  const wanted = new Set(names.filter(isBranchName));
  if (wanted.size === 0) return new Map();
  return guarded(repo.folder, async () => {
    const format = '--format=%(refname)%00%(objectname)%00%(symref)%00%(HEAD)';
    const rows = await git(repo.folder).raw(['for-each-ref', format, ...wanted]);
    const found = new Map<string, Branch>();
    for (const row of rows.split('\n')) {
      const [name = '', commit = '', target = '', head] = row.split('\0');
      if (wanted.has(name)) found.set(name, { name, commit, target, current: head === '*' });
    }
    return found;
  });
}

/** Git's own rule for names, so that no name can be an option, a pattern or a second argument. */
function isBranchName(name: string): boolean {
  return (
    /^refs\/(heads|remotes)\/[^/]/.test(name) &&
    !/[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(\/|$)|[/.]$/u.test(name)
  );
}

/** The best common ancestors of a commit and any of the others, by id. */
export async function mergeBases(
  repo: Repository,
  head: string,
  commits: readonly string[],
): Promise<readonly string[] | UnknownBase> {
  return guarded(repo.folder, async () => {
    const rows = await git(repo.folder).raw(['merge-base', '--all', head, ...commits]);
    return rows
      .split('\n')
      .filter((id) => id !== '')
      .sort();
  });
}

/** The files of a commit below the folder, by path from it. */
export async function treeOf(
  repo: Repository,
  commit: string,
): Promise<ReadonlyMap<string, TreeEntry> | UnknownBase> {
  return guarded(repo.folder, async () => {
    const below = repo.prefix === '' ? [] : ['--', repo.prefix];
    const rows = await git(repo.folder).raw(['ls-tree', '-r', '-z', '--full-tree', commit, ...below]);
    return parseTree(rows, repo.prefix);
  });
}

/**
 * The files of the index below the folder, by path from it. `plain` on an entry says that no attribute makes the file differ
 * from its blob by more than line ends.
 */
export async function indexOf(repo: Repository): Promise<ReadonlyMap<string, TrackedFile> | UnknownBase> {
  return guarded(repo.folder, async () => {
    const here = git(repo.folder);
    const [rows, plain] = await Promise.all([
      here.raw(['ls-files', '-z', '-s', '-t', '--debug']),
      here.raw(['ls-files', '-z', '--', ':(attr:!filter !ident !working-tree-encoding)*']),
    ]);
    return parseIndex(rows, new Set(plain.split('\0')));
  });
}

/** The files below the folder that Git tracks or would offer to add; another repository in it ends with `/`. */
export async function offered(repo: Repository): Promise<ReadonlySet<string> | UnknownBase> {
  return guarded(repo.folder, async () => {
    const rows = await git(repo.folder).raw(['ls-files', '-z', '-c', '-o', '--exclude-standard']);
    return new Set(rows.split('\0'));
  });
}

/** Asks for objects by id, all in one process; gives its raw answer. */
export async function catFile(
  repo: Repository,
  mode: '--batch' | '--batch-check',
  ids: readonly string[],
): Promise<Buffer | UnknownBase> {
  if (ids.length === 0) return Buffer.alloc(0);
  return guarded(repo.folder, async () => {
    const answer: unknown = await git(repo.folder, `${ids.join('\n')}\n`).binaryCatFile([mode]);
    return Buffer.isBuffer(answer) ? answer : { unknown: 'Git gave no objects' };
  });
}

function git(folder: string, input?: string): SimpleGit {
  return simpleGit({
    baseDir: folder,
    config: ['core.fsmonitor=false', 'core.quotePath=false'],
    unsafe: { allowUnsafeFsMonitor: true },
    allowEnvironment: Object.keys(ENVIRONMENT),
    // the default cuts off what a slow pipe still holds when the process has ended
    completion: { onClose: true, onExit: false },
    timeout: { block: PATIENCE },
    ...(input === undefined ? {} : { input: () => input }),
  });
}

async function guarded<T extends object>(
  folder: string,
  ask: () => Promise<T | UnknownBase>,
): Promise<T | UnknownBase> {
  try {
    return await ask();
  } catch (error) {
    return gitTrouble(error, folder);
  }
}
