// Runs the unit tests, those of the pure layers with coverage. With `--once`, skips them if they already passed on exactly these files,
// as in CI, where `npm test` runs before `npm run test:all`.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const record = join(root, 'node_modules/.outlay-unit');
const before = state();

if (process.argv.includes('--once') && before !== undefined && existsSync(record)) {
  if (readFileSync(record, 'utf8') === before) {
    const minutes = Math.round((Date.now() - lstatSync(record).mtimeMs) / 60_000);
    console.log(
      `✓ unit tests passed on these very files ${minutes} min ago; \`npm run unit\` runs them again`,
    );
    process.exit(0);
  }
}
rmSync(record, { force: true });
// what this covers is excluded from the rest
runTests('npm', ['run', '--silent', 'coverage']);
runTests(process.execPath, [
  join(root, 'node_modules/mocha/bin/mocha.js'),
  ...['--parallel', '--jobs', '2', '--require', './server/test/built.ts'],
  ...['--ignore', 'server/test/{domain,syntax,rules}/**'],
  ...['server/test/**/*.test.ts', 'extension/test/*.test.ts'],
]);
if (before !== undefined && state() === before) writeFileSync(record, before);

function runTests(file, args) {
  // npm is a script there
  const shell = file === 'npm' && process.platform === 'win32';
  const { status } = spawnSync(file, args, { cwd: root, stdio: 'inherit', shell });
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * Everything that the result of the tests depends on: every file that Git tracks or would, Node, and which programs are
 * missing, without which some tests are skipped. Empty if Git cannot tell.
 */
function state() {
  const listed = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  if (listed === undefined) return undefined;
  const hash = createHash('sha256');
  hash.update(`${process.version}\0${run(process.execPath, [join(root, 'server/missing.mjs')])}\0`);
  for (const name of new Set(listed.split('\0'))) {
    const path = join(root, name);
    hash.update(`${name}\0`);
    if (existsSync(path) && lstatSync(path).isFile()) hash.update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function run(program, args) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return status === 0 ? stdout + stderr : undefined;
}
