/** An import that is killed while it replaces what stands there. */
import { scratch } from '../host/scratch.ts';
import { AS_OF, buildOnce, type Expected, outlay } from './run.ts';

const MAPPING = `apiVersion: outlay/v1
kind: ImportMapping
spec:
  workspace: { name: acme }
  people: [{ name: ada }]
  amounts: { currency: USD }
  centers: { root: { name: acme, title: Acme, owner: ada }, levels: [{ name: Team }] }
  category: { name: Item }
  line: { name: Item }
`;

describe('an import', () => {
  before(function () {
    this.timeout(60_000);
    buildOnce();
  });

  it('that is killed among the files that it replaces leaves nothing that a command takes for whole', () => {
    const made = scratch();
    made.write('import.yaml', MAPPING);
    const args = ['import', 'plan.csv', '--mapping', 'import.yaml', '--out', 'out', '--force'];
    const run = (factor: number, expected: Expected = {}) => {
      made.write('plan.csv', `Team,Item,2027\nPayments,Compute,${factor}\nSearch,Index,${2 * factor}\n`);
      outlay(made.path, args, expected);
    };
    const plan = (code: 0 | 1, stdout: RegExp) =>
      outlay(made.path, ['show', '--cwd', 'out', '--period', 'FY2027', '--as-of', AS_OF], { code, stdout });
    run(1);
    plan(0, /^Acme .* 3\.00$/m);
    // the mark, three registries and the first of two budgets
    made.write('kill.cjs', killAtRename(5));
    run(10, { env: { NODE_OPTIONS: '--require ./kill.cjs' }, code: null });
    plan(1, /incomplete, without unfinished-import\.yaml/);
    outlay(made.path, ['check', '--cwd', 'out'], {
      code: 1,
      stdout: /no kind .* is called `UnfinishedImport`/,
    });
    run(10);
    plan(0, /^Acme .* 30\.00$/m);
  });
});

/** A module that kills the program when it has put so many documents in place. */
function killAtRename(count: number): string {
  return `
    const fs = require('node:fs');
    const { renameSync } = fs;
    let left = ${count};
    fs.renameSync = (from, to) => {
      renameSync(from, to);
      if (to.endsWith('.yaml') && --left === 0) process.kill(process.pid, 'SIGKILL');
    };
  `;
}
