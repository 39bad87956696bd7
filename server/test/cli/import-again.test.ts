/** `outlay import` into a folder that an earlier one has written: nothing of that may count beside it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { scratch } from '../host/scratch.ts';
import { CSV, MAPPING } from './plan-table.ts';
import { buildOnce, outlay } from './run.ts';

describe('outlay import, once more', () => {
  before(function () {
    this.timeout(60_000);
    buildOnce();
  });

  it('writes nothing where money of an earlier import would stay and count twice', () => {
    const made = scratch();
    made.write('plan.csv', 'Division,Team,Item,2027\nSearch,,Index,300\n');
    made.write('import.yaml', MAPPING.replace('[{ name: Team }]', '[{ name: Division }, { name: Team }]'));
    const run = ['import', 'plan.csv', '--mapping', 'import.yaml', '--out', 'out', '--force'];
    outlay(made.path, run);
    made.write(
      'import.yaml',
      MAPPING.replace('[{ name: Team }]', '[{ name: Top }, { name: Division }, { name: Team }]'),
    );
    made.write('plan.csv', 'Top,Division,Team,Item,2027\nDev,Search,Ranking,Index,300\n');
    const refused = {
      code: 1,
      stderr:
        'error: out/budgets/search.yaml is not of this import and would stay: its money would count on top, or find no place; nothing was written\nhelp: delete what an earlier import wrote, and keep what is your own outside of out/budgets\n',
    } as const;
    outlay(made.path, run, refused);
    rmSync(join(made.path, 'out/outlay.yaml'));
    rmSync(join(made.path, 'out/registry'), { recursive: true });
    outlay(made.path, run, refused);
    rmSync(join(made.path, 'out/budgets/search.yaml'));
    outlay(made.path, run, { stdout: /check clean\n$/ });
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
    rmSync(join(made.path, 'out/budgets/payments.yaml'));
    made.write('plan.csv', CSV.replace(/^Payments.*\n/m, ''));
    outlay(made.path, [...run, '--force'], {
      code: 1,
      stderr: /error\[unknown-reference\][\s\S]*nothing was written/,
    });
  });
});
