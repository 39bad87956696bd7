import assert from 'node:assert/strict';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Base, isKnown } from '../../src/analysis/change.ts';
import type { BaseSettings } from '../../src/host/find-base.ts';
import { openRepository } from '../../src/host/git.ts';
import { baseOf, clean, cloneOf, forked, plain, repository, scratch } from './scratch.ts';

const texts = (base: Base): unknown => (isKnown(base) ? plain(base.texts) : base);
const name = (base: Base): string | undefined => (isKnown(base) ? base.name : undefined);
const label = (base: Base): string => (isKnown(base) ? base.label : `unknown: ${base.unknown}`);
const short = (id: string): string => id.slice(0, 7);

const NO_BRANCH = 'no default branch: there is no origin/HEAD, main or master';
const FIRST = { 'outlay.yaml': 'kind: Workspace\n', 'plan/a.yaml': 'a: 1\n' };

describe('which base is found', () => {
  afterEach(clean);

  it('is the merge base with the default branch', async () => {
    const made = repository();
    const first = forked(made);
    made.git('branch', 'master', 'draft');
    const base = await baseOf(made.path);
    assert.equal(label(base), `${short(first)}, the merge base with main`);
    assert.equal(name(base), 'main');
    assert.deepEqual(texts(base), FIRST);
  });

  it('is, on the default branch itself, what the remote has', async () => {
    const made = repository();
    const clone = cloneOf(made);
    clone.write('plan/new.yaml', 'n\n');
    clone.commit();
    assert.deepEqual(texts(await baseOf(clone.path)), FIRST);
    clone.git('checkout', '-q', '-b', 'draft');
    const head = clone.git('rev-parse', 'HEAD');
    assert.equal(
      label(await baseOf(clone.path)),
      `${short(head)}, the merge base with main`,
      'the nearer of both',
    );
  });

  it('takes the default branch that the workspace names, in CI only as the base names it', async () => {
    const made = repository();
    made.git('branch', 'trunk');
    const trunk = made.git('rev-parse', 'HEAD');
    forked(made);
    const settingsIn = (text: string): BaseSettings | undefined =>
      text.includes('Workspace') ? { defaultBranch: 'trunk', versions: [] } : undefined;
    assert.equal(
      label(await baseOf(made.path, { branch: 'trunk' })),
      `${short(trunk)}, the merge base with trunk`,
    );
    const evil = { branch: 'draft', env: { CI: 'true' } };
    assert.equal(label(await baseOf(made.path, evil)), `${short(trunk)}, the merge base with main`);
    assert.equal(
      label(await baseOf(made.path, { ...evil, settingsIn })),
      `${short(trunk)}, the merge base with trunk`,
    );
  });

  it('goes by --base before all else: a branch means the merge base, anything else that commit', async () => {
    const made = repository();
    const first = forked(made);
    made.git('tag', 'signed', 'main');
    const main = made.git('rev-parse', 'main');
    const env = { CI: 'true', GITHUB_BASE_REF: 'draft' };
    assert.equal(
      label(await baseOf(made.path, { base: 'main', env })),
      `${short(first)}, the merge base with main`,
    );
    assert.equal(label(await baseOf(made.path, { base: 'signed' })), `${short(main)}, which is signed`);
    assert.equal(label(await baseOf(made.path, { base: main })), short(main));
    assert.equal(label(await baseOf(made.path, { base: 'HEAD~1' })), `${short(first)}, which is HEAD~1`);
    assert.equal(name(await baseOf(made.path, { base: 'HEAD~1' })), 'HEAD~1');
    assert.equal(name(await baseOf(made.path, { base: main })), short(main));
  });

  it("goes by the forge's variables", async () => {
    const made = repository();
    const first = forked(made);
    made.git('branch', 'release/1', 'main');
    const expected = `${short(first)}, the merge base with release/1`;
    for (const env of [
      { GITHUB_BASE_REF: 'release/1' },
      { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'release/1' },
      { BITBUCKET_PR_DESTINATION_BRANCH: 'release/1' },
      { SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/release/1' },
    ]) {
      assert.equal(label(await baseOf(made.path, { env })), expected);
    }
    const env = { CI_MERGE_REQUEST_DIFF_BASE_SHA: first };
    const named = `${short(first)}, the base that CI_MERGE_REQUEST_DIFF_BASE_SHA names`;
    assert.equal(label(await baseOf(made.path, { env })), named);
  });

  it("is the first parent of the forge's merge commit where the branch was not fetched", async () => {
    const made = repository();
    forked(made);
    const main = made.git('rev-parse', 'main');
    made.git('checkout', '-q', '--detach', 'main');
    made.git('merge', '-q', '-m', 'merge', 'draft');
    made.git('update-ref', 'refs/heads/pull', 'HEAD');
    const clone = cloneOf(made, '--depth', '2', '--single-branch', '--branch', 'pull');
    const env = { GITHUB_BASE_REF: 'main', GITHUB_REF: 'refs/pull/1/merge' };
    assert.equal(
      label(await baseOf(clone.path, { env })),
      `${short(main)}, the first parent of the merge commit`,
    );
    // the head of the pull request was checked out instead, which has a parent too
    made.git('checkout', '-q', 'draft');
    const draft = cloneOf(made, '--depth', '2', '--single-branch', '--branch', 'draft');
    assert.match(label(await baseOf(draft.path, { env })), /^unknown: no such branch: `main`/);
    const only = cloneOf(made, '--depth', '1', '--single-branch', '--branch', 'pull');
    assert.deepEqual(await baseOf(only.path, { env }), {
      unknown: 'no such branch: `main` (from GITHUB_BASE_REF)',
      repair: 'git fetch --unshallow origin +refs/heads/main:refs/remotes/origin/main',
    });
  });

  it('takes the first by id of several merge bases, and says so', async () => {
    const made = repository();
    forked(made);
    made.git('branch', 'one', 'main');
    made.git('branch', 'two', 'draft');
    const ids = [made.git('rev-parse', 'one'), made.git('rev-parse', 'two')].sort();
    made.git('merge', '-q', '-m', 'criss', 'one');
    made.git('checkout', '-q', 'main');
    made.git('merge', '-q', '-m', 'cross', 'two');
    made.git('checkout', '-q', 'draft');
    const base = await baseOf(made.path);
    assert.ok(isKnown(base));
    assert.equal(base.revision, ids[0]);
    assert.deepEqual(base.notes, [
      `2 merge bases with main; the first by id, ${short(ids[0] ?? '')}, was taken`,
    ]);
  });
});

describe('a base that cannot be had', () => {
  afterEach(clean);

  it('is unknown without a repository, without a commit, without a working tree', async () => {
    const made = scratch();
    assert.deepEqual(await baseOf(made.path), {
      unknown: 'the workspace is not in a Git repository',
      repair: 'git init && git add . && git commit -m "Plan"',
    });
    made.git('init', '-q', '-b', 'main');
    assert.deepEqual(await baseOf(made.path), {
      unknown: 'the repository has no commit yet',
      repair: 'git add . && git commit -m "Plan"',
    });
    const bare = cloneOf(repository(), '--bare');
    assert.equal(label(await baseOf(bare.path)), 'unknown: the repository is bare: it has no working tree');
  });

  it('is unknown without Git', async () => {
    const made = repository();
    const path = process.env.PATH;
    process.env.PATH = '';
    try {
      assert.deepEqual(await openRepository(made.path), {
        unknown: 'Git is not installed, or not on the PATH',
      });
    } finally {
      process.env.PATH = path;
    }
  });

  it('is unknown in a shallow clone, until the command that it names has run', async () => {
    const made = repository();
    forked(made);
    const clone = cloneOf(made, '--depth', '1', '--no-single-branch');
    const base = await baseOf(clone.path, { base: 'origin/main' });
    assert.deepEqual(base, {
      unknown: 'this clone is shallow: it does not reach the merge base with origin/main',
      repair: 'git fetch --unshallow',
    });
    const commit = await baseOf(clone.path, { base: '0'.repeat(40) });
    assert.match((!isKnown(commit) && commit.repair) || '', /^git fetch --unshallow /);
    clone.git('fetch', '-q', '--unshallow');
    assert.deepEqual(texts(await baseOf(clone.path, { base: 'origin/main' })), FIRST);
  });

  for (const depth of [['--depth', '1'], ['--single-branch']])
    it(`is unknown in a clone of one branch (${depth.join(' ')}), until the command that it names has run`, async () => {
      const made = repository();
      forked(made);
      made.git('branch', '-m', 'main', 'trunk');
      made.git('checkout', '-q', 'trunk');
      const clone = cloneOf(made, ...depth, '--branch', 'draft');
      const base = await baseOf(clone.path);
      assert.ok(!isKnown(base) && base.repair !== undefined);
      assert.equal(base.unknown, NO_BRANCH);
      clone.run(base.repair);
      assert.deepEqual(texts(await baseOf(clone.path)), FIRST);
    });

  it('is asked for by the name of a branch that only the remote has, once the command has run', async () => {
    const made = repository();
    forked(made);
    const clone = cloneOf(made, '--depth', '1', '--branch', 'draft');
    const base = await baseOf(clone.path, { base: 'main' });
    assert.ok(!isKnown(base) && base.repair !== undefined);
    assert.equal(base.unknown, 'no such revision: `main`');
    clone.run(base.repair);
    const found = await baseOf(clone.path, { base: 'main' });
    assert.deepEqual([name(found), texts(found)], ['main', FIRST]);
  });

  it('is to be named where there is no remote and no branch of a usual name', async () => {
    const made = repository();
    made.git('branch', '-m', 'main', 'trunk');
    const base = await baseOf(made.path);
    assert.deepEqual(base, {
      unknown: `${NO_BRANCH}; choose a base, or write defaultBranch in outlay.yaml`,
    });
  });

  it('is unknown in a partial clone that lacks it, and nothing is fetched, until the command that it names has run', async () => {
    const made = repository();
    made.git('config', 'uploadpack.allowFilter', 'true');
    made.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    forked(made);
    const clone = cloneOf(made, '--filter=blob:none', '--branch', 'draft');
    const base = await baseOf(clone.path, { base: 'origin/main' });
    assert.deepEqual(base, {
      unknown: 'the base is not in this partial clone',
      repair: 'git fetch --refetch --no-filter',
    });
    clone.git('fetch', '-q', '--refetch', '--no-filter');
    assert.deepEqual(texts(await baseOf(clone.path, { base: 'origin/main' })), FIRST);
  });

  it('is unknown where the branches have nothing in common or there is none', async () => {
    const made = repository();
    made.git('checkout', '-q', '--orphan', 'island');
    made.commit();
    assert.equal(label(await baseOf(made.path)), 'unknown: HEAD and main have no commit in common');
    made.git('branch', '-q', '-D', 'main');
    assert.ok(label(await baseOf(made.path)).startsWith(`unknown: ${NO_BRANCH}`));
    const clone = cloneOf(made);
    assert.deepEqual(await baseOf(clone.path, { branch: 'trunk' }), {
      unknown: 'no such branch: `trunk` (from defaultBranch)',
      repair: 'git fetch origin +refs/heads/trunk:refs/remotes/origin/trunk',
    });
  });

  it('is unknown for names made to do harm, which do none', async () => {
    const made = repository();
    const clone = cloneOf(made);
    for (const name of [
      '--upload-pack=touch pwned',
      '--output=pwned',
      '-x',
      '$(touch pwned)',
      'a\nrefs/heads/main',
      'main;touch pwned',
      '*',
      '../main',
      '\0',
      '',
      '\u001b[2J',
    ]) {
      for (const request of [{ base: name }, { branch: name }, { env: { GITHUB_BASE_REF: name || '*' } }]) {
        const base = await baseOf(clone.path, request);
        assert.ok(!isKnown(base), JSON.stringify([name, label(base)]));
        assert.match(base.unknown, /^no such (branch|revision): `/);
        assert.doesNotMatch(`${base.unknown}${base.repair}`, /\p{Cc}/u);
      }
    }
    assert.ok(!existsSync(join(clone.path, 'pwned')));
  });

  it('is unknown where objects are damaged', async () => {
    const made = repository();
    forked(made);
    const tree = made.git('rev-parse', 'main~1^{tree}');
    const file = join(made.path, '.git/objects', tree.slice(0, 2), tree.slice(2));
    chmodSync(file, 0o644);
    rmSync(file);
    assert.match(label(await baseOf(made.path)), /^unknown: the repository is damaged or incomplete/);
  });
});
