/** The laws of the source: layers, packages, opening comments, documented exports, banned calls. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';

interface Layer {
  /** Folders that it may import, besides itself. */
  readonly layers: readonly string[];
  /** Packages by name; `node:` modules one by one. */
  readonly packages: readonly string[];
}

const CORE = ['base', 'domain', 'syntax', 'analysis'];
/** The types of our own requests: beside the layers, for everyone who speaks them. */
const PROTOCOL = 'protocol.ts';
const NODE = ['fs', 'fs/promises', 'path', 'os', 'crypto', 'url', 'buffer', 'zlib'].map((it) => `node:${it}`);

/** What each layer may import. A new folder fails until it is listed here and in docs/architecture.md. */
const LAYERS: Readonly<Record<string, Layer>> = {
  base: { layers: [], packages: [] },
  domain: { layers: ['base'], packages: ['temporal-polyfill'] },
  syntax: { layers: ['base', 'domain'], packages: ['yaml', 'csv-parse'] },
  analysis: { layers: ['base', 'domain', 'syntax'], packages: [] },
  rules: { layers: ['base', 'domain', 'analysis'], packages: [] },
  report: { layers: [...CORE, 'rules'], packages: ['echarts'] },
  ide: { layers: [...CORE, 'rules', 'report', PROTOCOL], packages: [] },
  lsp: {
    layers: [...CORE, 'rules', 'report', 'ide', PROTOCOL],
    packages: ['vscode-languageserver'],
  },
  [PROTOCOL]: { layers: ['base'], packages: [] },
  exchange: { layers: CORE, packages: ['csv-parse'] },
  host: { layers: CORE, packages: [...NODE, 'node:v8', 'simple-git', 'chokidar', 'ignore'] },
  cli: {
    layers: [...CORE, 'rules', 'report', 'exchange', 'host'],
    packages: [...NODE, 'commander', 'picocolors', 'cli-progress', 'string-width', 'node:util'],
  },
  main: {
    layers: [...CORE, 'rules', 'report', 'ide', 'lsp', 'exchange', 'host', 'cli', PROTOCOL],
    packages: [...NODE, 'node:v8', 'node:vm', 'node:stream', 'node:child_process', 'vscode-languageserver'],
  },
};

/** Where the outside may be asked: these folders run on Node, everything else must not know it. */
const NODE_LAYERS = new Set(['host', 'cli', 'main']);

const BANNED: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\b/, 'the host owns the clock'],
  [/\bnew Date\(\s*\)/, 'the host owns the clock'],
  [/\bTemporal\.Now\b/, 'the host owns the clock'],
  [/\bMath\.random\b/, 'answers must be the same every time'],
  [/\.localeCompare\b/, 'order must be the same on every machine'],
  [/\bimport\.meta\b/, 'the bundles are CommonJS'],
  [/\bnew Intl\.\w+\(\s*\)/, 'name the locale'],
  [/\btoLocale\w*\(\s*\)/, 'name the locale'],
  [/\bparseFloat\(|\.toFixed\(/, 'money is never a float'],
];

const root = path.join(import.meta.dirname, '../src');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((it) => it.endsWith('.ts'))
  .map((it) => it.split(path.sep).join('/'))
  .sort();

describe('tidy', () => {
  it('knows every file beside the layers', () => {
    assert.deepEqual(
      sources.filter((it) => !it.includes('/')),
      [PROTOCOL],
    );
  });

  for (const file of sources) {
    const text = readFileSync(path.join(root, file), 'utf8');
    const [layer = ''] = file.split('/');
    it(`${file} imports only what its layer may`, () => {
      const allowed = LAYERS[layer];
      assert.ok(allowed, `no layer "${layer}": add it to LAYERS and to docs/architecture.md`);
      for (const target of importsOf(file, text))
        assert.ok(isAllowed(file, layer, allowed, target), `${layer}/ must not import "${target}"`);
    });
    if (file.includes('/generated/')) continue;
    it(`${file} says what it is for`, () => assert.ok(opensWithDoc(file, text), 'no opening comment'));
    it(`${file} documents what it exports`, () => assert.deepEqual(undocumented(file, text), []));
    it(`${file} calls nothing that is banned`, () => {
      for (const [pattern, reason] of BANNED)
        if (!(NODE_LAYERS.has(layer) && reason === 'the host owns the clock'))
          assert.ok(!pattern.test(text), `${pattern.source}: ${reason}`);
    });
  }

  it('has no cycles', () => {
    const graph = new Map(sources.map((it) => [it, valueImports(it)]));
    assert.deepEqual(cycleIn(graph), undefined);
  });

  it('sees every form of import', () => {
    const text = `import a from './a.ts'; import type { B } from './b.ts'; export * from './c.ts';
      export { d } from './d.ts'; import './e.ts'; const f = import('./f.ts'); const g = require('./g.ts');
      type H = import('./h.ts').H;`;
    const found = importsOf('x.ts', text);
    assert.deepEqual(
      found.sort(),
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((it) => `./${it}.ts`),
    );
  });
});

function isAllowed(file: string, layer: string, allowed: Layer, target: string): boolean {
  if (!target.startsWith('.')) {
    const parts = target.split('/');
    const name = target.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
    return allowed.packages.includes(target.startsWith('node:') ? target : (name ?? ''));
  }
  const [to = ''] = path.posix.join(path.posix.dirname(file), target).split('/');
  return to === layer || allowed.layers.includes(to);
}

/** Static, type-only, side-effect, re-exporting, dynamic, `require` and `import()` types: every form. */
function importsOf(file: string, text: string): string[] {
  const { module, program } = parseSync(file, text);
  const found = [
    ...module.staticImports.map((it) => it.moduleRequest.value),
    ...module.staticExports.flatMap((it) =>
      it.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : [])),
    ),
  ];
  walk(program, (node) => {
    const { type } = node;
    const source = type === 'CallExpression' && isRequire(node) ? first(node.arguments) : node.source;
    const isDynamic = type === 'ImportExpression' || type === 'TSImportType' || type === 'CallExpression';
    if (!isDynamic) return;
    const value = literal(source) ?? literal(node.argument);
    if (value !== undefined) found.push(value);
  });
  return [...new Set(found)];
}

function valueImports(file: string): string[] {
  const { module } = parseSync(file, readFileSync(path.join(root, file), 'utf8'));
  return module.staticImports
    .filter((it) => it.entries.length === 0 || it.entries.some((entry) => !entry.isType))
    .map((it) => it.moduleRequest.value)
    .filter((it) => it.startsWith('.'))
    .map((it) => path.posix.join(path.posix.dirname(file), it));
}

function cycleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (at: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(at)) return [...trail.slice(trail.indexOf(at)), at];
    if (done.has(at)) return undefined;
    for (const next of graph.get(at) ?? []) {
      const cycle = visit(next, [...trail, at]);
      if (cycle) return cycle;
    }
    done.add(at);
    return undefined;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}

/** The file's first token is a comment, or its only exported symbol has one. */
function opensWithDoc(file: string, text: string): boolean {
  return (
    text.startsWith('/**') || (exportsOf(file, text).length === 1 && undocumented(file, text).length === 0)
  );
}

interface Exported {
  readonly name: string;
  readonly start: number;
}

function exportsOf(file: string, text: string): readonly Exported[] {
  const { program } = parseSync(file, text);
  return program.body.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration' || !node.declaration) return [];
    const { declaration } = node;
    const names =
      'declarations' in declaration
        ? declaration.declarations.map((it) => ('name' in it.id ? it.id.name : '?'))
        : ['id' in declaration && declaration.id && 'name' in declaration.id ? declaration.id.name : '?'];
    return names.map((name) => ({ name: String(name), start: node.start }));
  });
}

/** Exported symbols without a doc comment directly above. Interfaces whose every member is documented need none. */
function undocumented(file: string, text: string): string[] {
  const { comments } = parseSync(file, text);
  return exportsOf(file, text)
    .filter(({ start }) => {
      const above = comments.findLast((it) => it.end <= start);
      return !above?.value.startsWith('*') || text.slice(above.end, start).trim() !== '';
    })
    .map((it) => it.name);
}

interface AnyNode {
  readonly type: string;
  readonly arguments?: unknown;
  readonly source?: unknown;
  readonly argument?: unknown;
  readonly callee?: unknown;
  readonly name?: unknown;
  readonly value?: unknown;
  readonly literal?: unknown;
}

function walk(node: unknown, visit: (node: AnyNode) => void): void {
  if (Array.isArray(node)) for (const it of node) walk(it, visit);
  if (!isNode(node)) return;
  visit(node);
  for (const value of Object.values(node)) if (typeof value === 'object') walk(value, visit);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function isRequire(node: AnyNode): boolean {
  const { callee } = node;
  return isNode(callee) && callee.name === 'require';
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}

function literal(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (typeof node.value === 'string') return node.value;
  return isNode(node.literal) ? literal(node.literal) : undefined;
}
