/** Names that a Workspace has for commits and tags, as what to compare with. */
import assert from 'node:assert/strict';
import { type Base, isKnown } from '../../src/analysis/change.ts';
import type { BaseSettings } from '../../src/host/find-base.ts';
import { baseOf, clean, forked, repository } from './scratch.ts';

const name = (base: Base): string | undefined => (isKnown(base) ? base.name : undefined);
const label = (base: Base): string => (isKnown(base) ? base.label : `unknown: ${base.unknown}`);
const short = (id: string): string => id.slice(0, 7);

describe('a version as the base', () => {
  afterEach(clean);

  it('is what the workspace calls so, in CI what the default branch does', async () => {
    const made = repository();
    const first = forked(made);
    made.git('tag', 'signed', first);
    const draft = made.git('rev-parse', 'draft');
    const named = { base: 'original', version: 'signed' };
    assert.equal(label(await baseOf(made.path, named)), `${short(first)}, which is original`);
    assert.equal(name(await baseOf(made.path, named)), 'original');
    const settingsIn = (): BaseSettings => ({ defaultBranch: undefined, versions: [['original', 'signed']] });
    const evil = { base: 'original', version: 'draft', env: { CI: 'true' }, settingsIn };
    assert.equal(label(await baseOf(made.path, evil)), `${short(first)}, which is original`);
    const other = await baseOf(made.path, { ...evil, base: 'mine' });
    assert.equal(label(other), 'unknown: no such revision: `mine`, expected `draft`, `main` or `signed`');
    // nobody takes its name who may push
    made.git('tag', 'original', draft);
    made.git('branch', 'original', draft);
    for (const request of [named, evil])
      assert.equal(label(await baseOf(made.path, request)), `${short(first)}, which is original`);
  });

  it('is named with what it was to be, where Git does not know that', async () => {
    const made = repository();
    const base = await baseOf(made.path, { base: 'original', version: 'signd' });
    assert.equal(label(base), 'unknown: the version `original` is no revision: `signd`, expected `main`');
    const option = { base: 'original', version: '--output=x' };
    assert.match(
      label(await baseOf(made.path, option)),
      /the version `original` is no revision: `--output=x`/,
    );
  });
});
