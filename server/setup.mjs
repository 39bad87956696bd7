// Set-up on a fresh machine: installs the packages of the lockfile, once per lockfile. Reports in one line, or not at all.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules/.outlay-setup');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node ${process.versions.node} is too old, expected 20.19 or newer`);
  process.exit(3);
}
const isReady = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
if (!isReady) {
  const started = Date.now();
  const npm = spawnSync('npm', ['ci', '--no-audit', '--ignore-scripts', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32', // npm is a .cmd there; the arguments are constants
  });
  if (npm.status !== 0) {
    console.error('npm ci failed; see above, then run it by hand');
    process.exit(3);
  }
  writeFileSync(stamp, wanted);
  console.error(`✓ set up    packages of the lockfile (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}
