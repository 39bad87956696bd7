/** Real editors, set up as `docs/editors.md` says, on a small workspace. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acme, buildOnce, PROGRAM } from '../cli/run.ts';
import { fencesOf } from '../docs/markdown.ts';

const GUIDE = join(import.meta.dirname, '../../../docs/editors.md');

/** Milliseconds that an editor may take: it starts, and its server reads. */
const PATIENCE = 120_000;

/** A workspace with an unknown category in a Budget, and `outlay` on the path. */
export interface EditorPlace {
  /** Writes a script beside the workspace; its path. */
  readonly script: (name: string, text: string) => string;
  /** That `cloud` is called `hosting` in every file, and nothing else has changed. */
  readonly renamed: () => void;
  /** What the editor wrote to stdout as JSON, one object a row. */
  readonly run: (program: string, args: readonly string[]) => readonly unknown[];
}

/** Whether a program is there; `server/missing.mjs` names what is not. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** The code that the guide shows for an editor. */
export function setUp(language: string): string {
  const fence = fencesOf(readFileSync(GUIDE, 'utf8')).find((it) => it.language === language);
  assert.ok(fence, `no ${language} in docs/editors.md`);
  return fence.text;
}

/** Makes it. */
export function editorPlace(): EditorPlace {
  buildOnce();
  const made = acme();
  const budget = 'budgets/payments.yaml';
  made.write(
    budget,
    readFileSync(join(made.path, budget), 'utf8').replace('category: saas', 'category: sass'),
  );
  const texts = ['outlay.yaml', budget, 'budgets/search.yaml'].map(
    (path) => [path, readFileSync(join(made.path, path), 'utf8')] as const,
  );
  const bin = join(made.path, '.cache/bin');
  mkdirSync(bin, { recursive: true });
  symlinkSync(PROGRAM, join(bin, 'outlay'));
  return {
    script: (name, text) => {
      const file = join(made.path, '.cache', name);
      writeFileSync(file, text);
      return file;
    },
    renamed: () => {
      for (const [path, before] of texts)
        assert.equal(
          readFileSync(join(made.path, path), 'utf8'),
          before
            .replace(/(category: )cloud/g, '$1hosting')
            .replace('{ name: cloud }', '{ name: hosting, aliases: [cloud] }'),
          path,
        );
    },
    run: (program, args) => {
      const { status, stdout, stderr } = spawnSync(program, args, {
        cwd: made.path,
        encoding: 'utf8',
        timeout: PATIENCE,
        env: {
          PATH: `${bin}:${process.env.PATH}`,
          HOME: made.path,
          XDG_CACHE_HOME: join(made.path, '.cache'),
          TERM: 'dumb',
        },
      });
      const rows = stdout.split('\n').filter((it) => it.startsWith('{'));
      assert.equal(status, 0, `${program}: ${stdout}\n${stderr}`);
      return rows.map((it): unknown => JSON.parse(it));
    },
  };
}
