import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs, {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { markUnfinished } from '../../src/host/unfinished.ts';
import { writeFiles } from '../../src/host/write.ts';
import { clean, scratch } from './scratch.ts';

describe('writeFiles', () => {
  afterEach(clean);

  it('writes a set of files, makes their folders and leaves nothing beside', async () => {
    const { path, write } = scratch();
    write('a.yaml', 'old\n');
    chmodSync(join(path, 'a.yaml'), 0o640);
    const files = new Map([
      ['a.yaml', 'new ü\n'],
      ['deep/er/b.yaml', 'b\n'],
    ]);
    assert.deepEqual(await writeFiles(path, files), { written: ['a.yaml', 'deep/er/b.yaml'] });
    assert.equal(readFileSync(join(path, 'a.yaml'), 'utf8'), 'new ü\n');
    assert.equal(readFileSync(join(path, 'deep/er/b.yaml'), 'utf8'), 'b\n');
    assert.equal(statSync(join(path, 'a.yaml')).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(path).sort(), ['a.yaml', 'deep']);
  });

  it('writes none where one cannot be written', async () => {
    const { path, write } = scratch();
    write('a.yaml', 'old\n');
    write('taken', 'a file\n');
    mkdirSync(join(path, 'folder.yaml'));
    for (const bad of ['folder.yaml', 'taken/b.yaml', `${'n'.repeat(300)}.yaml`]) {
      const answer = await writeFiles(
        path,
        new Map([
          ['a.yaml', 'new\n'],
          ['fresh/c.yaml', 'c\n'],
          [bad, 'b\n'],
        ]),
      );
      assert.ok('failed' in answer && answer.path === bad, JSON.stringify(answer));
      assert.equal(readFileSync(join(path, 'a.yaml'), 'utf8'), 'old\n');
      assert.deepEqual(readdirSync(path).sort(), ['a.yaml', 'folder.yaml', 'taken']);
    }
  });

  it('leaves no folder behind that it made for files which it then could not write', async () => {
    const { path } = scratch();
    for (const bad of [`made/${'n'.repeat(300)}.yaml`, `made/x/${'n'.repeat(300)}/b.yaml`, '../b.yaml']) {
      const files = new Map([
        ['made/one/a.yaml', 'a\n'],
        ['made/two/deep/a.yaml', 'a\n'],
        [bad, 'b\n'],
      ]);
      const answer = await writeFiles(join(path, 'new', 'folder'), files);
      assert.ok('failed' in answer && answer.path === bad, JSON.stringify(answer));
      assert.deepEqual(readdirSync(path), []);
    }
  });

  it('takes back what was put in place when a later file fails', async () => {
    const { path, write } = scratch();
    write('a.yaml', 'old\n');
    const answer = await writeFiles(
      path,
      new Map([
        ['a.yaml', 'new\n'],
        ['b', 'file\n'],
        ['b/c.yaml', 'c\n'],
      ]),
    );
    assert.ok('failed' in answer);
    assert.equal(readFileSync(join(path, 'a.yaml'), 'utf8'), 'old\n');
    assert.deepEqual(readdirSync(path), ['a.yaml']);
  });

  it('keeps beside the file what it cannot put back', async () => {
    const { path, write } = scratch();
    write('a.yaml', 'old a\n');
    write('b.yaml', 'old b\n');
    const disk = failingAfter(1);
    const answer = await writeFiles(
      path,
      new Map([
        ['a.yaml', 'new a\n'],
        ['b.yaml', 'new b\n'],
      ]),
    ).finally(disk.mend);
    assert.deepEqual(answer, { failed: 'cannot be written: the disk is gone', path: 'b.yaml' });
    const kept = readdirSync(path).filter((it) => it.endsWith('.old.tmp'));
    assert.deepEqual(
      kept.map((it) => readFileSync(join(path, it), 'utf8')),
      ['old a\n'],
    );
    assert.equal(readFileSync(join(path, 'b.yaml'), 'utf8'), 'old b\n');
  });

  it('refuses paths out of the folder and through links', async () => {
    const outside = scratch();
    const { path } = scratch();
    symlinkSync(outside.path, join(path, 'link'));
    symlinkSync(join(outside.path, 'x.yaml'), join(path, 'x.yaml'));
    for (const bad of [
      '../x.yaml',
      '/tmp/x.yaml',
      'a/../../x.yaml',
      'link/x.yaml',
      'x.yaml',
      '.git/hooks/x',
      'C:\\x',
    ]) {
      const answer = await writeFiles(path, new Map([[bad, 'no\n']]));
      assert.ok('failed' in answer, bad);
    }
    assert.deepEqual(readdirSync(outside.path), []);
  });

  it('replaces nothing but files', async () => {
    const { path } = scratch();
    execFileSync('mkfifo', [join(path, 'pipe.yaml')]);
    const answer = await writeFiles(path, new Map([['pipe.yaml', 'no\n']]));
    assert.deepEqual(answer, { failed: 'not a file', path: 'pipe.yaml' });
    assert.ok(statSync(join(path, 'pipe.yaml')).isFIFO());
  });

  it('is not stopped by what a killed program of the same number left', async () => {
    const { path, write } = scratch();
    write('a.yaml', 'old\n');
    for (const left of ['tmp', 'old.tmp']) writeFileSync(join(path, `a.yaml.${process.pid}.${left}`), 'half');
    assert.deepEqual(await writeFiles(path, new Map([['a.yaml', 'new\n']])), { written: ['a.yaml'] });
    assert.equal(readFileSync(join(path, 'a.yaml'), 'utf8'), 'new\n');
    assert.deepEqual(readdirSync(path), ['a.yaml']);
  });

  it('removes what a killed program left aside, and leaves that of a running one and what was kept', async () => {
    const { path, write } = scratch();
    const { pid: dead } = spawnSync(process.execPath, ['--eval', '']);
    const kept = [`a.yaml.${dead}.old.tmp`, `a.yaml.${process.ppid}.tmp`, `b.yaml.${dead}.tmp`, 'a.yaml.tmp'];
    for (const name of [`a.yaml.${dead}.tmp`, ...kept]) write(name, 'half');
    assert.deepEqual(await writeFiles(path, new Map([['a.yaml', 'new\n']])), { written: ['a.yaml'] });
    assert.deepEqual(readdirSync(path).sort(), ['a.yaml', ...kept].sort());
  });

  it('makes a folder a workspace last: one that is killed leaves none with half of its files', () => {
    const { path } = scratch();
    assert.equal(endOfWriting(path, 'SIGKILL', ['outlay.yaml', 'b.yaml', 'c.yaml']), 'SIGKILL');
    const names = readdirSync(path).filter((it) => it.endsWith('.yaml'));
    assert.deepEqual(names, ['b.yaml']);
  });

  it('marks a folder in which a killed program has replaced some files and others not, and keeps what was there', async () => {
    const { path, write } = scratch();
    for (const name of ['a.yaml', 'b.yaml']) write(name, 'old');
    assert.equal(endOfWriting(path, 'SIGKILL', ['a.yaml', 'b.yaml'], 'markUnfinished'), 'SIGKILL');
    assert.deepEqual(contentsOf(path, /^[ab]\.yaml$/), ['new', 'old']);
    assert.deepEqual(contentsOf(path, /^a\.yaml\.\d+\.old\.tmp$/), ['old']);
    const [mark = ''] = contentsOf(path, /^unfinished-import\.yaml$/);
    assert.match(mark, /^kind: UnfinishedImport\nfiles:\n {2}- a\.yaml\n {2}- b\.yaml\n$/m);

    await writeFiles(path, new Map([['a.yaml', 'other']]), { mark: markUnfinished });
    const [others = ''] = contentsOf(path, /^unfinished-import\.yaml$/);
    assert.match(others, /^files:\n {2}- b\.yaml\n$/m, 'which still is as it was');
    await writeFiles(path, new Map([['b.yaml', 'other']]), { mark: markUnfinished });
    assert.deepEqual(contentsOf(path, /^unfinished|^[ab]\.yaml$/), ['other', 'other']);
  });

  it('leaves no mark where a set is whole or was taken back, and leaves it where it could not be', async () => {
    const { path, write } = scratch();
    for (const name of ['a.yaml', 'b.yaml']) write(name, 'old');
    const set = new Map([
      ['a.yaml', 'new'],
      ['b.yaml', 'new'],
    ]);
    // the mark is put in place by a renaming too
    for (const [renames, expected] of [
      [0, ['old', 'old']],
      [2, ['new', 'old']],
    ] as const) {
      const disk = failingAfter(renames);
      const answer = await writeFiles(path, set, { mark: markUnfinished }).finally(disk.mend);
      assert.ok('failed' in answer);
      assert.deepEqual(contentsOf(path, /^[ab]\.yaml$/), expected);
      assert.equal(existsSync(join(path, 'unfinished-import.yaml')), expected[0] === 'new');
    }
    assert.ok('written' in (await writeFiles(path, set, { mark: markUnfinished })));
    assert.ok(!existsSync(join(path, 'unfinished-import.yaml')));
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    it(`lets ${signal} end the program when the set is whole, and not before`, () => {
      const { path } = scratch();
      assert.equal(endOfWriting(path, signal), signal);
      assert.deepEqual(readdirSync(path).sort(), ['a.yaml', 'b.yaml']);
    });

  it('finishes the set before a signal gets through, and then gives way to it', async () => {
    const { path } = scratch();
    let seen = 0;
    const listener = (): void => {
      seen += 1;
    };
    process.on('SIGTERM', listener);
    try {
      const writing = writeFiles(path, new Map([['a.yaml', 'a\n']]));
      process.kill(process.pid, 'SIGTERM');
      await writing;
      await new Promise((resume) => setTimeout(resume, 20));
    } finally {
      process.off('SIGTERM', listener);
    }
    assert.equal(seen, 1);
    assert.ok(existsSync(join(path, 'a.yaml')));
    assert.equal(process.listenerCount('SIGTERM'), 0);
  });
});

/** Of files with such names, in the order of their names. */
function contentsOf(folder: string, name: RegExp): readonly string[] {
  const names = readdirSync(folder).filter((it) => name.test(it));
  return names.sort().map((it) => readFileSync(join(folder, it), 'utf8'));
}

/** The signal by which a program ends that gets one when it has put the first of its files in place. */
function endOfWriting(
  folder: string,
  signal: string,
  names: readonly string[] = ['a.yaml', 'b.yaml'],
  mark?: 'markUnfinished',
): string | null {
  const program = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    import { writeFiles } from '${new URL('../../src/host/write.ts', import.meta.url)}';
    import { markUnfinished } from '${new URL('../../src/host/unfinished.ts', import.meta.url)}';
    const { renameSync } = fs;
    fs.renameSync = (from, to) => {
      renameSync(from, to);
      if (!to.includes('unfinished')) process.kill(process.pid, '${signal}');
    };
    syncBuiltinESMExports();
    await writeFiles(${JSON.stringify(folder)}, new Map(${JSON.stringify(names.map((name) => [name, 'new']))}), { mark: ${mark} });
  `;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program];
  return spawnSync(process.execPath, args, { cwd: import.meta.dirname }).signal;
}

/** A disk on which so many files can be renamed, and then none. */
function failingAfter(renames: number): { readonly mend: () => void } {
  const { renameSync } = fs;
  let left = renames;
  fs.renameSync = (from, to) => {
    if (left-- <= 0) throw new Error('the disk is gone');
    renameSync(from, to);
  };
  syncBuiltinESMExports();
  return {
    mend: () => {
      fs.renameSync = renameSync;
      syncBuiltinESMExports();
    },
  };
}
