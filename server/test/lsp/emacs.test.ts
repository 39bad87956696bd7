/** Emacs with eglot, set up as docs/editors.md says. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { clean } from '../host/scratch.ts';
import { Desk, fencesBelow, hasTerminal, type Seen, starts } from './clients/desk.ts';

describe('Emacs with eglot, set up as docs/editors.md says', () => {
  let desk: Desk;
  let seen: Seen;

  before(async function () {
    if (!hasTerminal() || !starts('emacs', '--batch', '--eval', "(mapc 'require '(eglot yaml-mode))"))
      this.skip();
    desk = new Desk();
    const [main = ''] = fencesBelow('Emacs', 'elisp');
    const [settings = ''] = fencesBelow('Settings', 'elisp');
    // else the processor is busy with compiling Emacs
    desk.write('.emacs.d/early-init.el', '(setq native-comp-deferred-compilation nil)\n');
    desk.write('.emacs.d/init.el', main);
    desk.writePlan('.dir-locals.el', settings);
    const script = join(import.meta.dirname, 'clients/emacs.el');
    seen = await desk.session('emacs', '-nw', '-l', script);
  });

  after(clean);

  it('shows findings where they are', () =>
    assert.deepEqual(seen.get('findings'), [
      'softwear: outlay [unknown-reference]: no category is called `softwear`',
      'wagse: outlay [unknown-reference]: no category is called `wagse`',
    ]));

  it('keeps them while an edit is not saved and other files come and go', () =>
    assert.deepEqual(seen.get('findings at last'), [
      'softwear: outlay [unknown-reference]: no category is called `softwear`',
    ]));

  it('completes a name', () =>
    assert.equal(
      seen.get('completed'),
      '    - { name: stand, title: "Stand 💶", category: wages, amount: 4k }',
    ));

  it('shows cards', () =>
    assert.equal(
      seen.get('card'),
      'wages, category\n\npool personnel · account 6010\n\ndeclared in outlay.yaml, line 24',
    ));

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
    assert.deepEqual(String(seen.get('effect')).split('\n').slice(0, 7), [
      'Stand 💶, FY2026: 5,000.00 USD',
      '',
      '1,000.00 more than main (+25.0%)',
      '',
      '                  before     after     change',
      'FY2026          4,000.00  5,000.00  +1,000.00',
      'stand, FY2026   4,000.00  5,000.00  +1,000.00',
    ]);
    assert.match(String(seen.get('effect after a commit')), /as in main/);
  });

  it('has written what was fixed, formatted, renamed and typed, and nothing else', () => {
    const { actual, expected } = desk.texts();
    assert.deepEqual(actual, expected);
  });

  it('starts one server, and leaves none behind', async () => assert.deepEqual(await desk.serversLeft(), []));
});
