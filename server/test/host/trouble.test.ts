/** What is said about Git, and what people paste into a shell. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { shellWord } from '../../src/host/trouble.ts';

describe('a word for a shell', () => {
  for (const word of [
    'main',
    'release/1.2',
    '+refs/heads/a:refs/remotes/origin/a',
    'two words',
    '$(id)',
    "it's; id",
    '',
  ])
    it(`is one word to it, which nothing is done with: ${JSON.stringify(word)}`, () => {
      const said = execFileSync('sh', ['-c', `printf '<%s>' ${shellWord(word)}`], { encoding: 'utf8' });
      assert.equal(said, `<${word}>`);
    });
});
