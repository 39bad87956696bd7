/** Neovim, headless, set up as `docs/editors.md` says. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from '../host/scratch.ts';
import { editorPlace, isInstalled, setUp } from './editors.ts';

if (isInstalled('nvim'))
  describe('Neovim', () => {
    afterEach(clean);

    it('shows diagnostics, completes and renames across files', () => {
      const { script, run, renamed } = editorPlace();
      const steps = readFileSync(join(import.meta.dirname, 'neovim.lua'), 'utf8');
      const init = script('init.lua', `${setUp('lua')}\n${steps}`);
      assert.deepEqual(run('nvim', ['--headless', '--clean', '-n', '-u', init]), [
        {
          diagnostic: 'no category is called `sass`\ndid you mean `saas`?',
          code: 'unknown-reference',
          source: 'outlay',
          line: 8,
          column: 31,
        },
        { completion: ['cloud', 'saas'] },
        { lens: '1,154,520.00 in FY2027, as on main' },
      ]);
      renamed();
    });
  });
