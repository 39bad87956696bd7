/**
 * `npm run generate`: writes everything that is derived from the schemas, the rules and the program's output; with
 * `--check` it only compares.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generate, leftOver } from './files.ts';
import { PICTURES, pictures } from './pictures.ts';

const root = path.join(import.meta.dirname, '../..');
const settle = process.argv.includes('--check') ? compare : write;

const files = await generate(root);
const sourcesHold = settle(files, leftOver(root, files));
// the pictures show the output of a program that is built from these files
execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' });
const shown = pictures();
// pictures of an editor are taken by the tests of the extension
const drawn = leftOver(root, shown, [PICTURES]).filter((it) => it.endsWith('.svg'));
const picturesHold = settle(shown, drawn);
if (!sourcesHold || !picturesHold) {
  process.stderr.write('run `npm run generate` and commit what it writes\n');
  process.exitCode = 1;
}

/** Whether the files on disk are these and no others; `extra` are there but should not be. */
function compare(wanted: ReadonlyMap<string, string>, extra: readonly string[]): boolean {
  const stale = [...staleOf(wanted).keys(), ...extra].sort();
  for (const name of stale) process.stderr.write(`stale: ${name}\n`);
  return stale.length === 0;
}

function write(wanted: ReadonlyMap<string, string>, extra: readonly string[]): boolean {
  for (const [name, text] of staleOf(wanted)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    process.stdout.write(`wrote ${name}\n`);
  }
  for (const name of extra) process.stdout.write(`${name} is no longer generated: remove it\n`);
  return true;
}

function staleOf(wanted: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    [...wanted].filter(([name, text]) => {
      const file = path.join(root, name);
      return !existsSync(file) || readFileSync(file, 'utf8') !== text;
    }),
  );
}
