/** The examples as a user checks them: two are silent, one shows every severity and prints what `expected.txt` holds. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AS_OF, buildOnce, outlay, withoutTimes } from './run.ts';

const EXAMPLES = path.join(import.meta.dirname, '../../../examples');
const EXPECTED = path.join(EXAMPLES, 'over-budget/expected.txt');
const UPDATE = process.env.UPDATE === '1';

function check(name: string, code: number): string {
  const folder = path.join(EXAMPLES, name);
  const env = { HOME: tmpdir(), XDG_CACHE_HOME: path.join(tmpdir(), 'outlay-examples') };
  return withoutTimes(outlay(EXAMPLES, ['check', '--cwd', folder, '--as-of', AS_OF], { code, env }));
}

describe('outlay check of the examples', () => {
  before(function () {
    this.timeout(60_000);
    buildOnce();
  });

  for (const name of ['minimal', 'acme'])
    it(`finds nothing in ${name}`, () => assert.match(check(name, 0), /^✓ no findings in \d+ documents/));

  it('prints what is wrong with over-budget, in every severity', () => {
    const text = check('over-budget', 1);
    if (UPDATE) writeFileSync(EXPECTED, text);
    assert.equal(
      text,
      existsSync(EXPECTED) ? readFileSync(EXPECTED, 'utf8') : '',
      'stale; run with UPDATE=1',
    );
    for (const severity of ['error', 'warning', 'info'])
      assert.match(text, new RegExp(`^${severity}\\[`, 'm'));
  });
});
