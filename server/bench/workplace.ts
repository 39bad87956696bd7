/** A temporary folder with what is measured: projects in Git repositories, the programs, and the newest Node. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { budgetPath, generate, plainBudgets, raised } from './generate.ts';
import { outputOf } from './processes.ts';

/** A project on disk, committed on `main`. */
export interface ProjectFolder {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
}

/** Where everything is. */
export interface Workplace {
  readonly folder: string;
  /** The path of one of `programs/`, bundled like the command line. */
  readonly program: (name: string) => string;
  /** The user's cache folder for everything that is measured. */
  readonly cache: string;
  readonly dropCache: () => void;
  readonly remove: () => void;
}

const PROGRAMS: readonly string[] = ['parse-yaml', 'parse-js-yaml', 'command', 'keystrokes', 'declined'];

/** Creates the folder and bundles the programs. */
export async function openWorkplace(): Promise<Workplace> {
  const folder = mkdtempSync(join(tmpdir(), 'outlay-bench-'));
  const here = import.meta.dirname;
  await bundle(folder, [`${here}/straight.ts`, ...PROGRAMS.map((it) => `${here}/programs/${it}.ts`)]);
  writeFileSync(join(folder, 'empty.cjs'), '');
  return {
    folder,
    program: (name) => join(folder, name),
    cache: join(folder, 'cache'),
    dropCache: () => rmSync(join(folder, 'cache'), { recursive: true, force: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function bundle(folder: string, entryPoints: string[]): Promise<void> {
  await build({
    entryPoints,
    outdir: folder,
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    banner: { js: REQUIRE },
  });
}

/** CommonJS packages require modules of Node. */
const REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** Writes a project and commits it. */
export function writeProject(workplace: Workplace, files: number): ProjectFolder {
  const folder = join(workplace.folder, `project-${files}`);
  let bytes = 0;
  for (const { path, text } of generate({ files })) {
    writeFile(join(folder, path), text);
    bytes += Buffer.byteLength(text);
  }
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'config', 'gc.auto', '0'); // otherwise it gets in the way later
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'base');
  git(folder, 'gc', '-q');
  return { folder, files, bytes };
}

/** Raises an amount in ten files, different ones each round; reverts the changes of the previous round. */
export function changeTen({ folder, files }: ProjectFolder, round: number): void {
  git(folder, 'checkout', '-q', '.');
  for (const index of plainBudgets(files, 10, round)) {
    const file = join(folder, budgetPath(index));
    writeFileSync(file, raised(readFileSync(file, 'utf8'), round));
  }
}

/** Runs Git in a folder. */
export function git(folder: string, ...args: readonly string[]): string {
  return outputOf({ file: 'git', args: ['-C', folder, ...args], env: GIT });
}

/** No user configuration, and the same commit every time. */
export const GIT: Readonly<Record<string, string>> = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'bench',
  GIT_AUTHOR_EMAIL: 'bench@company.example',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'bench',
  GIT_COMMITTER_EMAIL: 'bench@company.example',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
};

/** The newest Node available from npm, downloaded into the workplace; the running one if that fails. */
export function newestNode(workplace: Workplace): { readonly file: string; readonly version: string } {
  const folder = join(workplace.folder, 'newest');
  const isWindows = process.platform === 'win32';
  // the package `node` installs these by a script, which npm no longer runs
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
  const file = join(folder, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  try {
    writeFile(join(folder, 'package.json'), '{}');
    outputOf({
      file: 'npm',
      args: ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', name],
    });
    return { file, version: outputOf({ file, args: ['--version'] }).trim() };
  } catch {
    return { file: process.execPath, version: `${process.version} (no newer one could be had)` };
  }
}

/** Writes a file, with its folder. */
export function writeFile(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
