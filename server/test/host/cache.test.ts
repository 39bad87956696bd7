import assert from 'node:assert/strict';
import fs, {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { cacheFile, openCache } from '../../src/host/cache.ts';
import { cacheFolder } from '../../src/host/cache-folder.ts';
import { clean, scratch } from './scratch.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261127);

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const text = (found: Uint8Array | undefined): string | undefined =>
  found === undefined ? undefined : Buffer.from(found).toString('utf8');

/** A file that holds an index and two payloads. */
function filled(version = '1'): string {
  const file = join(scratch().path, 'some/where/it.cache');
  const cache = openCache(file, version);
  cache.setIndex([bytes('the index')]);
  cache.put('a', bytes('first payload'));
  cache.put('b', bytes('second payload'));
  assert.ok(cache.flush());
  cache.close();
  return file;
}

/** What a new process finds. */
function found(file: string, version = '1'): readonly (string | undefined)[] {
  const cache = openCache(file, version);
  const all = [text(cache.index()), text(cache.get('a')), text(cache.get('b'))];
  cache.close();
  return all;
}

const ALL = ['the index', 'first payload', 'second payload'];
const NOTHING = [undefined, undefined, undefined];

describe('a cache', () => {
  afterEach(clean);

  it('gives back what it was given, in this process and in the next', () => {
    const file = filled();
    assert.deepEqual(found(file), ALL);
    const cache = openCache(file, '1');
    cache.put('a', bytes('third'));
    assert.equal(text(cache.get('a')), 'third');
    assert.ok(cache.flush());
    assert.equal(text(cache.get('b')), 'second payload');
    cache.close();
    assert.deepEqual(found(file), ['the index', 'third', 'second payload']);
  });

  it('keeps empty things apart from missing ones', () => {
    const file = filled();
    const cache = openCache(file, '1');
    cache.setIndex([bytes('')]);
    cache.put('', bytes(''));
    assert.ok(cache.flush());
    cache.close();
    const again = openCache(file, '1');
    assert.equal(text(again.index()), '');
    assert.equal(text(again.get('')), '');
    assert.equal(again.get('c'), undefined);
    again.close();
  });

  it('misses all of another version', () => assert.deepEqual(found(filled('1'), '2'), NOTHING));

  it('never gives what it was not given, whichever byte is flipped', () => {
    const file = filled();
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at += 1) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(file, damaged);
      const some = found(file);
      for (const [place, value] of some.entries())
        assert.ok(value === undefined || value === ALL[place], `byte ${at}`);
      // the last bytes of the head are spare
      assert.ok(at >= 20 && at < 24 ? true : some.includes(undefined), `byte ${at} is not covered`);
    }
  });

  it('misses what is cut off, at every length', () => {
    const file = filled();
    const whole = readFileSync(file);
    for (let length = whole.length - 1; length >= 0; length -= 1) {
      truncateSync(file, length);
      const some = found(file);
      assert.equal(some[2], undefined);
      for (const [place, value] of some.entries()) assert.ok(value === undefined || value === ALL[place]);
    }
  });

  it('survives any bytes in its place', () => {
    const file = filled();
    const whole = readFileSync(file);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(40), (junk, keep) => {
        writeFileSync(file, Buffer.concat([whole.subarray(0, keep), Buffer.from(junk)]));
        assert.deepEqual(found(file), NOTHING);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('is a miss, never an error, where it cannot be read or written', () => {
    const { path, write } = scratch();
    write('file', 'x');
    mkdirSync(join(path, 'folder.cache'));
    for (const file of [
      join(path, 'file/it.cache'),
      join(path, 'folder.cache'),
      '/dev/full/it.cache',
      '/proc/it.cache',
    ]) {
      const cache = openCache(file, '1');
      assert.equal(cache.index(), undefined);
      cache.put('a', bytes('kept in memory'));
      assert.equal(cache.flush(), false);
      assert.equal(text(cache.get('a')), 'kept in memory');
      cache.close();
    }
  });

  it('stays as it was on a disk that takes only a part', () => {
    const file = filled();
    const cache = openCache(file, '1');
    cache.put('a', bytes('more'));
    const { writevSync } = fs;
    fs.writevSync = (handle, parts) => writevSync(handle, parts.slice(1));
    syncBuiltinESMExports();
    try {
      assert.equal(cache.flush(), false);
    } finally {
      fs.writevSync = writevSync;
      syncBuiltinESMExports();
    }
    assert.deepEqual(found(file), ALL);
    assert.deepEqual(readdirSync(dirname(file)), ['it.cache']);
    assert.ok(cache.flush());
    cache.close();
    assert.deepEqual(found(file), ['the index', 'more', 'second payload']);
  });

  it('is for nobody but its owner, and not written where nothing is new', () => {
    const file = filled();
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(statSync(dirname(file)).mode & 0o777, 0o700);
    const cache = openCache(file, '1');
    cache.put('a', bytes('more'));
    assert.ok(cache.flush());
    const { ino } = statSync(file);
    assert.ok(cache.flush());
    assert.equal(statSync(file).ino, ino);
    cache.close();
  });

  it('holds more payloads than the system writes at once', () => {
    const file = filled();
    const cache = openCache(file, '1');
    const keys = Array.from({ length: 1500 }, (_, nth) => `key ${nth}`);
    for (const key of keys) cache.put(key, bytes(key));
    assert.ok(cache.flush());
    cache.close();
    const again = openCache(file, '1');
    assert.deepEqual(
      keys.map((key) => text(again.get(key))),
      keys,
    );
    again.close();
  });

  it('lets the last of two writers win, and never mixes them', () => {
    const file = filled();
    const one = openCache(file, '1');
    const two = openCache(file, '1');
    one.put('a', bytes('one'));
    two.put('b', bytes('two'));
    assert.ok(one.flush());
    assert.equal(text(two.get('a')), 'first payload');
    assert.ok(two.flush());
    assert.deepEqual(found(file), ['the index', 'first payload', 'two']);
    one.close();
    two.close();
  });

  it('does not grow: what is idle goes first, what was used stays', () => {
    const file = filled();
    const limits = { bytes: 60, idle: 2 };
    for (let round = 0; round < 3; round += 1) {
      const cache = openCache(file, '1', limits);
      assert.equal(text(cache.get('a')), 'first payload');
      cache.put('round', bytes(`round ${round}`));
      assert.ok(cache.flush());
      cache.close();
    }
    assert.deepEqual(found(file), ['the index', 'first payload', undefined]);
    const full = openCache(file, '1', limits);
    full.put('big', bytes('x'.repeat(50)));
    assert.ok(full.flush());
    assert.equal(full.get('a'), undefined);
    assert.equal(text(full.get('big')), 'x'.repeat(50));
    full.close();
  });

  it('sweeps what killed runs and forgotten workspaces left', () => {
    const folder = scratch().path;
    const [own, other] = [cacheFile(folder, '/plan'), cacheFile(folder, '/gone')];
    const left = [other, `${own}.0123456789ab.tmp`];
    const kept = join(folder, 'notes.txt');
    for (const file of [...left, kept]) {
      writeFileSync(file, 'x');
      utimesSync(file, 1, 1);
    }
    const cache = openCache(own, '1');
    cache.setIndex([bytes('i')]);
    assert.ok(cache.flush());
    cache.close();
    assert.deepEqual(
      readdirSync(folder)
        .map((name) => join(folder, name))
        .sort(),
      [own, kept].sort(),
    );
  });

  it('stands in the folder that the system has for it, and never in a relative one', () => {
    assert.equal(cacheFolder({ XDG_CACHE_HOME: '/x' }, 'linux', '/home/a'), '/x/outlay');
    assert.equal(cacheFolder({ XDG_CACHE_HOME: 'x' }, 'linux', '/home/a'), '/home/a/.cache/outlay');
    assert.equal(cacheFolder({}, 'darwin', '/Users/a'), '/Users/a/Library/Caches/outlay');
    assert.equal(cacheFolder({ LOCALAPPDATA: '/l' }, 'win32', '/u'), '/l/outlay');
    assert.equal(cacheFolder({}, 'linux', ''), undefined);
    const files = ['/plan', '/Plan', '/plan/'].map((workspace) => cacheFile('/x/outlay', workspace));
    assert.equal(new Set(files).size, files.length);
  });
});
