import assert from 'node:assert/strict';
import { type Base, isKnown } from '../../src/analysis/change.ts';
import { baseOf, clean, cloneOf, forked, repository } from './scratch.ts';

const label = (base: Base): string => (isKnown(base) ? base.label : `unknown: ${base.unknown}`);

describe('a base that is not here', () => {
  afterEach(clean);

  it('names what there is where there is no remote to fetch from', async () => {
    const made = repository();
    forked(made);
    assert.deepEqual(await baseOf(made.path, { base: 'nope' }), {
      unknown: 'no such revision: `nope`, expected `draft` or `main`',
    });
    assert.deepEqual(await baseOf(made.path, { branch: 'trunk' }), {
      unknown: 'no such branch: `trunk` (from defaultBranch), expected `draft` or `main`',
    });
    for (let i = 0; i < 9; i++) made.git('tag', `v${i}`);
    assert.match(
      label(await baseOf(made.path, { base: 'nope' })),
      /`, expected for example (?:`\w+`, ){3}`\w+` or `\w+`$/,
    );
  });

  it('says what is expected of a range and of a file of a revision, and has nothing fetched for it', async () => {
    const made = repository();
    forked(made);
    const clone = cloneOf(made);
    const form = 'expected one revision, which the working tree is compared with';
    for (const base of ['origin/main..HEAD', 'origin/main...HEAD', 'origin/main:outlay.yaml'])
      assert.deepEqual(await baseOf(clone.path, { base }), {
        unknown: `no such revision: \`${base}\`, ${form}: \`origin/main\``,
      });
    for (const base of ['..HEAD', 'mian..HEAD'])
      assert.deepEqual(await baseOf(clone.path, { base }), {
        unknown: `no such revision: \`${base}\`, ${form}`,
      });
    assert.deepEqual(await baseOf(clone.path, { base: 'main@{10:00}~9' }), {
      unknown: 'no such revision: `main@{10:00}~9`',
      repair: "git fetch origin '+refs/heads/*:refs/remotes/origin/*'",
    });
  });

  it('names the branch, tag or version that was probably meant', async () => {
    const made = repository();
    forked(made);
    made.git('tag', 'signed');
    const said = async (base: string) =>
      label(await baseOf(made.path, { base, versionNames: ['original'] })).replace(/^.*`, /, '');
    assert.equal(await said('mian'), 'did you mean `main`?');
    assert.equal(await said('singed'), 'did you mean `signed`?');
    assert.equal(await said('orginal'), 'did you mean `original`?');
    const clone = cloneOf(made);
    assert.deepEqual(await baseOf(clone.path, { branch: 'mian' }), {
      unknown: 'no such branch: `mian` (from defaultBranch), did you mean `main`?',
      repair: 'git fetch origin +refs/heads/mian:refs/remotes/origin/mian',
    });
  });
});
