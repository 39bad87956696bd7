/**
 * Coexistence with the YAML extension of Red Hat: for our documents it gets a schema that allows everything, so it completes,
 * explains and rejects nothing there; what it reports about broken YAML is not reported twice.
 */
import { type Diagnostic, type Disposable, extensions, languages, Uri } from 'vscode';
import type { Workspaces } from './workspaces.ts';

const YAML = 'redhat.vscode-yaml';
/** The source of its diagnostics. */
const SOURCE = 'YAML';
/** What it reports too, since that needs no schema. */
const SHARED: ReadonlySet<unknown> = new Set(['unreadable-yaml', 'duplicate-key']);

/** The part of its interface that is used here. */
interface YamlExtension {
  registerContributor(
    scheme: string,
    schemaOf: (resource: string) => string | undefined,
    contentOf: (schema: string) => string,
  ): boolean;
}

/** Does nothing if it is not installed. */
export async function quietYamlExtension(workspaces: Workspaces): Promise<void> {
  const installed = extensions.getExtension<YamlExtension | undefined>(YAML);
  const interfaced = await installed?.activate();
  interfaced?.registerContributor(
    'outlay',
    (resource) => (workspaces.of(Uri.parse(resource)) ? 'outlay://schema/anything' : undefined),
    () => '{}',
  );
}

/** `ours` without what the other extension reports in the same rows. */
export function withoutSaidTwice(uri: Uri, ours: readonly Diagnostic[]): Diagnostic[] {
  const theirs = theirRows(uri);
  return ours.filter(({ code, range }) => !SHARED.has(codeOf(code)) || !theirs.has(range.start.line));
}

/** Calls back when the rows with reports of the other extension have changed in one of our documents. */
export function onTheirChange(workspaces: Workspaces, changed: (uri: Uri) => void): Disposable {
  const before = new Map<string, string>();
  return languages.onDidChangeDiagnostics(({ uris }) => {
    for (const uri of uris) {
      if (!workspaces.of(uri)) continue;
      const rows = [...theirRows(uri)].join();
      if ((before.get(uri.path) ?? '') !== rows) changed(uri);
      before.set(uri.path, rows);
    }
  });
}

function theirRows(uri: Uri): ReadonlySet<number> {
  const theirs = languages.getDiagnostics(uri).filter((it) => it.source === SOURCE);
  return new Set(theirs.map((it) => it.range.start.line));
}

function codeOf(code: Diagnostic['code']): unknown {
  return typeof code === 'object' ? code.value : code;
}
