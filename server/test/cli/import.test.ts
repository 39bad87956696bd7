/** `outlay import`: a table becomes documents, in a folder of their own or beside those that are there already. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { scratch } from '../host/scratch.ts';
import { AS_OF, buildOnce, outlay } from './run.ts';

const CSV = 'Team,Item,2027\nPayments,Compute,"1,200.50"\nSearch,Index,300\nTotal,,1500.50\n';

const MAPPING = `apiVersion: outlay/v1
kind: ImportMapping
metadata: { name: plan }
spec:
  workspace: { name: acme, title: Acme, calendar: { start: 2026-07-01, pattern: monthly, named: ending } }
  people: [{ name: ada }]
  amounts: { columns: fiscal-years, currency: USD, number: { thousands: "," } }
  centers: { root: { name: acme, title: Acme, owner: ada }, levels: [{ name: Team }] }
  category: { name: Item }
  line: { name: Item }
  skip: [{ column: Team, matches: [Total], reason: subtotal }]
`;

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

  it('replaces nothing where what stays would no longer fit', () => {
    const made = scratch();
    made.write('plan.csv', CSV);
    made.write('import.yaml', MAPPING);
    const run = ['import', 'plan.csv', '--mapping', 'import.yaml', '--out', 'out'];
    outlay(made.path, run);
    made.write(
      'out/more.yaml',
      `apiVersion: outlay/v1
kind: Budget
metadata: { name: more }
spec: { costCenter: payments, period: FY2027, lines: [{ name: x, amount: 1 }] }
`,
    );
    made.write('plan.csv', CSV.replace(/^Payments.*\n/m, ''));
    outlay(made.path, [...run, '--force'], {
      code: 1,
      stderr: /error\[unknown-reference\][\s\S]*nothing was written/,
    });
  });
});
