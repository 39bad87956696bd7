// Lists, one per line, what this machine lacks for tests and npm alone cannot provide; with `--fail` that is a failure.
import { spawnSync } from 'node:child_process';

/** Programs of which one is enough, what is tested with it, and how to probe it if its existence is not enough. */
const NEEDED = [
  [['git'], 'bases, branches and the working tree'],
  [['chromium', 'google-chrome'], 'the extension in VS Code'],
  [['script'], 'editors in a terminal'],
  [['nvim'], 'the language server in Neovim'],
  [['emacs'], 'the language server in Emacs', ['--batch', '--eval', "(mapc 'require '(eglot yaml-mode))"]],
  [['unzip'], 'the packaged extension'],
];

const missing = NEEDED.filter(([programs, , args]) => !programs.some((it) => starts(it, args)));
for (const [[program], what, args] of missing)
  console.error(`not run: ${what} (${program} ${args ? 'and its packages are' : 'is'} not installed)`);
if (missing.length > 0 && process.argv.includes('--fail')) process.exit(1);

/** Not every program exits with 0 when it prints its version. */
function starts(program, args) {
  const { error, status } = spawnSync(program, args ?? ['--version'], { stdio: 'ignore' });
  return error === undefined && (!args || status === 0);
}
