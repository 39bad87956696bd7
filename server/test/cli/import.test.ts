/** `outlay import`: a table becomes documents, in a folder of their own or beside those that are there already. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { scratch } from '../host/scratch.ts';
import { CSV, MAPPING } from './plan-table.ts';
import { AS_OF, buildOnce, outlay } from './run.ts';

describe('outlay import', () => {
  before(function () {
    this.timeout(60_000);
    buildOnce();
  });

  it('imports a table only when the sums agree, and checks what it writes', () => {
    const made = scratch();
    made.write('plan.csv', CSV);
    made.write('import.yaml', MAPPING);
    const text = outlay(made.path, ['import', 'plan.csv', '--mapping', 'import.yaml', '--out', 'out']);
    assert.match(text, /^ {2}Acme .* 1,500\.50 +1,500\.50 +0\.00 {2}✓$/m);
    assert.match(text, /✓ the sums agree\n✓ \d+ files written to out, and they check clean\n$/);
    outlay(made.path, ['check', '--cwd', 'out'], { stdout: /no findings/ });
    outlay(made.path, ['import', 'plan.csv', '--mapping', 'import.yaml', '--out', 'out'], {
      code: 2,
      stderr: /would be overwritten, nothing was written/,
    });
    outlay(made.path, ['import', 'plan.csv', '--mapping', 'import.yaml', '--out', 'out', '--force']);
    made.write('plan.csv', CSV.replace('Search', 'Finance'));
    outlay(made.path, ['import', 'plan.csv', '--mapping', 'import.yaml', '--out', 'out', '--force'], {
      code: 1,
      stderr:
        'error: out/budgets/search.yaml is not of this import and would stay: its money would count on top, or find no place; nothing was written\nhelp: delete what an earlier import wrote, and keep what is your own outside of out/budgets\n',
    });
  });

  it('shows in its help a mapping that works', () => {
    const made = scratch();
    const help = outlay(made.path, ['import', '--help']);
    made.write('import.yaml', help.slice(help.indexOf('apiVersion: ')));
    made.write('plan.csv', 'Department,Account,2027\nOps,Cloud,5\n');
    outlay(made.path, ['import', 'plan.csv', '--mapping', 'import.yaml', '--out', 'out'], {
      stdout: /✓ 5 files written to out, and they check clean\n$/,
    });
  });

  it('writes nothing when a cell cannot be read, and names it', () => {
    const made = scratch();
    made.write('plan.csv', CSV.replace('300', '3.0.0'));
    made.write('import.yaml', MAPPING);
    outlay(made.path, ['import', 'plan.csv', '--mapping', 'import.yaml', '--out', 'out'], {
      code: 1,
      stdout: /row 3, column `2027`/,
    });
    assert.equal(existsSync(join(made.path, 'out')), false);
    outlay(made.path, ['import', 'nowhere.csv', '--mapping', 'import.yaml'], {
      code: 2,
      stderr: /nowhere\.csv: no such file\n$/,
      stdout: '',
    });
    const japanese = Buffer.from('8a7c94ef8b4b96e5', 'hex');
    for (const [bytes, help] of [
      [Buffer.of(0x42, 0xfc, 0x72, 0x6f), ': perhaps `encoding: windows-1252`'],
      [japanese, ': perhaps `encoding: shift_jis` or `encoding: gb18030`'],
      [Buffer.of(0x41, 0x81), ', its bytes do not tell'],
    ] as const) {
      made.write('plan.csv', bytes);
      outlay(made.path, ['import', 'plan.csv', '--mapping', 'import.yaml'], {
        code: 2,
        stderr: `error: ${join(made.path, 'plan.csv')}: not utf-8\nhelp: say under \`table\` in the mapping what it is${help}\n`,
        stdout: '',
      });
    }
  });

  it('refuses UTF-16 by name, with and without a mark, and with the wrong name', () => {
    const made = scratch();
    made.write('import.yaml', MAPPING);
    const run = ['import', 'plan.csv', '--mapping', 'import.yaml', '--out', 'out'];
    const little = Buffer.from(CSV, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const [bytes, named] of [
      [little, 'utf-16le'],
      [big, 'utf-16be'],
      [Buffer.concat([Buffer.of(0xff, 0xfe), little]), 'utf-16le'],
      [Buffer.concat([Buffer.of(0xfe, 0xff), big]), 'utf-16be'],
    ] as const) {
      made.write('plan.csv', bytes);
      for (const encoding of ['utf-8', 'windows-1252', named === 'utf-16le' ? 'utf-16be' : 'UTF-16LE']) {
        made.write('import.yaml', `${MAPPING}  table: { encoding: ${encoding} }\n`);
        outlay(made.path, run, {
          code: 2,
          stderr: `error: ${join(made.path, 'plan.csv')}: not ${encoding}\nhelp: say under \`table\` in the mapping what it is: perhaps \`encoding: ${named}\`\n`,
          stdout: '',
        });
      }
      made.write('import.yaml', `${MAPPING}  table: { encoding: ${named} }\n`);
      outlay(made.path, [...run, '--force'], { stdout: /1,500\.50/ });
    }
    made.write('import.yaml', Buffer.from(MAPPING, 'utf16le'));
    outlay(made.path, run, { code: 2, stderr: /import\.yaml: not utf-8\nhelp: save it as UTF-8\n$/ });
  });

  it('names file, line and column of what is wrong in a mapping', () => {
    const made = scratch();
    made.write('plan.csv', CSV);
    const told = (mapping: string, code: 1 | 2, stderr: string | RegExp = ''): string => {
      made.write('maps/import.yaml', mapping);
      return outlay(made.path, ['import', 'plan.csv', '--mapping', 'maps/import.yaml', '--out', 'out'], {
        code,
        stderr,
      });
    };
    assert.equal(
      told(MAPPING.replace('currency: USD', 'currency: USD, unit: dozens').replace('Item', 'Itme'), 1),
      '✗ 1 problem, nothing is written\n  maps/import.yaml:7:58: unit: `dozens`, expected ones or thousands or millions or billions\n',
    );
    assert.match(
      told(MAPPING.replace('name: Item', 'name: Itme'), 1),
      /^ {2}maps\/import\.yaml:9:21: name: `Itme` is no heading of the table, expected one of `Team`, `Item`, `2027`$/m,
    );
    assert.match(
      told(MAPPING.replace(/ {2}amounts.*\n/, ''), 1),
      /^ {2}maps\/import\.yaml:4:1: spec: `amounts` is missing, expected a map$/m,
    );
    told(MAPPING.replace('owner: ada }', 'owner: ada '), 2, /^error: maps\/import\.yaml:\d+:\d+: /);
    made.write('plan.csv', CSV.replace('300', '3.0.0'));
    assert.match(told(MAPPING, 1), /^ {2}plan\.csv: row 3, column `2027`: `3\.0\.0`, expected /m);
  });

  it('says of what is no file that it is none, and waits for nobody', () => {
    const made = scratch();
    made.write('import.yaml', MAPPING);
    made.write('plan.csv', CSV);
    mkdirSync(join(made.path, 'folder'));
    symlinkSync('circle', join(made.path, 'circle'));
    symlinkSync('folder', join(made.path, 'link'));
    assert.equal(spawnSync('mkfifo', [join(made.path, 'pipe')]).status, 0);
    for (const [named, reason] of [
      ['folder', 'a directory, expected a file'],
      ['link', 'a directory, expected a file'],
      ['/', 'a directory, expected a file'],
      ['circle', 'a symbolic link that leads in a circle'],
      ['pipe', 'a pipe or a device, expected a file'],
      ['/dev/zero', 'a pipe or a device, expected a file'],
      ['plan.csv/x', 'a file stands where a folder is needed'],
    ] as const) {
      const stderr = `error: ${join(named.startsWith('/') ? '' : made.path, named)}: ${reason}\n`;
      outlay(made.path, ['import', named, '--mapping', 'import.yaml'], { code: 2, stderr, stdout: '' });
      outlay(made.path, ['import', 'plan.csv', '--mapping', named], { code: 2, stderr, stdout: '' });
    }
  });

  it('imports into the workspace that is there when the mapping makes none', () => {
    const made = scratch();
    outlay(made.path, ['init', '--as-of', AS_OF]);
    const csv = 'Team,Item,2026\nOps,racks,12000\n';
    const mapping = `apiVersion: outlay/v1
kind: ImportMapping
spec:
  amounts: { currency: USD }
  centers: { root: { name: works, owner: alex }, levels: [{ name: Team }] }
  line: { name: Item }
`;
    made.write('data/plan.csv', csv);
    made.write('data/import.txt', mapping);
    const run = ['import', 'data/plan.csv', '--mapping', 'data/import.txt', '--as-of', AS_OF];
    outlay(made.path, [...run, '--out', 'imported'], {
      stdout: /✓ the sums agree\n✓ 2 files written to imported, with 1 warning: outlay check\n$/,
    });
    outlay(made.path, ['show', 'ops', '--as-of', AS_OF], { stdout: /racks .*12,000\.00$/m });
    outlay(made.path, [...run, '--out', 'again'], {
      code: 1,
      stderr: /^error\[duplicate-name\][\s\S]*does not check clean, so nothing was written\n$/,
    });
    const elsewhere = scratch();
    elsewhere.write('plan.csv', csv);
    elsewhere.write('import.txt', mapping);
    outlay(elsewhere.path, ['import', 'plan.csv', '--mapping', 'import.txt'], {
      code: 2,
      stderr: /^error: the mapping makes no workspace, and there is no outlay\.yaml in .* or above\n/,
      stdout: '',
    });
  });

  it('writes nothing that no command would read', () => {
    const made = scratch();
    made.write('plan.csv', CSV);
    made.write('import.yaml', MAPPING);
    made.write('.gitignore', 'build/\n');
    spawnSync('git', ['init', '-q'], { cwd: made.path });
    const run = (out: string) => ['import', 'plan.csv', '--mapping', 'import.yaml', '--out', out];
    outlay(made.path, run('build/plan'), {
      code: 2,
      stderr:
        'error: Git ignores build/plan/outlay.yaml, so no command would read it; nothing was written\nhelp: write elsewhere with --out\n',
    });
    assert.equal(existsSync(join(made.path, 'build')), false);
    outlay(made.path, run('plan'));
    made.write(
      'import.yaml',
      MAPPING.replace(/ {2}workspace.*\n/, '').replace('name: acme, title', 'name: two, title'),
    );
    outlay(made.path, run('plan/node_modules/x'), {
      code: 2,
      stderr: /^error: what lies below node_modules never counts; nothing was written\n/,
    });
  });

  it('writes nothing where there is nothing to write: no text, no rows, no money', () => {
    const made = scratch();
    made.write('import.yaml', MAPPING);
    const told = (csv: string | Buffer, code: 1 | 2, stderr = ''): string => {
      made.write('plan.csv', csv);
      return outlay(made.path, ['import', 'plan.csv', '--mapping', 'import.yaml'], { code, stderr });
    };
    assert.match(told('', 1), /^ {2}plan\.csv: 0 rows, expected headings in row 1$/m);
    for (const rows of ['', 'Ops,x,0\n', 'Total,,5\n'])
      assert.match(
        told(`Team,Item,2027\n${rows}`, 1),
        /^ {2}no row has money, expected one that becomes a line$/m,
      );
    for (const bytes of ['504b030414000600', 'd0cf11e0a1b11ae10000'])
      told(
        Buffer.from(bytes, 'hex'),
        2,
        `error: ${join(made.path, 'plan.csv')}: a workbook, expected text\nhelp: save its sheet as CSV, in UTF-8\n`,
      );
    assert.equal(existsSync(join(made.path, 'outlay.yaml')), false);
  });

  it('says what stands where it should write', () => {
    const made = scratch();
    made.write('plan.csv', CSV);
    made.write('import.yaml', MAPPING);
    symlinkSync('nowhere', join(made.path, 'dangling'));
    symlinkSync('circle', join(made.path, 'circle'));
    for (const [out, what] of [
      ['plan.csv', 'a file'],
      ['dangling', 'a symbolic link that leads nowhere'],
      ['circle', 'a symbolic link that leads nowhere'],
    ] as const)
      outlay(made.path, ['import', 'plan.csv', '--mapping', 'import.yaml', '--out', out], {
        code: 2,
        stderr: `error: ${join(made.path, out)} is ${what}, expected a folder\nhelp: write elsewhere with --out\n`,
        stdout: '',
      });
  });

  it('names the rate that is missing where a table is in a currency that its workspace has none for', () => {
    const made = scratch();
    outlay(made.path, ['init', '--as-of', AS_OF]);
    made.write('plan.csv', 'Team,Item,2026\nOps,racks,12000\n');
    made.write(
      'import.txt',
      `apiVersion: outlay/v1
kind: ImportMapping
spec:
  amounts: { currency: EUR }
  centers: { root: { name: works, owner: alex }, levels: [{ name: Team }] }
  line: { name: Item }
`,
    );
    outlay(made.path, ['import', 'plan.csv', '--mapping', 'import.txt', '--as-of', AS_OF], {
      code: 1,
      stdout: /✓ the sums agree\n$/,
      stderr: /^error\[missing-rate\]: .*EUR\/USD[\s\S]*so nothing was written\n$/,
    });
  });
});
