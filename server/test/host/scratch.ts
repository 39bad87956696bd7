/** Throw-away folders and Git repositories for the tests of `host`. */
import assert from 'node:assert/strict';
import { execFileSync, execSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Base, TextSource } from '../../src/analysis/change.ts';
import { type BaseListing, listBase, readListedBase } from '../../src/host/base.ts';
import { readListed } from '../../src/host/disk.ts';
import { type BaseRequest, findBase } from '../../src/host/find-base.ts';
import { openRepository, prepareGitEnvironment } from '../../src/host/git.ts';
import { listWorkspace } from '../../src/host/listing.ts';
import type { Repository } from '../../src/host/repository.ts';
import { isTrouble } from '../../src/host/trouble.ts';

prepareGitEnvironment(process.env);

/** A folder, and the ways to fill it. */
export interface Scratch {
  readonly path: string;
  readonly write: (path: string, content: string | Uint8Array) => void;
  /** Runs Git in the folder as a user would, without that user's configuration. */
  readonly git: (...args: readonly string[]) => string;
  /** Runs a line of a shell in the folder, as a user would who was told to. */
  readonly run: (line: string) => void;
  /** Adds everything and commits it; the id of the commit. */
  readonly commit: (message?: string) => string;
}

const folders: string[] = [];

/** An empty folder. */
export function scratch(): Scratch {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'outlay-host-')));
  folders.push(path);
  return at(path);
}

/** A folder that is there already, or that Git is about to make. */
function at(path: string): Scratch {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', path, ...args], { env: USER, stdio: ['ignore', 'pipe', 'pipe'] })
      .toString()
      .trim();
  return {
    path,
    git,
    run(line) {
      execSync(line, { cwd: path, env: USER, stdio: 'pipe' });
    },
    write(name, content) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), content);
    },
    commit(message = 'change') {
      git('add', '-A');
      git('commit', '-q', '--allow-empty', '-m', message);
      return git('rev-parse', 'HEAD');
    },
  };
}

/** A repository on `main` with a workspace of two documents, committed. */
export function repository(): Scratch {
  const made = scratch();
  made.git('init', '-q', '-b', 'main');
  made.write('outlay.yaml', 'kind: Workspace\n');
  made.write('plan/a.yaml', 'a: 1\n');
  made.commit('first');
  return made;
}

/** `main` and a branch `draft` that is checked out; both have moved on from the first commit, whose id is returned. */
export function forked(made: Scratch): string {
  const first = made.git('rev-parse', 'HEAD');
  made.git('checkout', '-q', '-b', 'draft');
  made.write('plan/a.yaml', 'a: 2\n');
  made.commit();
  made.git('checkout', '-q', 'main');
  made.write('plan/main.yaml', 'm: 1\n');
  made.commit();
  made.git('checkout', '-q', 'draft');
  return first;
}

/** A clone in a folder of its own. */
export function cloneOf(made: Scratch, ...options: readonly string[]): Scratch {
  const parent = scratch();
  parent.git('clone', '-q', ...options, `file://${made.path}`, 'clone');
  return at(join(parent.path, 'clone'));
}

/** Removes every folder that was made; for `afterEach`. */
export function clean(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Opens a repository that has to be there. */
export async function opened(folder: string): Promise<Repository> {
  const repo = await openRepository(folder);
  assert.ok(!isTrouble(repo), isTrouble(repo) ? repo.unknown : '');
  return repo;
}

/** Every document of a workspace, by path from its folder, in order of path. */
export async function readWorkspace(
  folder: string,
  repository: Repository | undefined,
): Promise<ReadonlyMap<string, TextSource>> {
  const listing = await listWorkspace(folder, repository);
  return readListed(listing, listing.files.keys());
}

/** The base as the core is told it. */
export async function baseOf(folder: string, request: Partial<BaseRequest> = {}): Promise<Base> {
  const repo = await openRepository(folder);
  if (isTrouble(repo)) return repo;
  const found = await findBase(repo, { env: {}, ...request });
  if (isTrouble(found)) return found;
  const alone = await listBase(found);
  const beside = await listBase(found, listWorkspace(folder, repo));
  if (isTrouble(alone) || isTrouble(beside)) {
    assert.deepEqual(beside, alone);
    return isTrouble(alone) ? alone : readBase(alone);
  }
  const base = await readBase(alone);
  assert.deepEqual(await readBase(beside), base, 'the base beside the index is another');
  return base;
}

async function readBase(listing: BaseListing): Promise<Base> {
  const { revision, label, name, notes, files, unreadable } = listing;
  const texts = await readListedBase(listing, [...files.keys(), ...unreadable.keys()].sort());
  return isTrouble(texts) ? texts : { revision, label, name, notes, texts };
}

/** Texts as plain data: the text, or the reason in square brackets. */
export function plain(
  texts: ReadonlyMap<string, TextSource | undefined>,
): Record<string, string | undefined> {
  return Object.fromEntries(
    [...texts].map(([path, source]) => {
      if (source === undefined) return [path, undefined];
      return [path, 'text' in source ? source.text : `[${source.unreadable}]`];
    }),
  );
}

const USER: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
  LC_ALL: 'C',
};
