import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';

describe('the core', () => {
  it('is compiled without the types of Node', () => {
    const root = path.join(import.meta.dirname, '../..');
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const project = path.join(root, 'server/tsconfig.core.json');
    const files = execFileSync(process.execPath, [tsc, '-p', project, '--listFilesOnly'], {
      encoding: 'utf8',
    });
    assert.match(files, /domain\/exact\.ts/);
    assert.doesNotMatch(files, /@types\/node/);
  });
});
