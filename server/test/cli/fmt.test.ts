import assert from 'node:assert/strict';
import { readFileSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { scratch } from '../host/scratch.ts';
import { buildOnce, outlay } from './run.ts';

const WORKSPACE = `apiVersion: outlay/v1
kind: Workspace
metadata: { name: shop }
spec: { currency: USD }
`;
const WIDE = `apiVersion: outlay/v1
kind: Budget
metadata: {name: shop}
spec:
    period: FY2026
    lines:
        -   {name: rent,amount: 1_200.50} # monthly
`;
const IN_STYLE = `apiVersion: outlay/v1
kind: Budget
metadata: { name: shop }
spec:
  period: FY2026
  lines:
    - { name: rent, amount: 1_200.50 } # monthly
`;

describe('outlay fmt', () => {
  before(function () {
    this.timeout(60_000);
    buildOnce();
  });

  function workspace(): string {
    const made = scratch();
    made.write('outlay.yaml', WORKSPACE);
    made.write('budgets/a.yaml', WIDE);
    made.write('budgets/b.yaml', IN_STYLE.replaceAll('shop', 'web'));
    made.write('other/c.yaml', WIDE.replaceAll('shop', 'bar'));
    return made.path;
  }

  const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

  it('brings files into the style, and has nothing to do then', () => {
    const folder = workspace();
    outlay(folder, ['fmt'], { stdout: '✓ budgets/a.yaml\n✓ other/c.yaml\n2 files of 4 changed\n' });
    assert.equal(read(folder, 'budgets/a.yaml'), IN_STYLE);
    outlay(folder, ['fmt'], { stdout: '✓ 4 files in the style\n' });
    outlay(folder, ['fmt', '--check'], { stdout: '✓ 4 files in the style\n' });
  });

  it('changes no file where one of them cannot be written', () => {
    const folder = workspace();
    renameSync(join(folder, 'other/c.yaml'), join(folder, 'other/c.txt'));
    symlinkSync('c.txt', join(folder, 'other/c.yaml'));
    outlay(folder, ['fmt'], {
      code: 3,
      stdout: '',
      stderr: 'error: other/c.yaml: a symbolic link, which is not written through; nothing was changed\n',
    });
    assert.equal(read(folder, 'budgets/a.yaml'), WIDE);
  });

  it('names with --check what is not, and writes nothing', () => {
    const folder = workspace();
    const named =
      '✗ budgets/a.yaml\n✗ other/c.yaml\n2 files of 4 not in the style; outlay fmt changes them\n';
    outlay(folder, ['fmt', '--check'], { code: 1, stdout: named });
    assert.equal(read(folder, 'budgets/a.yaml'), WIDE);
    const json = outlay(folder, ['fmt', '--check', '--format', 'json'], { code: 1 });
    assert.deepEqual(JSON.parse(json), {
      version: 1,
      command: 'fmt',
      check: true,
      files: 4,
      changed: ['budgets/a.yaml', 'other/c.yaml'],
    });
  });

  it('formats the files and folders that are named', () => {
    const folder = workspace();
    // a name that only begins like it
    renameSync(join(folder, 'budgets'), join(folder, 'others'));
    outlay(folder, ['fmt', 'other'], { stdout: '✓ other/c.yaml\n1 file of 1 changed\n' });
    assert.equal(read(folder, 'others/a.yaml'), WIDE);
    outlay(folder, ['fmt', 'none.yaml'], { code: 2, stderr: /no such file or folder/ });
  });
});
