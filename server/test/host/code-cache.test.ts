import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { keepCode, readCode } from '../../src/host/code-cache.ts';
import { clean, repository, scratch } from './scratch.ts';

const PROGRAM = Buffer.from('a program');
const CODE = Buffer.from('what V8 made of it');

/** A file that holds the code of the program. */
function kept(): string {
  const file = join(scratch().path, 'outlay/code/v20-check.code');
  keepCode(file, PROGRAM, CODE);
  return file;
}

describe('compiled code', () => {
  afterEach(clean);

  it('is kept from run to run, for its owner only', () => {
    const file = kept();
    assert.deepEqual(readCode(file, PROGRAM), CODE);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    keepCode(file, PROGRAM, Buffer.from('better'));
    assert.equal(readCode(file, PROGRAM)?.toString(), 'better');
    assert.deepEqual(readdirSync(dirname(file)), ['v20-check.code']);
  });

  it('is that of the very program', () => {
    assert.equal(readCode(kept(), Buffer.from('b program')), undefined);
  });

  it('is none where any byte is another or the end is missing', () => {
    const file = kept();
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at++) {
      const other = Buffer.from(whole);
      other[at] = (other[at] ?? 0) ^ 1;
      writeFileSync(file, other);
      assert.equal(readCode(file, PROGRAM), undefined, `byte ${at}`);
      writeFileSync(file, whole.subarray(0, at));
      assert.equal(readCode(file, PROGRAM), undefined, `cut at ${at}`);
    }
  });

  it('is none where others could have put it there', () => {
    if (process.platform === 'win32') return;
    const file = kept();
    chmodSync(file, 0o644);
    assert.equal(readCode(file, PROGRAM), undefined, 'as a checkout makes files');
    chmodSync(file, 0o600);
    chmodSync(dirname(file), 0o777);
    assert.equal(readCode(file, PROGRAM), undefined, 'a folder for everybody');
    chmodSync(dirname(file), 0o700);
    assert.deepEqual(readCode(file, PROGRAM), CODE);
    const { getuid } = process;
    process.getuid = () => (getuid?.() ?? 0) + 1;
    try {
      assert.equal(readCode(file, PROGRAM), undefined, 'a file of another user');
    } finally {
      if (getuid) process.getuid = getuid;
    }
  });

  it('is neither read from a working tree nor written into one', () => {
    const made = repository();
    const file = join(made.path, '.cache/outlay/code/v20-check.code');
    keepCode(file, PROGRAM, CODE);
    assert.ok(!existsSync(join(made.path, '.cache')));
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, readFileSync(kept()), { mode: 0o600 });
    assert.equal(readCode(file, PROGRAM), undefined);
  });

  it('is not missed where it cannot be kept', () => {
    const made = scratch();
    made.write('file', '');
    const file = join(made.path, 'file/code/v20-check.code');
    keepCode(file, PROGRAM, CODE);
    assert.equal(readCode(file, PROGRAM), undefined);
  });
});
