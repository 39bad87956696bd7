/** Runs programs one after another and measures their time. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './statistics.ts';

/** A program with its arguments; otherwise its environment is that of a plain shell. */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Exit codes that mean success. */
  readonly fine?: readonly number[];
}

/** Milliseconds from its start to its end. Throws if it failed. */
export function timeOf(program: Program): number {
  const started = performance.now();
  run(program);
  return performance.now() - started;
}

/** The median of several runs, in milliseconds; `prepare` is not counted. */
export function medianTime(
  program: Program,
  runs: number,
  prepare: (run: number) => void = () => {},
): number {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    prepare(i);
    times.push(timeOf(program));
  }
  return median(times);
}

/** What it printed. */
export function outputOf(program: Program): string {
  return run(program);
}

/** The peak memory of a Node program, in megabytes. */
export function peakOf(program: Program, folder: string): number {
  const file = join(folder, 'peak');
  const preload = join(import.meta.dirname, 'programs/peak.cjs');
  run({
    ...program,
    args: ['--require', preload, ...program.args],
    env: { ...program.env, OUTLAY_PEAK: file },
  });
  return Number(readFileSync(file, 'utf8')) / 1024;
}

/** Variables that would change what is measured, or that would make Git prompt. */
const LEFT_OUT = /^(NODE_|GIT_|npm_|TSX_|EDITOR$|PAGER$)/;

function run({ file, args, env = {}, input, fine = [0] }: Program): string {
  const kept = Object.entries(process.env).filter(([name]) => !LEFT_OUT.test(name));
  const { status, stdout, stderr, error } = spawnSync(file, args, {
    env: { ...Object.fromEntries(kept), NO_COLOR: '1', ...env },
    input: input ?? '',
    maxBuffer: 1 << 30,
  });
  if (error) throw error;
  if (status === null || !fine.includes(status))
    throw new Error(`${file} ${args.join(' ')} ended with ${status}\n${stderr.toString().slice(-2000)}`);
  return stdout.toString();
}
