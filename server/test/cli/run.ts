/** Runs the built program as a user does. A run is expected to be silent on stderr and to exit 0 unless a test says otherwise. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Scratch, scratch } from '../host/scratch.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The file that `bin` names. */
export const PROGRAM: string = join(ROOT, 'dist/cli.cjs');

/** Set for the processes that begin after the build. */
const BUILT = 'OUTLAY_BUILT';

/** Builds the programs once for all tests. */
export function buildOnce(): void {
  if (process.env[BUILT] !== undefined) return;
  execFileSync(process.execPath, [join(ROOT, 'esbuild.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
  process.env[BUILT] = '';
}

/** What a run is to give; a text is compared whole, a pattern is looked for. */
export interface Expected {
  readonly stdout?: string | RegExp;
  /** Nothing unless said. */
  readonly stderr?: string | RegExp;
  /** 0 unless said; null of a program that is killed. */
  readonly code?: number | null;
  readonly env?: Readonly<Record<string, string>>;
}

/** The day that counts as today in all tests. */
export const AS_OF = '2026-11-18';

/** Runs `outlay` in a folder; the result is what it wrote to stdout. */
export function outlay(folder: string, args: readonly string[], expected: Expected = {}): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      XDG_CACHE_HOME: join(folder, '.cache'),
      GIT_CONFIG_NOSYSTEM: '1',
      ...expected.env,
    },
  });
  const command = `outlay ${args.join(' ')}`;
  same(stderr, expected.stderr ?? '', `stderr of ${command}`);
  if (expected.stdout !== undefined) same(stdout, expected.stdout, `stdout of ${command}`);
  assert.equal(status, expected.code === undefined ? 0 : expected.code, `exit code of ${command}\n${stdout}`);
  return stdout;
}

function same(actual: string, expected: string | RegExp, what: string): void {
  if (typeof expected === 'string') assert.equal(actual, expected, what);
  else assert.match(actual, expected, what);
}

/** Times differ from run to run. */
export function withoutTimes(text: string): string {
  return text.replace(/\d+\.\d\d s/g, '0.00 s');
}

const WORKSPACE = `apiVersion: outlay/v1
kind: Workspace
metadata: { name: acme, title: Acme }
spec: { currency: USD, calendar: { start: 2026-07-01, pattern: monthly, named: ending }, defaultBranch: main }
---
apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
    - { name: acme, title: Acme, owner: ada }
    - { name: payments, title: Payments, parent: acme, code: CC-2100 }
    - { name: search, title: Search, parent: acme }
    - { name: idle, title: Idle, parent: acme }
---
apiVersion: outlay/v1
kind: CategoryList
metadata: { name: categories }
spec: { items: [{ name: cloud }, { name: saas }] }
---
apiVersion: outlay/v1
kind: People
metadata: { name: people }
spec: { people: [{ name: ada }] }
`;

const PAYMENTS = `apiVersion: outlay/v1
kind: Budget
metadata: { name: payments }
spec:
  costCenter: payments
  period: FY2027..FY2028
  lines:
    - { name: compute, category: cloud, amount: { FY2027: 1_152_000, FY2028: 1.2M } }
    - { name: seats, category: saas, quantity: { 2026-07..: 10 }, unitPrice: 21.00 USD/month }
`;

const SEARCH = `apiVersion: outlay/v1
kind: Budget
metadata: { name: search }
spec:
  costCenter: search
  category: cloud
  period: FY2027
  lines:
    - { name: index, amount: 120k }
`;

/** A workspace of three files, committed on `main`. */
export function acme(): Scratch {
  const made = scratch();
  made.write('.gitignore', '.cache/\n');
  made.write('outlay.yaml', WORKSPACE);
  made.write('budgets/payments.yaml', PAYMENTS);
  made.write('budgets/search.yaml', SEARCH);
  made.git('init', '-q', '-b', 'main');
  made.commit('the plan');
  made.git('checkout', '-q', '-b', 'more-compute');
  return made;
}

/** Replaces a text in one file, which must hold it. */
export function edit(made: Scratch, path: string, from: string, to: string): void {
  const file = path === 'outlay.yaml' ? WORKSPACE : path === 'budgets/search.yaml' ? SEARCH : PAYMENTS;
  assert.ok(file.includes(from), `${path} holds ${from}`);
  made.write(path, file.replace(from, to));
}
