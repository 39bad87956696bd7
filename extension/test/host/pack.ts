/** The packaged extension, and the suite as one file that an extension host can load. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '../../..');

/** Packs what is in `dist/` and says where the package lies. */
export function packExtension(): string {
  execFileSync('npm', ['run', '--silent', 'package'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  return join(ROOT, 'dist/outlay.vsix');
}

/** Unpacks a package to `folder`; the folder of the extension in it. */
export function unpack(vsix: string, folder: string): string {
  execFileSync('unzip', ['-q', vsix, '-d', folder]);
  return join(folder, 'extension');
}

/** Bundles every `*.test.ts` of `test/suite` with the runner; the path of the file that exports `run`. */
export async function buildSuite(folder: string): Promise<string> {
  const suite = join(import.meta.dirname, '../suite');
  const tests = readdirSync(suite).filter((it) => it.endsWith('.test.ts'));
  const file = join(folder, 'suite.cjs');
  await build({
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
    // two files of mocha are for runs in parallel
    external: ['vscode', './worker.cjs', './reporters/parallel-buffered.cjs'],
    stdin: {
      contents: [
        "import { runner } from './runner.ts';",
        `module.exports = { run: runner(() => { ${tests.map((it) => `require('./${it}');`).join(' ')} }) };`,
      ].join('\n'),
      resolveDir: suite,
      loader: 'ts',
    },
    outfile: file,
  });
  return file;
}
