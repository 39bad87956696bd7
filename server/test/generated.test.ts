/** What is generated from the schemas and the rules stands as it would be written now. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { generate, leftOver } from '../generate/files.ts';

const root = path.join(import.meta.dirname, '../..');

describe('what is generated from the schemas and the rules', () => {
  let files: ReadonlyMap<string, string> = new Map();

  before(async () => {
    files = await generate(root);
  });

  it('is committed as it would be written now: else run `npm run generate`', () => {
    const stale = [...files].filter(([name, text]) => {
      const file = path.join(root, name);
      return !existsSync(file) || readFileSync(file, 'utf8') !== text;
    });
    assert.deepEqual(
      stale.map(([name]) => name),
      [],
      'stale: run `npm run generate`',
    );
  });

  it('leaves no file behind of what is no longer generated', () => {
    assert.deepEqual(leftOver(root, files), []);
  });

  it('needs nothing at run time', () => {
    const [, text = ''] = [...files].find(([name]) => name.endsWith('validators.js')) ?? [];
    assert.ok(text.length > 1000);
    assert.doesNotMatch(text, /\brequire\(|\bimport\b/);
  });

  it('begins the reference with the ten rules', () => {
    const text = files.get('docs/reference/README.md') ?? '';
    assert.deepEqual(
      [...text.matchAll(/^(\d+)\. \*\*/gm)].map((it) => it[1]),
      ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
    );
  });
});
