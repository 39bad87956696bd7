// Builds the programs into dist/: one file for each, and one for each heavy thing that is loaded by path on first use.
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));
const at = (...parts) => join(root, ...parts);

/** Bytes; a larger file is slower to start. */
const LIMITS = { 'cli.cjs': 10_000, 'program.cjs': 400_000 };

const { version } = JSON.parse(await readFile(at('package.json'), 'utf8'));

const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // whitespace and syntax only: names stay readable in stack traces
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  define: { OUTLAY_VERSION: JSON.stringify(version) },
};

const programs = [
  { entry: 'launch.ts', file: 'cli.cjs', banner: '#!/usr/bin/env node' },
  { entry: 'cli.ts', file: 'program.cjs' },
  { entry: 'importer.ts', file: 'import.cjs' },
  { entry: 'start.ts', file: 'start.cjs' },
];

await mkdir(at('dist'), { recursive: true });
await Promise.all([...programs.map(buildProgram), writeReference()]);

async function buildProgram({ entry, file, banner }) {
  const { metafile } = await build({
    ...common,
    entryPoints: [at('server/src/main', entry)],
    outfile: at('dist', file),
    ...(banner ? { banner: { js: banner } } : {}),
  });
  const [output] = Object.values(metafile.outputs);
  if (banner) await chmod(at('dist', file), 0o755);
  const limit = LIMITS[file];
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

/** The pages of the rules and the schemas, for `outlay explain`. */
async function writeReference() {
  const rules = {};
  const folder = at('server/src/rules');
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (!entry.isDirectory()) continue;
    const page = await readFile(join(folder, entry.name, `${entry.name}.md`), 'utf8').catch(() => undefined);
    if (page !== undefined) rules[entry.name] = page;
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
