/** The files of a base beside the index: whatever the index says, what is compared is the commit. */
import assert from 'node:assert/strict';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { changedPaths, listBase } from '../../src/host/base.ts';
import { findBase } from '../../src/host/find-base.ts';
import { type Listing, listWorkspace } from '../../src/host/listing.ts';
import { isTrouble } from '../../src/host/trouble.ts';
import { clean, opened, repository } from './scratch.ts';

describe('the files of a base beside the index', () => {
  afterEach(clean);

  it('say the same as when they are listed by themselves', async () => {
    const made = repository();
    for (const name of [
      'same',
      'edited',
      'gone',
      'staged',
      'dropped',
      'moved',
      'sub/outlay',
      'sub/x',
      'old/x',
    ])
      made.write(`${name}.yaml`, `${name}\n`);
    made.write('old/outlay.yaml', 'w\n');
    made.write('table.csv', '1\n');
    symlinkSync('same.yaml', join(made.path, 'link.yaml'));
    made.commit();
    made.git('checkout', '-q', '-b', 'draft');
    made.write('staged.yaml', 'other\n');
    made.write('table.csv', '2\n');
    made.git('mv', 'moved.yaml', 'to.yaml');
    made.git('rm', '-q', '--cached', 'dropped.yaml');
    made.git('add', 'staged.yaml', 'table.csv');
    made.write('intended.yaml', 'new\n');
    made.git('add', '--intent-to-add', 'intended.yaml');
    made.write('edited.yaml', 'other\n');
    made.write('new.yaml', 'new\n');
    rmSync(join(made.path, 'gone.yaml'));
    const repo = await opened(made.path);
    const found = await findBase(repo, { env: {} });
    assert.ok(!isTrouble(found));
    const compared = async (): Promise<readonly [boolean, readonly string[]]> => {
      const head = await listWorkspace(made.path, repo, 0);
      const alone = await listBase(found);
      const beside = await listBase(found, Promise.resolve(head));
      assert.ok(!isTrouble(alone) && !isTrouble(beside));
      const differences = changedPaths(head, alone);
      assert.deepEqual(changedPaths(head, beside), differences);
      for (const path of [...alone.files.keys(), 'table.csv', 'to.yaml', 'intended.yaml'])
        assert.deepEqual(
          [beside.files.get(path), beside.tree.get(path)?.id],
          [alone.files.get(path), alone.tree.get(path)?.id],
          path,
        );
      return [beside.tree.beside !== undefined, differences.changed];
    };
    const changed = ['gone', 'intended', 'moved', 'new', 'staged', 'to'].map((it) => `${it}.yaml`);
    assert.deepEqual(await compared(), [true, changed]);
    // other files count where a workspace of its own comes or goes
    rmSync(join(made.path, 'old/outlay.yaml'));
    made.write('plan/outlay.yaml', 'w\n');
    assert.deepEqual(await compared(), [true, [...changed, 'old/x.yaml', 'plan/a.yaml'].sort()]);
  });

  it('are not believed while the index says something else, or a merge is not finished', async () => {
    const made = repository();
    made.commit();
    const repo = await opened(made.path);
    const found = await findBase(repo, { env: {} });
    assert.ok(!isTrouble(found));
    const besides = async (head: Promise<Listing>): Promise<boolean> => {
      const listing = await listBase(found, head);
      assert.ok(!isTrouble(listing));
      assert.equal(listing.files.get('plan/a.yaml')?.length, 40);
      return listing.tree.beside !== undefined;
    };
    const head = await listWorkspace(made.path, repo);
    assert.equal(await besides(Promise.resolve(head)), true);
    made.write('b.yaml', 'b\n');
    made.git('add', 'b.yaml');
    assert.equal(await besides(Promise.resolve(head)), false);
    assert.equal(await besides(listWorkspace(made.path, repo)), true);
    made.git('commit', '-q', '-m', 'b');
    made.git('checkout', '-q', '-b', 'other', 'HEAD~1');
    made.write('b.yaml', 'other\n');
    made.git('add', 'b.yaml');
    made.git('commit', '-q', '-m', 'other');
    assert.throws(() => made.git('merge', '-q', 'main'));
    assert.equal(await besides(listWorkspace(made.path, repo)), false);
  });
});
