// Names in one line each what this machine lacks for tests that npm alone cannot bring; with `--fail` that is a failure.
import { spawnSync } from 'node:child_process';

/** Programs of which one is enough, and what is tested with it. */
const NEEDED = [
  [['git'], 'bases, branches and the working tree'],
  [['chromium', 'google-chrome'], 'the extension in VS Code'],
  [['nvim'], 'the language server in Neovim'],
  [['emacs'], 'the language server in Emacs'],
  [['unzip'], 'the packaged extension'],
];

const missing = NEEDED.filter(
  ([programs]) =>
    !programs.some((it) => spawnSync(it, ['--version'], { stdio: 'ignore' }).error === undefined),
);
for (const [[program], what] of missing) console.error(`not run: ${what} (${program} is not installed)`);
if (missing.length > 0 && process.argv.includes('--fail')) process.exit(1);
