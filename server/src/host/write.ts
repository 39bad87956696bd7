/** Writes files: each via a temporary file and a rename, so that no one ever sees half a file; a set all or none. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fchmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { refusal } from './disk.ts';
import { printable } from './trouble.ts';
import { nextTurn } from './turn.ts';
import type { Mark } from './unfinished.ts';
import { codeOf, WORKSPACE_FILE } from './walk.ts';

/** Which files were written, or why none were: `path` is the one that failed, `` for the folder. */
export type Written =
  | { readonly written: readonly string[] }
  | { readonly failed: string; readonly path: string };

/**
 * Writes `files` (path from `folder`, `/`-separated) as UTF-8. All temporary files are written before the first is put in
 * place, and those put in place are taken back if a later one fails; a signal waits until the set is complete. Paths out of
 * the folder and through symbolic links are refused. Missing folders are created, `folder` too; after a failure they are
 * removed again. The file that makes a folder a workspace comes last: a killed program leaves no incomplete workspace.
 * Temporary files that one left for the same files are removed; its backups of replaced files stay.
 */
export async function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string>,
  options: WriteOptions = {},
): Promise<Written> {
  const release = holdSignals();
  try {
    return writeAll(folder, files, options);
  } finally {
    await release();
  }
}

/** How files are written. */
export interface WriteOptions {
  /** Marks the folder while some of the files are in place and others not: for files that are wrong without each other. */
  readonly mark?: (folder: string, files: readonly string[]) => Mark;
}

/** What one file will become, and how to take that back. */
interface Plan {
  readonly path: string;
  readonly target: string;
  readonly aside: string;
  readonly backup: string;
}

/** What has been done so far. */
interface Journal {
  /** A parent before its children. */
  readonly folders: string[];
  readonly asides: Plan[];
  readonly placed: Plan[];
  mark?: Mark;
}

function writeAll(folder: string, files: ReadonlyMap<string, string>, { mark }: WriteOptions): Written {
  const journal: Journal = { folders: [], asides: [], placed: [] };
  let current = '';
  try {
    makeFolder(resolve(folder), journal);
    const root = realpathSync.native(folder);
    const plans: Plan[] = [];
    for (current of files.keys()) {
      const refused = refusal(current) ?? obstacle(root, current);
      if (refused !== undefined) {
        takeBack(journal);
        return { failed: refused, path: current };
      }
      const target = resolve(root, current);
      const aside = `${target}.${process.pid}.tmp`;
      plans.push({ path: current, target, aside, backup: `${target}.${process.pid}.old.tmp` });
    }
    for (const plan of plans) {
      current = plan.path;
      writeAside(plan, files.get(current) ?? '', journal);
    }
    current = '';
    if (mark) journal.mark = mark(root, [...files.keys()]);
    for (const plan of plans.toSorted(byPlacing)) {
      current = plan.path;
      place(plan, journal);
    }
    // before the backups go: they may be wanted as long as the mark is there
    journal.mark?.done();
    for (const { backup } of plans) rmSync(backup, { force: true });
    removeLeft(plans);
    return { written: [...files.keys()] };
  } catch (error) {
    takeBack(journal);
    return { failed: writeTrouble(error), path: current };
  }
}

function byPlacing(a: Plan, b: Plan): number {
  return Number(isWorkspaceFile(a)) - Number(isWorkspaceFile(b));
}

function isWorkspaceFile({ target }: Plan): boolean {
  return basename(target) === WORKSPACE_FILE;
}

const LEFT = /^(.+)\.(\d+)\.tmp$/;

/** Never throws: what cannot be removed does no harm. */
function removeLeft(plans: readonly Plan[]): void {
  const targets = new Set(plans.map(({ target }) => target));
  for (const folder of new Set(plans.map(({ target }) => dirname(target))))
    quietly(() => {
      for (const name of readdirSync(folder)) {
        const [, file = '', pid = ''] = LEFT.exec(name) ?? [];
        if (targets.has(resolve(folder, file)) && !isRunning(Number(pid))) rmSync(resolve(folder, name));
      }
    });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/** Links on the way, and targets that are not files. */
function obstacle(root: string, path: string): string | undefined {
  const parts = path.split('/');
  for (let length = 1; length <= parts.length; length += 1) {
    const found = lstatSync(resolve(root, ...parts.slice(0, length)), { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    if (found.isSymbolicLink()) return 'a symbolic link, which is not written through';
    if (length === parts.length && !found.isFile()) return 'not a file';
  }
  return undefined;
}

function writeAside(plan: Plan, text: string, journal: Journal): void {
  makeFolder(dirname(plan.target), journal);
  journal.asides.push(plan);
  rmSync(plan.aside, { force: true });
  const handle = openSync(plan.aside, 'wx', 0o666);
  try {
    const old = lstatSync(plan.target, { throwIfNoEntry: false });
    if (old !== undefined) fchmodSync(handle, old.mode);
    writeFileSync(handle, text);
  } finally {
    closeSync(handle);
  }
}

function place(plan: Plan, journal: Journal): void {
  if (existsSync(plan.target)) keep(plan);
  renameSync(plan.aside, plan.target);
  journal.placed.push(plan);
}

function keep(plan: Plan): void {
  try {
    linkSync(plan.target, plan.backup);
  } catch {
    // not every file system has hard links
    copyFileSync(plan.target, plan.backup);
  }
}

/** Never throws: what cannot be restored stays beside it as `.old.tmp`. */
function takeBack({ placed, asides, folders, mark }: Journal): void {
  const isBack = placed
    .toReversed()
    .map(({ target, backup }) =>
      quietly(() => (existsSync(backup) ? renameSync(backup, target) : rmSync(target, { force: true }))),
    );
  if (mark !== undefined && isBack.every(Boolean)) quietly(mark.undone);
  for (const plan of asides) {
    quietly(() => rmSync(plan.aside, { force: true }));
    if (!placed.includes(plan)) quietly(() => rmSync(plan.backup, { force: true }));
  }
  for (const folder of folders.toReversed()) quietly(() => rmdirSync(folder));
}

/** Returns whether it succeeded. */
function quietly(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    // the first failure is the one that is reported
    return false;
  }
}

/** One by one, so that those created before a failure are known. */
function makeFolder(folder: string, { folders }: Journal): void {
  const missing: string[] = [];
  for (let at = folder; !existsSync(at); at = dirname(at)) missing.push(at);
  for (const each of missing.toReversed()) {
    mkdirSync(each);
    folders.push(each);
  }
}

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Signals that end the process wait until the returned function has run. Then they do what they would have done. */
function holdSignals(): () => Promise<void> {
  const arrived = new Set<NodeJS.Signals>();
  const hold = (signal: NodeJS.Signals): void => void arrived.add(signal);
  for (const signal of SIGNALS) process.on(signal, hold);
  return async () => {
    // signals arrive where the event loop polls, and the next turn may come before that
    await nextTurn();
    await nextTurn();
    for (const signal of SIGNALS) process.off(signal, hold);
    for (const signal of arrived) if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EFBIG: 'larger than a file may be here',
  ENOENT: 'the folder is not there',
  ENOTDIR: 'a file stands where a folder is needed',
  EEXIST: 'a file stands where a folder is needed',
  EISDIR: 'a directory, expected a file',
  ENAMETOOLONG: 'a name that is too long',
};

/** Why something cannot be written, for people. */
export function writeTrouble(error: unknown): string {
  return (
    REASONS[codeOf(error)] ??
    `cannot be written: ${printable(error instanceof Error ? error.message : String(error))}`
  );
}
