/** The jobs of the tutorial do what it says: their commands run as a forge runs them, on the merge that the forge made. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { buildOnce } from '../cli/run.ts';
import { type Scratch, scratch } from '../host/scratch.ts';
import { fencesOf } from './markdown.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PAGE = readFileSync(join(ROOT, 'docs/tutorials/pull-requests.md'), 'utf8');

/** What GitHub sets for a pull request to `main`. */
const GITHUB = {
  CI: 'true',
  GITHUB_ACTIONS: 'true',
  GITHUB_BASE_REF: 'main',
  GITHUB_REF: 'refs/pull/7/merge',
};

describe('the jobs that the tutorial of pull requests shows', () => {
  let made: Scratch;
  before(() => {
    buildOnce();
    made = scratch();
    openPullRequest(made);
  });

  it('say on GitHub what the change costs', () => {
    const summary = join(made.path, 'summary.md');
    const codes = githubSteps().map((it) => run(it, { ...GITHUB, GITHUB_STEP_SUMMARY: summary }));
    assert.deepEqual(codes, [0, 0, 0, 0]);
    assert.match(readFileSync(summary, 'utf8'), /^### Outlay: .*\n\n.* the merge base with main /);
  });

  it('keep on GitLab what the change costs', () => {
    const { plan } = fenceWith('.gitlab-ci.yml');
    const base = made.git('-C', 'runner', 'rev-parse', 'origin/main');
    const env = { CI: 'true', GITLAB_CI: 'true', CI_MERGE_REQUEST_DIFF_BASE_SHA: base };
    const codes = plan.script.map((it: string) => run(it, env));
    assert.deepEqual(codes, [0, 0, 0, 0]);
    const kept = readFileSync(join(made.path, 'runner', plan.artifacts.paths[0]), 'utf8');
    assert.match(kept, /^### Outlay: .*\n\n.* the base that CI\\_MERGE\\_REQUEST\\_DIFF\\_BASE\\_SHA names /);
  });

  it('fail where a name is wrong and a document is not in style', () => {
    made.run(`sed -i 's/vendor: github/vendor:   githu/' runner/budgets/payments.yaml`);
    const steps = githubSteps().filter((it) => it.startsWith('outlay'));
    const codes = steps.map((it) => run(it, { ...GITHUB, GITHUB_STEP_SUMMARY: '/dev/null' }));
    assert.deepEqual(codes, [1, 1, 0]);
  });

  /** Runs a command in the clone of the runner as GitHub does; its exit code. */
  function run(command: string, env: Readonly<Record<string, string>>): number | null {
    const prefix = join(made.path, 'installed');
    const { status } = spawnSync('bash', ['-eo', 'pipefail', '-c', command], {
      cwd: join(made.path, 'runner'),
      env: {
        PATH: [join(prefix, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
        HOME: made.path,
        npm_config_prefix: prefix,
        npm_config_offline: 'true',
        ...env,
      },
    });
    return status;
  }
});

function githubSteps(): readonly string[] {
  const { jobs } = fenceWith('.github/workflows/plan.yml');
  return jobs.plan.steps.flatMap((it: { readonly run?: string }) => it.run ?? []);
}

/** The document in the fence whose first row names this file. */
function fenceWith(file: string) {
  const fence = fencesOf(PAGE).find((it) => it.text.startsWith(`# ${file}\n`));
  assert.ok(fence, `no fence shows ${file}`);
  return parse(fence.text);
}

/** The example with its pending change on a branch, and in `runner` a clone of it at the merge of both, as a forge checks it out. */
function openPullRequest(made: Scratch): void {
  const plan = join(made.path, 'plan');
  cpSync(join(ROOT, 'examples/acme'), plan, { recursive: true });
  mkdirSync(join(plan, 'tools'));
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', join(plan, 'tools')], {
    cwd: ROOT,
    stdio: 'ignore',
  });
  made.run(`cd plan && git init -q -b main && git add . && git commit -q -m Plan
    git switch -q -c capacity && git apply pending-change.patch && git commit -q -a -m Capacity
    cd .. && git clone -q plan runner && cd runner && git checkout -q --detach origin/main
    git merge -q --no-ff -m Merge origin/capacity`);
}
