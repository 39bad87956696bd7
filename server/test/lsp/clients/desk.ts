/** Where somebody has just set up an editor: a home of its own, `outlay` in the path, and an example company with mistakes in one file. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { buildOnce, PROGRAM } from '../../cli/run.ts';
import { fencesOf } from '../../docs/markdown.ts';
import { type Scratch, scratch } from '../../host/scratch.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const PAGE = readFileSync(join(ROOT, 'docs/editors.md'), 'utf8');

/** Of the plan, in the home. What paths are made of in editors ends at such characters unless they are careful. */
const FOLDER = 'the plan, 2026';

/** Milliseconds of a whole session, on a busy machine. */
const MOST = 55_000;

/** Two wrong names and a row that is not in the style, behind characters that UTF-8, UTF-16 and people count differently. */
const FAIR = `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: fairs }
spec:
  items:
    - { name: fair, title: "Fête 💶", parent: shop, owner: ben }
---
apiVersion: outlay/v1
kind: CategoryList
metadata: { name: rents }
spec: { items: [{ name: rent, title: Rent }] }
---
apiVersion: outlay/v1
kind: Budget
metadata: { name: fair }
spec:
  costCenter: fair
  period: FY2026
  lines:
    - { name: stand, title: "Stand 💶", category: wagse, amount: 4k }
    - {name: signs,   title: "💶💶", category: softwear, amount: 1k}
`;

/** What a session is to leave on disk, for each file that it changes: what is replaced by what. */
const EDITS: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  'fair.yaml': [
    ['parent: shop', 'parent: store-front'],
    ['wagse, amount: 4k', 'wages, amount: 5k'],
    ['{name: signs,   title', '{ name: signs, title'],
    ['softwear, amount: 1k}', 'software, amount: 1k }'],
  ],
  'outlay.yaml': [
    ['name: shop', 'name: store-front'],
    ['aliases: [store]', 'aliases: [store, shop]'],
  ],
  'plan.yaml': [
    ['\n    shop:', '\n    store-front:'],
    ['costCenter: shop', 'costCenter: store-front'],
  ],
  'policy.yaml': [['{ shop: 70%', '{ store-front: 70%']],
};

/** Whether a program starts; `args` may ask for more of it than that it is there. */
export function starts(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** Whether an editor can be given a terminal. */
export function hasTerminal(): boolean {
  return starts('script', '--version');
}

/** What a script saw, by what it called it. */
export type Seen = ReadonlyMap<string, unknown>;

/** A home, and the plan in it. */
export class Desk {
  readonly #home: Scratch;
  readonly #plan: string;
  readonly #before: ReadonlyMap<string, string>;

  constructor() {
    buildOnce();
    this.#home = scratch();
    this.#plan = join(this.#home.path, FOLDER);
    cpSync(join(ROOT, 'examples/minimal'), this.#plan, { recursive: true });
    this.#home.write(`${FOLDER}/fair.yaml`, FAIR);
    this.#home.write(
      'bin/outlay',
      `#!/bin/sh\necho $$ >> "$HOME/servers"\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`,
    );
    this.#home.run('chmod +x bin/outlay');
    const git = (...args: readonly string[]) => this.#home.git('-C', FOLDER, ...args);
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-q', '-m', 'the plan');
    this.#before = new Map(Object.keys(EDITS).map((it) => [it, this.#text(it)]));
  }

  /** A file of the user. */
  write(path: string, text: string): void {
    this.#home.write(path, text);
  }

  /** A file of the plan. */
  writePlan(path: string, text: string): void {
    this.#home.write(`${FOLDER}/${path}`, text);
  }

  /** Runs an editor in the folder of the plan until it ends, with `fair.yaml` as its last argument; `$SEEN` is the file that its script writes to. */
  async session(program: string, ...args: readonly string[]): Promise<Seen> {
    const report = join(this.#home.path, 'seen');
    const command = [program, ...args, 'fair.yaml'].map((it) => `'${it}'`).join(' ');
    // a terminal of its own: an editor without one leaves out half of what it does; its input stays open
    const child = spawn('script', ['-q', '-e', '-c', command, '/dev/null'], {
      cwd: this.#plan,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        PATH: `${join(this.#home.path, 'bin')}${delimiter}${process.env.PATH ?? ''}`,
        HOME: this.#home.path,
        SEEN: report,
        SHELL: '/bin/sh',
        LC_ALL: 'C.UTF-8',
        TERM: 'xterm',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada@bakery.example',
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: 'ada@bakery.example',
      },
    });
    let screen = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      screen += text;
    });
    const late = setTimeout(() => child.kill('SIGTERM'), MOST);
    await once(child, 'close');
    clearTimeout(late);
    const seen = existsSync(report) ? readFileSync(report, 'utf8') : '';
    assert.equal(
      child.exitCode,
      0,
      `${command} ended with ${child.exitCode}:\n${seen}\n${screen.slice(-2_000)}`,
    );
    return seenIn(seen);
  }

  /** The files that a session edits, as they are on disk and as they are to be. */
  texts(): {
    readonly actual: Readonly<Record<string, string>>;
    readonly expected: Readonly<Record<string, string>>;
  } {
    const paths = Object.keys(EDITS);
    return {
      actual: Object.fromEntries(paths.map((it) => [it, this.#text(it)])),
      expected: Object.fromEntries(
        paths.map((it) => [it, edited(this.#before.get(it) ?? '', EDITS[it] ?? [])]),
      ),
    };
  }

  /** Process ids of language servers that still run, after at most a few seconds. */
  async serversLeft(): Promise<readonly number[]> {
    const file = join(this.#home.path, 'servers');
    const started = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : [];
    assert.equal(started.length, 1, 'one server for all buffers');
    for (let i = 0; i < 50 && started.some(runs); i++) await new Promise((resume) => setTimeout(resume, 100));
    return started.filter(runs);
  }

  #text(path: string): string {
    return readFileSync(join(this.#plan, path), 'utf8');
  }
}

/** The fences of one section of the page about editors. */
export function fencesBelow(heading: string, language: string): readonly string[] {
  const section = PAGE.split(/^## /m).find((it) => it.startsWith(`${heading}\n`));
  assert.ok(section, `docs/editors.md has a section ${heading}`);
  return fencesOf(section).flatMap((it) => (it.language === language ? [it.text] : []));
}

function edited(text: string, edits: (typeof EDITS)[string]): string {
  return edits.reduce((now, [from, to]) => {
    assert.equal(now.split(from).length, 2, `one ${from}`);
    return now.replace(from, to);
  }, text);
}

/** Each row is an object with `what` and `is`. */
function seenIn(report: string): Seen {
  return new Map(
    report
      .trim()
      .split('\n')
      .map((row) => {
        const { what, is }: { readonly what: string; readonly is: unknown } = JSON.parse(row);
        return [what, is];
      }),
  );
}

function runs(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}
