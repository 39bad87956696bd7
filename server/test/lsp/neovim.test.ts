/** Neovim, set up as docs/editors.md says. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { clean } from '../host/scratch.ts';
import { Desk, fencesBelow, hasTerminal, type Seen, starts } from './clients/desk.ts';

describe('Neovim, set up as docs/editors.md says', () => {
  let desk: Desk;
  let seen: Seen;

  before(async function () {
    if (!hasTerminal() || !starts('nvim', '--version')) this.skip();
    desk = new Desk();
    desk.write('.config/nvim/init.lua', configuration());
    seen = await desk.session('nvim', '-S', join(import.meta.dirname, 'clients/neovim.lua'));
  });

  after(clean);

  it('shows findings where they are', () =>
    assert.deepEqual(seen.get('findings'), ['19 52 57 1 unknown-reference', '20 51 59 1 unknown-reference']));

  it('completes a name', () =>
    assert.equal(
      seen.get('completed'),
      '    - { name: stand, title: "Stand 💶", category: wages, amount: 4k }',
    ));

  it('shows cards', () => assert.match(String(seen.get('card')), /^\*\*wages\*\*, category\n/));

  it('goes to definitions and lists references', () => {
    assert.match(String(seen.get('definition')), /name: store-front, code: CC-2/);
    // the cost center has four names in its row
    const declared = ['outlay.yaml 16', 'outlay.yaml 16', 'outlay.yaml 16', 'outlay.yaml 16'];
    assert.deepEqual(seen.get('references'), [
      'fair.yaml 6',
      ...declared,
      'plan.yaml 7',
      'plan.yaml 20',
      'policy.yaml 8',
    ]);
  });

  it('shows what the branch does, also after a commit', () => {
    assert.deepEqual(seen.get('lenses'), [
      '▲ 1,000.00 more than main (+20.0%)',
      '6,000.00 in FY2026',
      '▲ 1,000.00 more from January (from category none to wages)',
      'from category none to software: no money moves',
    ]);
    assert.deepEqual(seen.get('lenses after a commit'), ['6,000.00 in FY2026, as on main']);
  });

  it('has written what was fixed, formatted, renamed and typed, and nothing else', () => {
    const { actual, expected } = desk.texts();
    assert.deepEqual(actual, expected);
  });

  it('starts one server, and leaves none behind', async () => assert.deepEqual(await desk.serversLeft(), []));
});

/** With the settings that the page gives as an example, which say what day it is. */
function configuration(): string {
  const [main = ''] = fencesBelow('Neovim', 'lua');
  const [settings = ''] = fencesBelow('Settings', 'lua');
  const [row = ''] = main.split('\n');
  assert.match(row, /^local settings = /);
  return main.replace(row, settings);
}
