import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratch } from '../host/scratch.ts';
import { AS_OF, acme, buildOnce, outlay, PROGRAM } from './run.ts';

describe('outlay', () => {
  before(function () {
    this.timeout(60_000);
    buildOnce();
  });

  it('makes a workspace that checks clean, and never overwrites one', () => {
    const made = scratch();
    const written = outlay(made.path, ['init', '--as-of', AS_OF]);
    assert.match(written, /^✓ outlay\.yaml\n✓ centers\.yaml\n✓ budget\.yaml\n\nTry next\n/);
    outlay(made.path, ['check'], { stdout: /^✓ no findings in 5 documents, 3 files/ });
    outlay(made.path, ['show', '--as-of', AS_OF], { stdout: /^My Company .* 137,886\.00$/m });
    outlay(made.path, ['init'], {
      code: 2,
      stdout: '',
      stderr: /^error: outlay\.yaml, centers\.yaml and budget\.yaml are there already, nothing was written\n/,
    });
    outlay(made.path, ['init', '--cwd', 'below'], {
      stderr: /^note: a workspace of its own: from now on .* reads nothing in this folder\n$/,
    });
    outlay(made.path, ['init', '--cwd', 'outlay.yaml'], {
      code: 2,
      stdout: '',
      stderr: /outlay\.yaml is a file, expected a folder\nhelp: name its folder: --cwd \.\n$/,
    });
  });

  it('says what to try next where it is tried, and makes no repository inside of one', () => {
    const made = scratch();
    const next = (...args: readonly string[]) =>
      outlay(made.path, ['init', ...args])
        .split('\n')
        .filter((it) => /^ {2}(?:cd|git)/.test(it))
        .map((it) => it.trim());
    const commit = 'git add . && git commit -m "Plan"  then every edit has an effect: outlay impact';
    assert.deepEqual(next('--cwd', 'the plan'), ["cd 'the plan'", `git init && ${commit}`]);
    made.git('init', '-q');
    assert.deepEqual(next('--cwd', 'finance/plan'), ['cd finance/plan', commit]);
    assert.deepEqual(next(), [commit]);
  });

  it('says where workspaces are when it is in none', () => {
    const made = scratch();
    const nowhere = (cwd: string, help: string) =>
      outlay(made.path, ['check', '--cwd', cwd], { code: 2, stdout: '', stderr: new RegExp(`${help}\n$`) });
    made.write('services/api/package.json', '{}');
    nowhere('.', 'help: make a small workspace here: outlay init');
    outlay(made.path, ['init', '--cwd', 'finance/plan']);
    outlay(made.path, ['init', '--cwd', 'teams/a b']);
    nowhere('.', "help: there is one below: --cwd finance/plan or --cwd 'teams/a b'");
    nowhere('finance', 'help: there is one below: --cwd finance/plan');
    nowhere('nothere', 'error: there is no folder .*nothere');
    made.write('sample/all.yaml', 'apiVersion: outlay/v1\nkind: Workspace\nmetadata: { name: sample }\n');
    made.write('sample/deploy.yaml', 'apiVersion: other/v1\nkind: Workspace\n');
    nowhere('sample', 'help: all.yaml declares the Workspace: call that file outlay.yaml');
  });

  it('takes no workspace above a folder that is not there, nor above a file', () => {
    const made = acme();
    const csv = ['import', join(made.path, 'a.csv'), '--mapping', join(made.path, 'b.yaml')];
    for (const args of [['check'], ['fmt'], ['show'], ['impact'], ['explain', 'Budget'], csv]) {
      const refused = (cwd: string, stderr: RegExp) =>
        outlay(made.path, [...args, '--cwd', cwd], { code: 2, stdout: '', stderr });
      refused('budgts', /^error: there is no folder .*budgts\n$/);
      refused('outlay.yaml/plan', /^error: there is no folder .*plan\n$/);
      refused(
        'budgets/search.yaml',
        /^error: .*search\.yaml is a file, expected a folder\nhelp: name its folder: --cwd budgets\n$/,
      );
    }
  });

  it('names a command that it does not have, also where its help is asked for', () => {
    const made = scratch();
    for (const args of [['shw'], ['help', 'shw']])
      outlay(made.path, args, {
        code: 2,
        stdout: '',
        stderr: /^error: unknown command `shw`\nhelp: did you mean show\?; --help/,
      });
    outlay(made.path, ['help', 'show'], { stdout: /^Usage: outlay show / });
  });

  it('prints its version, and help with examples for every command', () => {
    const made = scratch();
    const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
    outlay(made.path, ['--version'], { stdout: `${version}\n` });
    for (const command of ['check', 'show', 'impact', 'explain', 'import', 'init'])
      outlay(made.path, [command, '--help'], { stdout: new RegExp(`\\nExamples:\\n {2}outlay ${command}`) });
  });

  it('exits 2 for what it does not understand', () => {
    const made = scratch();
    outlay(made.path, ['chekc'], {
      code: 2,
      stdout: '',
      stderr: /unknown command `chekc`\nhelp: did you mean check\?; --help shows what can be said\n$/,
    });
    outlay(made.path, ["it's"], { code: 2, stdout: '', stderr: /^error: unknown command `it's`\n/ });
    outlay(made.path, ['check', '--as-of', 'monday'], {
      code: 2,
      stdout: '',
      stderr:
        /argument `monday` is invalid\nhelp: `monday` is not a date, expected .*; --help shows what can be said\n$/,
    });
    outlay(made.path, ['impact', '--base', ''], {
      code: 2,
      stdout: '',
      stderr: /\nhelp: nothing is written there; /,
    });
    outlay(made.path, ['init', 'here'], {
      code: 2,
      stderr:
        'error: too many arguments for `init`\nhelp: expected 0 arguments but got 1; --help shows what can be said\n',
    });
    outlay(made.path, ['check', '--format', 'xml'], {
      code: 2,
      stdout: '',
      stderr:
        /argument `xml` is invalid\nhelp: allowed choices are text, json, github; --help shows what can be said\n$/,
    });
    outlay(made.path, ['check'], {
      code: 2,
      stdout: '',
      stderr: /^error: no outlay\.yaml in .* or above\nhelp: .*outlay init\n$/,
    });
  });

  it('says nothing when its reader leaves early', () => {
    const made = acme();
    const { stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${PROGRAM}" show --by line | true`], {
      cwd: made.path,
      encoding: 'utf8',
    });
    assert.equal(stderr, '');
  });
});
