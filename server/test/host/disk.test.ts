import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { readListed, readNamed, workspaceOf } from '../../src/host/disk.ts';
import { listWorkspace } from '../../src/host/listing.ts';
import { clean, opened, plain, readWorkspace, repository, type Scratch, scratch } from './scratch.ts';

/** What a workspace reads, with Git and without. */
async function bothWays(made: Scratch): Promise<readonly Record<string, string | undefined>[]> {
  const withGit = await readWorkspace(made.path, await opened(made.path));
  return [plain(withGit), plain(await readWorkspace(made.path, undefined))];
}

describe('a workspace on disk', () => {
  afterEach(clean);

  it('holds every document below that Git does not ignore, down to the next workspace, with Git and without', async () => {
    const made = repository();
    made.write('plan/b.yml', 'b: 2\n');
    made.write('plan/notes.txt', 'no\n');
    made.write('.gitignore', 'build/\n*.local.yaml\n!keep.local.yaml\n');
    made.write('build/x.yaml', 'no\n');
    made.write('plan/x.local.yaml', 'no\n');
    made.write('plan/keep.local.yaml', 'k\n');
    made.write('deep/.gitignore', '/here.yaml\n!y.local.yaml\n');
    made.write('deep/here.yaml', 'no\n');
    made.write('deep/er/here.yaml', 'h\n');
    made.write('deep/y.local.yaml', 'y\n');
    made.write('node_modules/m/x.yaml', 'no\n');
    symlinkSync('ada@host.1:2', join(made.path, 'plan/.#a.yaml'));
    made.write('other/outlay.yaml', 'no\n');
    made.write('other/x.yaml', 'no\n');
    const expected = {
      'deep/er/here.yaml': 'h\n',
      'deep/y.local.yaml': 'y\n',
      'outlay.yaml': 'kind: Workspace\n',
      'plan/a.yaml': 'a: 1\n',
      'plan/b.yml': 'b: 2\n',
      'plan/keep.local.yaml': 'k\n',
    };
    for (const texts of await bothWays(made)) {
      assert.deepEqual(texts, expected);
      assert.deepEqual(Object.keys(texts), Object.keys(expected), 'in order of path');
    }
    assert.equal(workspaceOf(join(made.path, 'deep/er')), made.path);
    assert.equal(workspaceOf(join(made.path, 'other')), join(made.path, 'other'));
    assert.equal(workspaceOf(scratch().path), undefined);
  });

  it('ignores by case as Git does here', async () => {
    const made = repository();
    made.write('.gitignore', 'DRAFTS/\n');
    made.write('drafts/x.yaml', 'x\n');
    const [withGit, without] = await bothWays(made);
    assert.deepEqual(without, withGit);
  });

  it('takes the ignore rules of the folders above', async () => {
    const made = repository();
    made.write('.gitignore', 'drafts/\n');
    made.write('team/outlay.yaml', 'w\n');
    made.write('team/drafts/x.yaml', 'no\n');
    const team = join(made.path, 'team');
    assert.deepEqual(plain(await readWorkspace(team, await opened(team))), { 'outlay.yaml': 'w\n' });
    assert.deepEqual(plain(await readWorkspace(team, undefined)), { 'outlay.yaml': 'w\n' });
  });

  it('says of each file why it cannot be read', async () => {
    const made = repository();
    const outside = scratch();
    outside.write('x.yaml', 'secret\n');
    made.write('wide.yaml', Buffer.from('\uFEFFa', 'utf16le'));
    mkdirSync(join(made.path, 'x.yaml'));
    symlinkSync(join(outside.path, 'x.yaml'), join(made.path, 'out.yaml'));
    symlinkSync('loop-2.yaml', join(made.path, 'loop-1.yaml'));
    symlinkSync('loop-1.yaml', join(made.path, 'loop-2.yaml'));
    symlinkSync('.', join(made.path, 'around'));
    symlinkSync('nowhere', join(made.path, 'dangling.yaml'));
    symlinkSync('plan', join(made.path, 'folder.yaml'));
    symlinkSync('.git/config', join(made.path, 'config.yaml'));
    symlinkSync('plan/a.yaml', join(made.path, 'same.yaml'));
    execFileSync('mkfifo', [join(made.path, 'pipe.yaml')]);
    symlinkSync('pipe.yaml', join(made.path, 'to-pipe.yaml'));
    made.write('huge.yaml', '');
    truncateSync(join(made.path, 'huge.yaml'), 65 * 1024 * 1024);
    for (const texts of await bothWays(made)) {
      assert.deepEqual(texts, {
        'config.yaml': '[a symbolic link to what does not count here]',
        'dangling.yaml': '[a symbolic link to nothing]',
        'folder.yaml': '[a directory, expected a file]',
        'huge.yaml': '[larger than 64 MB]',
        'loop-1.yaml': '[a symbolic link that leads in a circle]',
        'loop-2.yaml': '[a symbolic link that leads in a circle]',
        'out.yaml': '[a symbolic link out of the workspace]',
        'outlay.yaml': 'kind: Workspace\n',
        'pipe.yaml': '[neither a file nor a symbolic link]',
        'plan/a.yaml': 'a: 1\n',
        'same.yaml': 'a: 1\n',
        'to-pipe.yaml': '[neither a file nor a symbolic link]',
        'wide.yaml': '[UTF-16, expected UTF-8]',
        'x.yaml': '[a directory, expected a file]',
      });
    }
  });

  it('is not left for a folder whose name begins as its own does', async () => {
    const { path, write } = scratch();
    write('plan-2/x.yaml', 'secret\n');
    mkdirSync(join(path, 'plan'));
    symlinkSync('../plan-2/x.yaml', join(path, 'plan/x.yaml'));
    const texts = plain(await readWorkspace(join(path, 'plan'), undefined));
    assert.deepEqual(texts, { 'x.yaml': '[a symbolic link out of the workspace]' });
  });

  it('reads a tree of folders deeper than a stack', async () => {
    const { path } = scratch();
    const deep = 'd/'.repeat(1500);
    execFileSync('sh', ['-c', `mkdir -p "$1" && echo x > "$1/x.yaml"`, 'sh', join(path, deep)]);
    assert.equal((await readWorkspace(path, undefined)).size, 1);
  });

  it('leaves out other repositories and names them', async () => {
    const made = repository();
    const library = repository();
    made.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library.path, 'lib');
    made.write('clone/.git/HEAD', 'ref: refs/heads/main\n');
    made.write('clone/x.yaml', 'no\n');
    const listing = await listWorkspace(made.path, await opened(made.path));
    assert.deepEqual([...listing.files.keys()], ['outlay.yaml', 'plan/a.yaml']);
    assert.deepEqual(listing.notes, [
      'clone is another Git repository, which is skipped',
      'lib is a submodule, which is skipped',
    ]);
  });

  it('reads what a sparse checkout leaves off the disk from the index', async () => {
    const made = repository();
    made.write('far/b.yaml', 'b: 2\n');
    made.write('far/values.csv', '1;2\n');
    made.write('gone.yaml', 'g\n');
    made.write('another/outlay.yaml', 'no\n');
    made.write('another/c.yaml', 'no\n');
    made.commit();
    made.git('sparse-checkout', 'set', 'plan');
    made.git('update-index', '--assume-unchanged', 'far/b.yaml');
    execFileSync('rm', [join(made.path, 'gone.yaml')]);
    const listing = await listWorkspace(made.path, await opened(made.path));
    assert.deepEqual(plain(await readListed(listing, listing.files.keys())), {
      'far/b.yaml': 'b: 2\n',
      'outlay.yaml': 'kind: Workspace\n',
      'plan/a.yaml': 'a: 1\n',
    });
    assert.deepEqual(plain(await readNamed(listing, ['far/values.csv'])), { 'far/values.csv': '1;2\n' });
  });

  it('reads the files that documents name, only from inside', async () => {
    const made = repository();
    made.write('drivers/x.csv', '1\n');
    made.write('other/outlay.yaml', 'no\n');
    made.write('other/x.csv', 'no\n');
    symlinkSync('/etc', join(made.path, 'etc'));
    const listing = await listWorkspace(made.path, await opened(made.path));
    const named = [
      'drivers/x.csv',
      './drivers/../drivers/x.csv',
      'none.csv',
      '../x.csv',
      '/etc/passwd',
      'etc/passwd',
    ];
    const texts = await readNamed(listing, [
      ...named,
      '.git/config',
      'other/x.csv',
      'a\\b.csv',
      'nul\0.csv',
      'drivers',
    ]);
    assert.deepEqual(plain(texts), {
      'drivers/x.csv': '1\n',
      './drivers/../drivers/x.csv': '1\n',
      'none.csv': undefined,
      '../x.csv': '[out of the workspace]',
      '/etc/passwd': '[expected a path from the workspace folder, with /]',
      'etc/passwd': '[a symbolic link out of the workspace]',
      '.git/config': '[in .git, which never counts]',
      'other/x.csv': '[in another workspace, and workspaces share nothing]',
      'a\\b.csv': '[expected a path from the workspace folder, with /]',
      'nul\0.csv': '[not a path]',
      drivers: '[a directory, expected a file]',
    });
  });

  it('is an answer too where there is no folder', async () => {
    const { path } = scratch();
    assert.deepEqual(plain(await readWorkspace(join(path, 'none'), undefined)), {});
  });
});
