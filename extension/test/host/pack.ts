/** The packaged extension, and the suite as one file that an extension host can load. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { buildOnce } from '../../../server/test/cli/run.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** A packaged extension. */
export interface Packed {
  readonly file: string;
  /** What the packer wrote: its list, and its warnings. */
  readonly said: string;
}

/** Packs what is built, once for all tests, into `dist/`. */
export function packExtension(): Packed {
  buildOnce();
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'vsix'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`npm run vsix failed\n${stdout}${stderr}`);
  return { file: join(ROOT, 'dist/outlay.vsix'), said: stdout + stderr };
}

/** Unpacks a package to `folder`; the folder of the extension in it. */
export function unpack(vsix: string, folder: string): string {
  execFileSync('unzip', ['-q', vsix, '-d', folder]);
  return join(folder, 'extension');
}

/** Bundles every `*.test.ts` of a folder beside this one with the runner; the path of the file that exports `run`. */
export async function buildSuite(name: string, folder: string): Promise<string> {
  const suite = join(import.meta.dirname, '..', name);
  const tests = readdirSync(suite).filter((it) => it.endsWith('.test.ts'));
  const file = join(folder, `${name}.cjs`);
  await build({
    ...BUNDLE,
    stdin: {
      contents: [
        "import { runner } from '../suite/runner.ts';",
        `module.exports = { run: runner(() => { ${tests.map((it) => `require('./${it}');`).join(' ')} }) };`,
      ].join('\n'),
      resolveDir: suite,
      loader: 'ts',
    },
    outfile: file,
  });
  return file;
}

/** A folder of extensions with the one that stands for another YAML extension. */
export async function buildOtherExtension(folder: string): Promise<string> {
  const own = join(folder, 'redhat.vscode-yaml-1.0.0');
  await build({
    ...BUNDLE,
    entryPoints: [join(import.meta.dirname, '../beside/extension.ts')],
    outfile: join(own, 'extension.cjs'),
  });
  const manifest = {
    name: 'vscode-yaml',
    publisher: 'redhat',
    version: '1.0.0',
    engines: { vscode: '^1.100.0' },
    main: 'extension.cjs',
    activationEvents: ['onLanguage:yaml'],
  };
  writeFileSync(join(own, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(own, 'strict.json'), '{ "not": {} }');
  // what VS Code writes when it installs one
  const identifier = { id: 'redhat.vscode-yaml' };
  const location = { $mid: 1, path: own, scheme: 'file' };
  const installed = [{ identifier, version: manifest.version, location, relativeLocation: basename(own) }];
  writeFileSync(join(folder, 'extensions.json'), JSON.stringify(installed));
  return folder;
}

const BUNDLE: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'warning',
  // two files of mocha are for runs in parallel
  external: ['vscode', './worker.cjs', './reporters/parallel-buffered.cjs'],
};
