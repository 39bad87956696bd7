/** Emacs with Eglot, in a batch, set up as `docs/editors.md` says. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from '../host/scratch.ts';
import { editorPlace, isInstalled, setUp } from './editors.ts';

if (isInstalled('emacs'))
  describe('Emacs', () => {
    afterEach(clean);

    it('shows diagnostics, completes and renames across files', () => {
      const { script, run, renamed } = editorPlace();
      const steps = readFileSync(join(import.meta.dirname, 'emacs.el'), 'utf8');
      const init = script('init.el', `(package-initialize)\n${setUp('elisp')}\n${steps}`);
      assert.deepEqual(run('emacs', ['--batch', '--load', init]), [
        {
          diagnostic: 'outlay [unknown-reference]: no category is called `sass`\ndid you mean `saas`?',
          line: 8,
        },
        { completion: ['cloud'] },
        { clean: true },
      ]);
      renamed();
    });
  });
