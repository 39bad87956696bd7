/** The laws of the extension's source: what it may import, and that it computes no number. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const PROTOCOL = /server\/src\/protocol\.ts$/;
const PACKAGES = new Set(['vscode', 'vscode-languageclient/node']);
/** What would make a number of what the server has said. */
const COMPUTING = /\bparse(Int|Float)\(|\bNumber\(|\.toFixed\(|\bIntl\.|\.toLocale/;

const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((it) => it.endsWith('.ts'))
  .map((it) => ({ path: it, text: readFileSync(join(ROOT, 'src', it), 'utf8') }));

describe('the source of the extension', () => {
  for (const { path, text } of sources) {
    it(`${path} imports the server's protocol and nothing else of it`, () => {
      for (const [, from = ''] of text.matchAll(/\bfrom '([^']+)'/g)) {
        if (from.includes('/server/src/')) assert.match(from, PROTOCOL);
        else if (!from.startsWith('.')) assert.ok(PACKAGES.has(from) || from.startsWith('node:'), from);
      }
    });
    it(`${path} says what it is for`, () => assert.ok(text.startsWith('/**')));
    it(`${path} computes no number`, () => assert.doesNotMatch(text, COMPUTING));
  }

  it('names every command of the manifest', () => {
    const { contributes } = JSON.parse(readFileSync(join(ROOT, '../package.json'), 'utf8'));
    const all = sources.map((it) => it.text).join('\n');
    for (const { command } of contributes.commands) assert.ok(all.includes(`'${command}'`), command);
  });
});
