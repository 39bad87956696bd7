/** Which files need not be read, because Git already knows their content. */
import assert from 'node:assert/strict';
import { statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Listing, listWorkspace } from '../../src/host/listing.ts';
import { clean, opened, repository, type Scratch, scratch } from './scratch.ts';

describe('the ids of a listing', () => {
  afterEach(clean);

  /** The ids that Git vouches for, by path. */
  async function ids(made: Scratch): Promise<Record<string, string | undefined>> {
    const listing = await listWorkspace(made.path, await opened(made.path), 0);
    return idsIn(listing);
  }

  function idsIn({ files }: Listing): Record<string, string | undefined> {
    return Object.fromEntries(
      [...files].map(([path, state]) => [path, 'id' in state ? state.id : undefined]),
    );
  }

  /** As after a while: nothing is so young that it may have changed unseen. */
  function settled(made: Scratch): void {
    for (const file of ['outlay.yaml', 'plan/a.yaml']) utimesSync(join(made.path, file), 1000, 1000);
    made.git('update-index', '--refresh');
  }

  it('vouch for files that Git compared and nobody touched', async () => {
    const made = repository();
    settled(made);
    assert.equal((await ids(made))['plan/a.yaml'], made.git('rev-parse', 'HEAD:plan/a.yaml'));
  });

  it('are not asked for where all files are soon read', async () => {
    const made = repository();
    settled(made);
    const { files } = await listWorkspace(made.path, await opened(made.path));
    assert.deepEqual(files.get('plan/a.yaml'), { from: 'disk' });
  });

  it('vouch for nothing that may have changed', async () => {
    const made = repository();
    settled(made);
    const { atime, mtime } = statSync(join(made.path, 'plan/a.yaml'));
    writeFileSync(join(made.path, 'plan/a.yaml'), 'a: 2\n');
    utimesSync(join(made.path, 'plan/a.yaml'), atime, mtime);
    assert.equal((await ids(made))['plan/a.yaml'], undefined, 'same size and time');
  });

  it('vouch for nothing that was changed at the moment when the index was written', async () => {
    const made = repository();
    for (let time = 0; time < 20; time++) {
      made.write('plan/a.yaml', `a: ${time % 10}\n`);
      made.git('add', '-A');
      made.write('plan/a.yaml', `a: ${(time + 1) % 10}\n`);
      assert.equal((await ids(made))['plan/a.yaml'], undefined);
    }
  });

  it('vouch for nothing while the index is written anew', async () => {
    const made = repository();
    settled(made);
    const listing = listWorkspace(made.path, await opened(made.path), 0);
    // Git writes it aside and renames it, too
    made.run('cp .git/index .git/index.lock && mv .git/index.lock .git/index');
    assert.equal(idsIn(await listing)['plan/a.yaml'], undefined);
  });

  it('vouch for nothing whose time is as young as the index, and the content another', async () => {
    const made = repository();
    settled(made);
    const { atime, mtime } = statSync(join(made.path, '.git/index'));
    made.write('plan/a.yaml', 'a: 2\n');
    utimesSync(join(made.path, 'plan/a.yaml'), atime, mtime);
    assert.equal((await ids(made))['plan/a.yaml'], undefined);
  });

  it('vouch for nothing that Git was told to leave alone', async () => {
    const made = repository();
    settled(made);
    made.git('update-index', '--assume-unchanged', 'plan/a.yaml');
    made.git('update-index', '--skip-worktree', 'outlay.yaml');
    // long after it had compared them
    utimesSync(join(made.path, '.git/index'), 3e9, 3e9);
    made.write('plan/a.yaml', 'a: 2222\n');
    assert.deepEqual(await ids(made), { 'outlay.yaml': undefined, 'plan/a.yaml': undefined });
  });

  it('vouch for files of a folder inside the repository and of another worktree', async () => {
    const made = scratch();
    made.git('init', '-q', '-b', 'main', '--object-format=sha256');
    for (const name of ['outlay', 'plan/ä', 'plan/\t']) made.write(`finance/${name}.yaml`, `${name}\n`);
    made.write('outlay.yaml', 'above\n');
    made.commit();
    made.git('worktree', 'add', '-q', join(made.path, 'tree'));
    for (const folder of ['finance', 'tree/finance']) {
      const path = join(made.path, folder);
      const listing = await listWorkspace(path, await opened(path), 0);
      const found = [...listing.files].map(([name, state]) => [name, 'id' in state ? state.id : undefined]);
      const expected = ['outlay.yaml', 'plan/\t.yaml', 'plan/ä.yaml'].map((name) => [
        name,
        made.git('rev-parse', `HEAD:finance/${name}`),
      ]);
      assert.deepEqual(found, expected);
    }
  });

  it('vouch for nothing that a filter or an encoding may change', async () => {
    const made = repository();
    made.write('.gitattributes', '*.yaml working-tree-encoding=UTF-16\n');
    settled(made);
    assert.equal((await ids(made))['plan/a.yaml'], undefined);
    made.write('.gitattributes', '*.yaml ident\n');
    assert.equal((await ids(made))['plan/a.yaml'], undefined);
    made.write('.gitattributes', '*.yaml text eol=lf\n');
    assert.notEqual((await ids(made))['plan/a.yaml'], undefined);
  });

  it('vouch for nothing that a filter may change which is named in a folder inside the repository', async () => {
    const made = repository();
    settled(made);
    const path = join(made.path, 'plan');
    for (const [file, rule] of [
      ['plan/.gitattributes', '*.yaml filter=secret'],
      ['.gitattributes', 'plan/** ident'],
    ] as const) {
      made.write(file, `${rule}\n`);
      const listing = await listWorkspace(path, await opened(path), 0);
      assert.deepEqual(idsIn(listing), { 'a.yaml': undefined }, rule);
      made.write(file, '');
    }
  });
});
