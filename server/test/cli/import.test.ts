/** `outlay import` beside documents that are there already. */
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
spec: { costCenter: ${CSV.split('\n')[1]?.split(',')[0]?.toLowerCase()}, period: FY2027, lines: [{ name: x, amount: 1 }] }
`,
    );
    const [head = '', , ...others] = CSV.trimEnd().split('\n');
    made.write('plan.csv', [head, ...others].join('\n'));
    outlay(made.path, [...run, '--force'], {
      code: 1,
      stderr: /error\[unknown-reference\][\s\S]*nothing was written/,
    });
  });
});
