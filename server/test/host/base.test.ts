import assert from 'node:assert/strict';
import { chmodSync, existsSync, rmSync, symlinkSync, truncateSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { type Base, isKnown, isReadable } from '../../src/analysis/change.ts';
import { changedPaths, listBase, readListedBase, readNamedInBase } from '../../src/host/base.ts';
import { blobsOf } from '../../src/host/blobs.ts';
import { readListed } from '../../src/host/disk.ts';
import { findBase } from '../../src/host/find-base.ts';
import { listWorkspace } from '../../src/host/listing.ts';
import { LARGEST_FILE } from '../../src/host/text.ts';
import { isTrouble } from '../../src/host/trouble.ts';
import { baseOf, clean, forked, opened, plain, readWorkspace, repository, scratch } from './scratch.ts';

const texts = (base: Base): unknown => (isKnown(base) ? plain(base.texts) : base);

const FIRST = { 'outlay.yaml': 'kind: Workspace\n', 'plan/a.yaml': 'a: 1\n' };

describe('the texts of a base', () => {
  afterEach(clean);

  it('are those of the workspace folder only, and none where the base has no workspace there', async () => {
    const made = repository();
    made.write('team/x.yaml', 'x\n');
    made.commit();
    made.git('checkout', '-q', '-b', 'draft');
    made.write('team/outlay.yaml', 'w\n');
    const team = await baseOf(join(made.path, 'team'));
    assert.deepEqual(texts(team), {});
    assert.deepEqual(isKnown(team) && team.notes, ['the base holds no workspace here: everything is new']);
    made.git('checkout', '-q', 'main');
    made.commit();
    assert.deepEqual(texts(await baseOf(join(made.path, 'team'))), { 'outlay.yaml': 'w\n', 'x.yaml': 'x\n' });
    assert.deepEqual(texts(await baseOf(made.path)), FIRST, 'a nested workspace is not part of the outer');
  });

  it('follow links as the disk does', async () => {
    const made = repository();
    for (const [name, target] of [
      ['same.yaml', 'plan/a.yaml'],
      ['through.yaml', 'dir/a.yaml'],
      ['dir', 'plan'],
      ['loop-1.yaml', 'loop-2.yaml'],
      ['loop-2.yaml', 'loop-1.yaml'],
      ['out.yaml', '../x.yaml'],
      ['absolute.yaml', '/nowhere/x.yaml'],
      ['inner.yaml', 'inner/outlay.yaml'],
      ['dangling.yaml', 'nowhere'],
    ] as const) {
      symlinkSync(target, join(made.path, name));
    }
    made.write('inner/outlay.yaml', 'no\n');
    made.commit();
    const onDisk = plain(await readWorkspace(made.path, await opened(made.path)));
    assert.equal(onDisk['through.yaml'], 'a: 1\n');
    for (const path of ['out.yaml', 'absolute.yaml']) onDisk[path] = '[a symbolic link out of the workspace]';
    assert.deepEqual(texts(await baseOf(made.path)), onDisk);
  });

  it('share their hash with the head, whatever its line ends', async () => {
    const made = repository();
    made.git('config', 'core.autocrlf', 'true');
    rmSync(join(made.path, 'plan/a.yaml'));
    made.git('checkout', '--', 'plan/a.yaml');
    const head = (await readWorkspace(made.path, await opened(made.path))).get('plan/a.yaml');
    const base = await baseOf(made.path);
    assert.ok(isKnown(base) && head !== undefined && isReadable(head));
    const there = base.texts.get('plan/a.yaml');
    assert.ok(there !== undefined && isReadable(there));
    assert.deepEqual([head.text, there.text], ['a: 1\r\n', 'a: 1\n']);
    assert.equal(head.hash, there.hash);
  });

  it('are followed by the files that they name, or by why those are not read', async () => {
    const found = await findBase(await opened(repository().path), { env: {} });
    assert.ok(!isTrouble(found));
    const listing = await listBase(found);
    assert.ok(!isTrouble(listing));
    const named = await readNamedInBase(listing, ['plan/a.yaml', 'none.csv', '../x']);
    assert.ok(named instanceof Map);
    assert.deepEqual(plain(named), {
      'plan/a.yaml': 'a: 1\n',
      'none.csv': undefined,
      '../x': '[out of the workspace]',
    });
  });

  it('are read one by one where one is asked for, and never one that is too large', async () => {
    const made = repository();
    made.write('huge.yaml', '');
    truncateSync(join(made.path, 'huge.yaml'), LARGEST_FILE + 1);
    made.git('config', 'core.compression', '1');
    made.commit();
    const found = await findBase(await opened(made.path), { env: {} });
    assert.ok(!isTrouble(found));
    const listing = await listBase(found);
    assert.ok(!isTrouble(listing));
    const some = await readListedBase(listing, ['plan/a.yaml', 'none.yaml']);
    assert.ok(!isTrouble(some));
    assert.deepEqual(plain(some), { 'plan/a.yaml': 'a: 1\n' });
    const all = await readListedBase(listing, listing.files.keys());
    assert.ok(!isTrouble(all));
    assert.deepEqual(plain(all), { ...FIRST, 'huge.yaml': '[larger than 64 MB]' });
  });

  it('are none where one of many is not in the repository', async () => {
    const ids = Array.from({ length: 1001 }, (_, nth) => String(nth).padStart(40, 'f'));
    assert.deepEqual(await blobsOf(await opened(repository().path), ids), {
      unknown: 'the repository lacks the object ffffffffffff',
      repair: 'git fetch --refetch',
    });
  });

  it('differ from the head where Git says so, without reading a file', async () => {
    const made = repository();
    for (const name of ['same', 'edited', 'gone', 'staged']) made.write(`${name}.yaml`, `${name}\n`);
    made.commit();
    made.write('staged.yaml', 'other\n');
    made.git('add', '-A');
    for (const name of ['same', 'staged', 'outlay']) utimesSync(join(made.path, `${name}.yaml`), 1000, 1000);
    utimesSync(join(made.path, 'plan/a.yaml'), 1000, 1000);
    made.git('update-index', '--refresh');
    made.write('edited.yaml', 'other\n');
    made.write('new.yaml', 'new\n');
    rmSync(join(made.path, 'gone.yaml'));
    const repo = await opened(made.path);
    const found = await findBase(repo, { env: {} });
    assert.ok(!isTrouble(found));
    const listing = await listBase(found);
    assert.ok(!isTrouble(listing));
    assert.deepEqual(changedPaths(await listWorkspace(made.path, repo, 0), listing), {
      changed: ['gone.yaml', 'new.yaml', 'staged.yaml'],
      unsure: ['edited.yaml'],
    });
  });

  it('come from worktrees and SHA-256 repositories too', async () => {
    const made = repository();
    made.git('worktree', 'add', '-q', join(scratch().path, 'tree'), '-b', 'draft');
    const tree = made.git('worktree', 'list', '--porcelain').match(/^worktree (.*\/tree)$/m)?.[1] ?? '';
    assert.deepEqual(texts(await baseOf(tree)), FIRST);
    const other = scratch();
    other.git('init', '-q', '-b', 'main', '--object-format=sha256');
    other.write('outlay.yaml', 'w\n');
    other.commit();
    const base = await baseOf(other.path);
    assert.deepEqual(texts(base), { 'outlay.yaml': 'w\n' });
    const source = isKnown(base) ? base.texts.get('outlay.yaml') : undefined;
    assert.equal(source !== undefined && isReadable(source) && source.hash.length, 64);
  });
});

describe('a hostile repository', () => {
  afterEach(clean);

  it('runs nothing of its own', async () => {
    const made = repository();
    forked(made);
    made.write('run.sh', '#!/bin/sh\ntouch "$(dirname "$0")/pwned"\ncat\n');
    const program = join(made.path, 'run.sh');
    chmodSync(program, 0o755);
    for (const key of [
      'core.fsmonitor',
      'core.editor',
      'core.pager',
      'core.sshCommand',
      'core.askPass',
      'core.alternateRefsCommand',
      'diff.external',
      'diff.evil.textconv',
      'filter.evil.clean',
      'filter.evil.smudge',
      'filter.evil.process',
      'remote.origin.uploadpack',
      'uploadpack.packObjectsHook',
    ]) {
      made.git('config', key, program);
    }
    made.git('config', 'core.hooksPath', made.path);
    made.write('.gitattributes', '*.yaml filter=evil diff=evil\n');
    made.write('plan/a.yaml', 'a: 9\n');
    const repo = await opened(made.path);
    const listing = await listWorkspace(made.path, repo, 0);
    assert.equal(plain(await readListed(listing, ['plan/a.yaml']))['plan/a.yaml'], 'a: 9\n');
    assert.deepEqual(texts(await baseOf(made.path)), FIRST);
    assert.ok(!existsSync(join(made.path, 'pwned')));
    // the trap is armed: a plain Git steps into it
    made.git('status', '--porcelain');
    assert.ok(existsSync(join(made.path, 'pwned')));
  });

  it('runs nothing of its submodules', async () => {
    const library = repository();
    library.write('run.sh', `#!/bin/sh\ntouch ${library.path}/pwned\n`);
    chmodSync(join(library.path, 'run.sh'), 0o755);
    library.write('.gitattributes', '*.yaml filter=evil\n');
    library.commit();
    const made = repository();
    made.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library.path, 'lib');
    made.commit();
    for (const key of ['core.fsmonitor', 'filter.evil.clean'])
      made.git('-C', 'lib', 'config', key, join(library.path, 'run.sh'));
    utimesSync(join(made.path, 'lib/plan/a.yaml'), 1000, 1000);
    await listWorkspace(made.path, await opened(made.path), 0);
    const base = await baseOf(made.path);
    assert.deepEqual(isKnown(base) && base.notes, ['lib is a submodule, which is skipped']);
    assert.ok(!existsSync(join(library.path, 'pwned')));
    // the trap is armed
    made.git('status', '--porcelain');
    assert.ok(existsSync(join(library.path, 'pwned')));
  });

  it('keeps names that look like options or hold line breaks apart', async () => {
    const made = repository();
    for (const name of [
      '-x.yaml',
      '--all.yaml',
      'a\nb.yaml',
      'tab\tc.yaml',
      '$(touch pwned).yaml',
      'ü.yaml',
      ':(top).yaml',
    ]) {
      made.write(name, `${JSON.stringify(name)}\n`);
    }
    made.commit();
    const onDisk = plain(await readWorkspace(made.path, await opened(made.path)));
    assert.equal(Object.keys(onDisk).length, 9);
    assert.deepEqual(texts(await baseOf(made.path)), onDisk);
  });
});
