// Names in one line each what this machine lacks for tests that npm alone cannot bring; with `--fail` that is a failure.
import { spawnSync } from 'node:child_process';

/** A program, and what is tested with it. */
const NEEDED = [['git', 'bases, branches and the working tree']];

const missing = NEEDED.filter(
  ([program]) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status !== 0,
);
for (const [program, what] of missing) console.error(`not run: ${what} (${program} is not installed)`);
if (missing.length > 0 && process.argv.includes('--fail')) process.exit(1);
