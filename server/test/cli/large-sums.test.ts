/** Sums of more minor units than 64 bits hold are right in every answer, and remembered. */
import assert from 'node:assert/strict';
import { clean, scratch } from '../host/scratch.ts';
import { AS_OF, acme, buildOnce, outlay } from './run.ts';

const LINES = 600;
/** Nearly what a month of a line may hold. */
const AMOUNT = 90_000_000_000_000n;

function budget(name: string): string {
  const lines = Array.from(
    { length: LINES },
    (_, i) => `    - { name: line-${i}, amount: ${AMOUNT}/month }\n`,
  );
  return `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: ${name} }\nspec:\n  costCenter: payments\n  category: cloud\n  period: FY2027\n  lines:\n${lines.join('')}`;
}

describe('sums that are larger than 64 bits', () => {
  before(buildOnce);
  afterEach(clean);

  it('are right by cost center and by category, in the first run and in the next', () => {
    const made = acme();
    const env = { XDG_CACHE_HOME: scratch().path };
    const run = (...args: readonly string[]): string =>
      outlay(made.path, [...args, '--as-of', AS_OF], { env });
    const before = yearOf(run('show', '--format', 'json'));
    for (const name of ['huge', 'huge-too']) made.write(`many/${name}.yaml`, budget(name));
    const more = 2n * BigInt(LINES) * AMOUNT * 12n * 100n;
    for (let turn = 0; turn < 2; turn++) {
      run('check');
      assert.equal(yearOf(run('show', '--format', 'json')), before + more);
      assert.equal(yearOf(run('show', '--by', 'category', '--format', 'json')), before + more);
      const [, change = ''] = /^\+([\d,]+\.\d\d) USD in FY2027/m.exec(run('impact')) ?? [];
      assert.equal(minor(change.replaceAll(',', '')), more);
    }
  });
});

function yearOf(shown: string): bigint {
  return minor(JSON.parse(shown).plan.amounts.at(-1).amount);
}

/** Cents. */
function minor(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}
