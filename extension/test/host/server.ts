/** A VS Code server of its own for one run: own settings, own extensions, own port; gone afterwards. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { install } from './install.ts';
import type { HostVersion } from './versions.ts';

/** A running server. */
export interface Host {
  readonly origin: string;
  /** Where the workbench opens `folder`; `payload` is what a smoke test may ask of it. */
  url(folder: string, payload?: readonly (readonly [string, string])[]): string;
  /** A path of this machine as the workbench in the browser names it. */
  remote(path: string): string;
  /** What the server has written. */
  log(): string;
  stop(): Promise<void>;
}

/** What a run may want otherwise. */
export interface HostOptions {
  readonly version: HostVersion;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Files of packaged extensions to install. */
  readonly vsix?: readonly string[];
  /** Folder with unpacked extensions. */
  readonly others?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Asks for trust as a user's VS Code does; tests of everything else trust every folder. */
  readonly asksForTrust?: boolean;
}

/** Nothing that moves, asks or looks for something remote. */
const SETTINGS: Readonly<Record<string, unknown>> = {
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'json.schemaDownload.enable': false,
};

/** Tenths of a second that a server may take to start. */
const PATIENCE = 300;

/** Starts it and waits until it answers. */
export async function startHost(options: HostOptions): Promise<Host> {
  const { main, node } = install(options.version);
  // a short path: the names of sockets are limited
  const folder = mkdtempSync(join(tmpdir(), 'vs-'));
  const user = join(folder, 'd/User');
  mkdirSync(user, { recursive: true });
  const trust = { 'security.workspace.trust.enabled': options.asksForTrust === true };
  writeFileSync(join(user, 'settings.json'), JSON.stringify({ ...SETTINGS, ...trust, ...options.settings }));
  const places = ['--server-data-dir', join(folder, 's'), '--user-data-dir', join(folder, 'd')];
  const base = [
    main,
    '--accept-server-license-terms',
    ...places,
    '--extensions-dir',
    options.others ?? join(folder, 'e'),
  ];
  for (const vsix of options.vsix ?? []) {
    const args = [...base, '--install-extension', vsix, '--force'];
    const { status, stdout, stderr } = spawnSync(node, args, { encoding: 'utf8', env: cleanEnv({}) });
    if (status !== 0) throw new Error(`${vsix} cannot be installed\n${stdout}${stderr}`);
  }
  const port = await freePort();
  const authority = `127.0.0.1:${port}`;
  const logFile = join(folder, 'server.log');
  const log = openSync(logFile, 'a');
  const quiet = ['--without-connection-token', '--disable-telemetry', '--disable-experiments'];
  const args = [...base, '--host', '127.0.0.1', '--port', String(port), ...quiet];
  // without the driver the payload of the address is ignored in silence
  args.push('--enable-smoke-test-driver', ...(options.asksForTrust ? [] : ['--disable-workspace-trust']));
  const child = spawn(node, args, {
    stdio: ['ignore', log, log],
    env: cleanEnv(options.env),
    detached: true,
  });
  const host: Host = {
    origin: `http://${authority}`,
    url: (opened, payload = []) =>
      `http://${authority}/?folder=${encodeURIComponent(opened)}&payload=${encodeURIComponent(JSON.stringify(payload))}`,
    remote: (path) => `vscode-remote://${authority}${path}`,
    log: () => readFileSync(logFile, 'utf8'),
    stop: async () => {
      await end(child);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await answers(host, child);
  return host;
}

async function answers(host: Host, child: ChildProcess): Promise<void> {
  for (let turn = 0; turn < PATIENCE && child.exitCode === null; turn += 1) {
    const response = await fetch(`${host.origin}/version`).catch(() => undefined);
    if (response?.ok) return;
    await pause(100);
  }
  const log = host.log();
  await host.stop();
  throw new Error(`the VS Code server did not start\n${log}`);
}

/** The extension host and the language server are in the server's process group. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  signal(child.pid, 'SIGTERM');
  if (!isOver()) await Promise.race([once(child, 'exit'), pause(5000, undefined, { ref: false })]);
  signal(child.pid, 'SIGKILL');
}

function signal(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(-group, name);
  } catch {
    // it has ended
  }
}

/** A parent that is VS Code or npm leaks what the child would take for its own. */
function cleanEnv(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const leaked = /^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$)/;
  const own = Object.entries(process.env).filter(([name]) => !leaked.test(name));
  return { ...Object.fromEntries(own), ...more };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
