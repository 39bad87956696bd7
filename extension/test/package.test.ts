/** What is shipped: nothing beside what stands here, and small. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../server/src/rules/index.ts';
import { packExtension } from './host/pack.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Bytes of the VSIX. */
const MOST = 2_000_000;

/** Programs and what they load: the command line and the language server. */
const PROGRAMS = [
  'charts.cjs',
  'chokidar.cjs',
  'cli.cjs',
  'csv.cjs',
  'fix.cjs',
  'git.cjs',
  'ignore.cjs',
  'program.cjs',
  'progress.cjs',
  'reference.json',
  'seldom.cjs',
  'server.cjs',
  'string-width.cjs',
  'validators.cjs',
  'yaml.cjs',
  ...RULES.map(({ meta }) => `rules/${meta.code}.md`),
].map((it) => `dist/${it}`);

const EXTENSION = [
  'dist/extension.cjs',
  'dist/language-client.cjs',
  'dist/preview.css',
  'dist/preview.js',
  'docs/tutorials/import.md',
  'extension/media/icon.png',
  'extension/media/view-dark.svg',
  'extension/media/view.svg',
  'extension/snippets.json',
  ...['text', 'typing', 'preview', 'compare'].flatMap((step) =>
    ['dark', 'light'].map((theme) => `extension/media/walkthrough/${step}-${theme}.jpg`),
  ),
  'schemas/outlay.schema.json',
];

/** Its page in the marketplace. */
const README = 'extension/README.md';

const ABOUT = ['CHANGELOG.md', 'LICENSE', 'package.json'];

describe('what is shipped', () => {
  it('as an extension', () => {
    const listed = run('npx', ['vsce', 'ls', '--no-dependencies', '--readme-path', README])
      .trim()
      .split('\n');
    assert.deepEqual(listed.sort(), [...PROGRAMS, ...EXTENSION, ...ABOUT, README].sort());
  });

  it('as a command line', () => {
    const [packed] = JSON.parse(run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts']));
    const listed = packed.files.map((it: { readonly path: string }) => it.path);
    assert.deepEqual(listed.sort(), [...PROGRAMS, ...ABOUT, 'README.md'].sort());
  });

  it('is below two megabytes, and packed without a warning', () => {
    const { file, said } = packExtension();
    assert.ok(statSync(file).size < MOST, `${statSync(file).size} bytes`);
    assert.doesNotMatch(said, /warn/i);
  });
});

describe('what the editor shows of package.json as it stands', () => {
  it('has no marks of code in it', () => {
    const { contributes } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    assert.doesNotMatch(JSON.stringify([contributes.viewsWelcome, contributes.walkthroughs]), /`/);
  });
});

function run(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
