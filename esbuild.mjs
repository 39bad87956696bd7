// Builds the programs into dist/: one file for each, and one for each heavy thing that is loaded by path on first use.
import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { modulesOfNode } from './server/no-node.js';

const root = dirname(fileURLToPath(import.meta.url));
const at = (...parts) => join(root, ...parts);

/** Bytes; a larger file is slower to start. */
const LIMITS = { 'cli.cjs': 10_000, 'program.cjs': 520_000 };

const { version } = JSON.parse(await readFile(at('package.json'), 'utf8'));

/** Everything that the programs are made of: a cache depends on it besides its content. */
async function digest() {
  const hash = createHash('sha256');
  const sources = [...(await filesIn(at('server/src'), '.ts')), ...(await filesIn(at('schemas'), '.json'))];
  for (const path of [...sources, at('package-lock.json'), at('package.json')])
    hash.update(`${relative(root, path)}\0`).update(await readFile(path));
  return hash.digest('hex').slice(0, 24);
}

const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // including names: with readable ones the program is a third larger; the map beside it restores them
  // (NODE_OPTIONS=--enable-source-maps)
  minify: true,
  // one byte per character in V8 too, which would use two for a whole text with a single arrow in it
  charset: 'ascii',
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  define: { OUTLAY_VERSION: JSON.stringify(version), OUTLAY_BUILD: JSON.stringify(await digest()) },
};

/** Heavy modules with a file of their own: a program loads it by path when it first uses anything in it. */
const LAZY = [
  {
    file: 'yaml.cjs',
    module: 'server/src/syntax/yaml/read-yaml.ts',
    names: ['nestedTooDeep', 'readYaml', 'unreadable'],
  },
  { file: 'git.cjs', specifier: 'simple-git' },
  { file: 'chokidar.cjs', specifier: 'chokidar' },
  { file: 'csv.cjs', specifier: 'csv-parse/browser/esm/sync' },
  { file: 'progress.cjs', specifier: 'cli-progress' },
  { file: 'string-width.cjs', specifier: 'string-width', isFunction: true },
  { file: 'ignore.cjs', specifier: 'ignore', isFunction: true },
  { file: 'charts.cjs', module: 'server/src/report/svg.ts', names: ['chartSvg'] },
  { file: 'validators.cjs', module: 'server/src/syntax/generated/validators.js' },
  { file: 'fix.cjs', module: 'server/src/cli/commands/fix.ts', names: ['applySafeFixes'] },
  {
    file: 'language-client.cjs',
    specifier: 'vscode-languageclient/node',
    names: ['LanguageClient', 'TransportKind', 'vsdiag'],
    external: ['vscode'],
  },
  // duplicates what these commands need of the core: nothing is shared with the program
  {
    file: 'seldom.cjs',
    module: 'server/src/cli/commands/seldom.ts',
    names: ['mappingHelp', 'runExplain', 'runFmt', 'runImport', 'runInit'],
  },
];

const programs = [
  { entry: 'server/src/main/launch.ts', file: 'cli.cjs', banner: '#!/usr/bin/env node' },
  // nearly every command runs Git, and the compiled code of this file is kept
  { entry: 'server/src/main/cli.ts', file: 'program.cjs', includes: ['simple-git'] },
  { entry: 'server/src/main/start.ts', file: 'start.cjs' },
  { entry: 'server/src/main/server.ts', file: 'server.cjs' },
  { entry: 'extension/src/main.ts', file: 'extension.cjs', external: ['vscode'] },
];

/** What a package brings along but never prints in our programs. */
const SILENT = {
  debug:
    'const quiet = () => Object.assign(() => {}, { extend: quiet }); module.exports = Object.assign(quiet, { formatters: {} });',
};

/** `included` are not lazy here. */
const lazyModules = (included) => ({
  name: 'lazy-modules',
  setup(bundle) {
    bundle.onResolve({ filter: /./ }, ({ path, kind, namespace, resolveDir }) => {
      if (kind === 'entry-point') return undefined;
      if (namespace === 'lazy') return { path, external: true };
      const file = path.startsWith('.') ? join(resolveDir, path) : undefined;
      const lazy = LAZY.find((it) => it.specifier === path || (it.module && at(it.module) === file));
      return lazy && !included.includes(path) ? { path: lazy.file, namespace: 'lazy' } : undefined;
    });
    bundle.onResolve({ filter: /^debug$/ }, ({ path }) => ({ path, namespace: 'silent' }));
    bundle.onLoad({ filter: /./, namespace: 'silent' }, ({ path }) => ({ contents: SILENT[path] }));
    bundle.onLoad({ filter: /./, namespace: 'lazy' }, async ({ path }) => {
      const lazy = LAZY.find((it) => it.file === path);
      const start = `let loaded; const load = () => (loaded ??= require('./${path}'));`;
      if (lazy.isFunction)
        return { contents: `${start} module.exports = (...args) => (load().default ?? load())(...args);` };
      const names = lazy.names ?? (await exportsOf(lazy.specifier ?? pathToFileURL(at(lazy.module)).href));
      const getter = '{ enumerable: true, get: () => load()[name] }';
      return {
        contents: `${start} for (const name of ${JSON.stringify(names)}) Object.defineProperty(exports, name, ${getter});`,
      };
    });
  },
});

const forBrowsers = {
  ...common,
  charset: 'utf8',
  platform: 'browser',
  format: 'iife',
  target: 'chrome128',
  sourcemap: false,
};

/** The language server for a web worker, all in one file. A module of Node in it fails the build: browsers have none. */
async function buildWorker() {
  const { metafile } = await build({
    ...forBrowsers,
    entryPoints: [at('server/src/main/server-browser.ts')],
    absWorkingDir: root,
    outfile: at('dist/server-browser.js'),
  });
  const found = modulesOfNode(metafile);
  if (found.length > 0) throw new Error(`dist/server-browser.js needs of Node: ${found.join(', ')}`);
}

/** The page of the preview: a script and its style sheet. */
async function buildPage() {
  await build({
    ...forBrowsers,
    entryPoints: [
      { in: at('extension/preview/main.ts'), out: 'preview' },
      { in: at('extension/preview/style/preview.css'), out: 'preview' },
    ],
    absWorkingDir: root,
    outdir: at('dist'),
  });
}

await mkdir(at('dist/rules'), { recursive: true });
await Promise.all([
  ...programs.map(buildProgram),
  ...LAZY.map(({ file, specifier, module, external }) =>
    buildProgram({ file, entry: specifier ?? module, external }),
  ),
  buildPage(),
  buildWorker(),
  writeReference(),
]);

async function buildProgram({ entry, file, banner, external = [], includes = [] }) {
  const { metafile } = await build({
    ...common,
    entryPoints: [entry],
    absWorkingDir: root,
    plugins: [lazyModules(includes)],
    external,
    outfile: at('dist', file),
    ...(banner ? { banner: { js: banner } } : {}),
  });
  const [, output] = Object.entries(metafile.outputs).find(([path]) => path.endsWith('.cjs'));
  if (banner) await chmod(at('dist', file), 0o755);
  const limit = LIMITS[file];
  if (limit !== undefined && !isAscii(await readFile(at('dist', file))))
    throw new Error(`dist/${file} is more than ASCII: write such characters of an expression as \\u2026`);
  if (limit !== undefined && output.bytes > limit) {
    const largest = Object.entries(output.inputs)
      .sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)
      .slice(0, 8)
      .map(([path, { bytesInOutput }]) => `  ${bytesInOutput}  ${path}`);
    throw new Error(
      `dist/${file} has ${output.bytes} bytes, expected at most ${limit}; the largest parts:\n${largest.join('\n')}`,
    );
  }
}

async function exportsOf(module) {
  return Object.keys(await import(module)).filter((it) => it !== 'default');
}

/** The pages of the rules and the schemas, for `outlay explain`; also each page by itself, for editors that open it. */
async function writeReference() {
  const rules = {};
  const folder = at('server/src/rules');
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (!entry.isDirectory()) continue;
    const page = await readFile(join(folder, entry.name, `${entry.name}.md`), 'utf8').catch(() => undefined);
    if (page === undefined) continue;
    rules[entry.name] = page;
    await writeFile(at('dist/rules', `${entry.name}.md`), page);
  }
  const schemas = {};
  for (const path of await filesIn(at('schemas'), '.json')) {
    const name = relative(at('schemas'), path)
      .replaceAll('\\', '/')
      .replace(/\.json$/, '');
    schemas[name] = JSON.parse(await readFile(path, 'utf8'));
  }
  await writeFile(at('dist/reference.json'), JSON.stringify({ rules, schemas }));
}

async function filesIn(folder, ending) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((it) => it.isFile() && it.name.endsWith(ending))
    .map((it) => join(it.parentPath ?? it.path, it.name))
    .sort();
}
