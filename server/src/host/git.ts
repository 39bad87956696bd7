/**
 * The one place that runs Git. Only plumbing that reads, and nothing that a repository's own configuration can turn into a
 * program: no fsmonitor, no filters, no text conversion, no transport. Never throws: what Git cannot answer is returned in
 * words.
 */

import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { type SimpleGit, type SimpleGitOptions, simpleGit } from 'simple-git';
import type { UnknownBase } from '../analysis/change.ts';
import {
  type IndexFiles,
  isBranchName,
  parseBeside,
  parseIndex,
  parseTree,
  type TreeEntry,
} from './git-output.ts';
import type { Branch, Repository } from './repository.ts';
import { gitTrouble } from './trouble.ts';

const ENVIRONMENT: Readonly<Record<string, string>> = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  // older than GIT_NO_LAZY_FETCH, and overrides what the repository allows itself
  GIT_ALLOW_PROTOCOL: 'none',
  LC_ALL: 'C',
};

/** Milliseconds without output after which a Git command counts as failed. */
const PATIENCE = 60_000;

/** Sets the environment of every Git of this process: `main` calls it once with `process.env`, before anything else. */
export function prepareGitEnvironment(env: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(ENVIRONMENT)) env[name] = value;
}

/**
 * Examines the repository that `folder` is in, and the `branches` (full names) that are likely to be needed. Only for folders
 * that the user trusts.
 */
export async function openRepository(
  folder: string,
  branches: readonly string[] = [],
): Promise<Repository | UnknownBase> {
  return guarded(folder, async () => {
    const real = realpathSync.native(folder);
    // callers that need them ask again, and report what is wrong
    const looking = lookUp(real, branches).catch(() => new Map<string, Branch>());
    const [answer, found] = await Promise.all([git(real).raw(OPENING), looking]);
    const [, inside, shallow, format, index, ...rest] = answer.split('\n');
    if (inside !== 'true' || index === undefined) {
      return {
        unknown: 'the repository is bare: it has no working tree',
        repair: 'git worktree add ../plan',
      };
    }
    // the prefix may itself contain line breaks, and ends with `/`: what follows it is the head, if there is one
    const [, prefix = '', head, branch] =
      /^(|.*?\/)\n(?:([0-9a-f]{40,64})\n([^\n]*)\n)?$/s.exec(rest.join('\n')) ?? [];
    return {
      folder: real,
      prefix,
      indexFile: resolve(real, index),
      hash: format === 'sha256' ? 'sha256' : 'sha1',
      shallow: shallow === 'true',
      head,
      branch: branch?.startsWith('refs/heads/') === true ? branch : undefined,
      branches: found,
    };
  });
}

const OPENING: string[] = [
  'rev-parse',
  '--is-bare-repository',
  '--is-inside-work-tree',
  '--is-shallow-repository',
  '--show-object-format',
  '--git-path',
  'index',
  '--show-prefix',
  // no error if there is no commit yet
  '--revs-only',
  'HEAD^{commit}',
  '--symbolic-full-name',
  'HEAD',
];

/** The full id of the commit that `revision` names; undefined if it names none. */
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

/** Whether there is a remote that branches come from. */
export async function hasOrigin(repo: Repository): Promise<boolean> {
  try {
    return (await git(repo.folder).raw(['config', '--get', 'remote.origin.url'])).trim() !== '';
  } catch {
    return false;
  }
}

/** The full name of the branch that `revision` names (`refs/heads/main`); undefined if it names something else. */
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

/** The parents of a commit; in a shallow clone some may be missing. */
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
  const unknown = names.filter((name) => !repo.branches.has(name));
  return guarded(repo.folder, async () => {
    const found = unknown.length === 0 ? repo.branches : await lookUp(repo.folder, unknown);
    const all = names.map((name) => repo.branches.get(name) ?? found.get(name));
    return new Map(all.flatMap((branch) => (branch === undefined ? [] : [[branch.name, branch] as const])));
  });
}

async function lookUp(
  folder: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, Branch | undefined>> {
  const found = new Map<string, Branch | undefined>(names.map((name) => [name, undefined]));
  const wanted = names.filter(isBranchName);
  if (wanted.length === 0) return found;
  const format = '--format=%(refname)%00%(objectname)%00%(symref)%00%(HEAD)';
  const rows = await git(folder).raw(['for-each-ref', format, ...wanted]);
  for (const row of rows.split('\n')) {
    const [name = '', commit = '', target = '', head] = row.split('\0');
    // a name also matches as a prefix of others
    if (found.has(name)) found.set(name, { name, commit, target, current: head === '*' });
  }
  return found;
}

/** Full names of the most recently created branches and tags. */
export async function newestRefs(repo: Repository, count: number): Promise<readonly string[] | UnknownBase> {
  return guarded(repo.folder, async () => {
    const options = ['--sort=-creatordate', `--count=${count}`, '--format=%(refname)'];
    const rows = await git(repo.folder).raw([
      'for-each-ref',
      ...options,
      'refs/heads',
      'refs/remotes',
      'refs/tags',
    ]);
    return rows.split('\n').filter((name) => name !== '' && !name.endsWith('/HEAD'));
  });
}

/** The best common ancestors of a commit and any of the others, by id. */
export async function mergeBases(
  repo: Repository,
  head: string,
  commits: readonly string[],
): Promise<readonly string[] | UnknownBase> {
  // a commit is its own ancestor, and no other is nearer
  if (head === repo.head && commits.includes(head)) return [head];
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

/** Where a commit differs from the index below the folder, and what it has there; undefined during an unfinished merge. */
export async function besideIndex(
  repo: Repository,
  commit: string,
): Promise<ReadonlyMap<string, TreeEntry | undefined> | UnknownBase | undefined> {
  const format = ['--raw', '-z', '--no-abbrev', '--no-renames', '--relative'];
  const all = ['--ignore-submodules=none', '--ita-visible-in-index'];
  try {
    return parseBeside(await git(repo.folder).raw(['diff-index', '--cached', ...format, ...all, commit]));
  } catch (error) {
    return gitTrouble(error, repo.folder);
  }
}

/**
 * The files of the index below the folder, and those that Git would offer to add; a nested repository ends with `/`. Young
 * are files whose state last changed at `young` (seconds since 1970) or later.
 */
export async function indexOf(repo: Repository, young: number): Promise<IndexFiles | UnknownBase> {
  return guarded(repo.folder, async () => {
    const options = ['-z', '-v', '--stage', '--debug', '--cached', '--others', '--exclude-standard'];
    return parseIndex(await git(repo.folder).raw(['ls-files', ...options]), young);
  });
}

/** Files with no attribute that makes them differ from their blob by more than line ends. */
const PLAIN = 'attr:!filter !ident !working-tree-encoding';

/**
 * Files of the index below the folder that may differ from their blob by more than line ends. Git compares times and sizes,
 * and reads files changed around the time the index was written; submodules are left out. Only for plain files, for which it
 * runs no filter.
 */
export async function touchedFiles(repo: Repository): Promise<ReadonlySet<string> | UnknownBase> {
  return guarded(repo.folder, async () => {
    const here = () => git(repo.folder);
    const diff = ['diff-files', '-z', '--name-only', '--relative', '--no-renames', '--ignore-submodules=all'];
    const [changed, odd] = await Promise.all([
      here().raw([...diff, '--', `:(${PLAIN})*`]),
      // no `.` in front: Git 2.39 would then look up attributes as if the folder were the top of the repository
      here().raw(['ls-files', '-z', '--', `:(exclude,${PLAIN})*`]),
    ]);
    return new Set([...changed.split('\0'), ...odd.split('\0')]);
  });
}

/** Requests objects by id from one process; returns its raw output, or undefined if that exceeds `limit` bytes. */
export async function catFile(
  repo: Repository,
  mode: '--batch' | '--batch-check',
  ids: readonly string[],
  limit: number = Number.POSITIVE_INFINITY,
): Promise<Buffer | UnknownBase | undefined> {
  if (ids.length === 0) return Buffer.alloc(0);
  const controller = new AbortController();
  const answer = await guarded(repo.folder, async () => {
    const asking = git(repo.folder, { input: () => `${ids.join('\n')}\n`, abort: controller.signal });
    let length = 0;
    asking.outputHandler((_command, stdout) => {
      stdout.on('data', (bytes: Buffer) => {
        length += bytes.length;
        if (length > limit) controller.abort();
      });
    });
    const bytes: unknown = await asking.binaryCatFile([mode]);
    return Buffer.isBuffer(bytes) ? bytes : { unknown: 'Git gave no objects' };
  });
  return controller.signal.aborted ? undefined : answer;
}

function git(folder: string, options: Partial<SimpleGitOptions> = {}): SimpleGit {
  return simpleGit({
    baseDir: folder,
    config: ['core.fsmonitor=false'],
    unsafe: { allowUnsafeFsMonitor: true },
    allowEnvironment: Object.keys(ENVIRONMENT),
    // the default cuts off what a slow pipe still holds when the process has ended
    completion: { onClose: true, onExit: false },
    timeout: { block: PATIENCE },
    ...options,
  }).outputHandler(sayNothing);
}

/** The library waits 50 milliseconds more for a process that ended without output, so the end emits zero bytes. */
function sayNothing(_command: string, stdout: NodeJS.ReadableStream): void {
  stdout.once('end', () => stdout.emit('data', Buffer.alloc(0)));
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
