/** `workspace/diagnostic`: the diagnostics of all files, except those that the client already has. */
import {
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticParams,
  WorkspaceDiagnosticRequest,
  type WorkspaceFullDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { diagnosticsFor, resultId } from '../diagnostics.ts';
import { type Handler, onRequest } from '../dispatch.ts';
import type { OpenWorkspace } from '../open-workspace.ts';
import { areAll, hasMembers, isString } from '../params.ts';
import type { Server } from '../server.ts';
import type { Settings } from '../settings.ts';

/** The diagnostics of one file with their id. */
type Report = WorkspaceFullDocumentDiagnosticReport & { readonly resultId: string };

const KNOWN = { previousResultIds: areAll(hasMembers({ uri: isString, value: isString })) };

/** What the client may already have: ids by URI of all files with diagnostics, and the state they were found in. */
interface Found {
  readonly settings: Settings;
  readonly revisions: ReadonlyMap<OpenWorkspace, number>;
  readonly ids: ReadonlyMap<string, string>;
}

/** A client that already has everything of this revision is answered without looking at any file. */
export const workspaceDiagnostic: Handler = {
  register: (server) => {
    let found: Found | undefined;
    onRequest(server, WorkspaceDiagnosticRequest.type, KNOWN, async ({ previousResultIds }, check) => {
      const known = knownIds(previousResultIds);
      if (found && isCurrent(server, found) && sameEntries(found.ids, known)) return { items: [] };
      const { settings } = server;
      const { revisions, reports } = await find(server, check);
      found = { settings, revisions, ids: new Map([...reports].map(([uri, it]) => [uri, it.resultId])) };
      const news = [...reports.values()].filter((it) => known.get(it.uri) !== it.resultId);
      const mended = [...known.keys()].filter((uri) => !reports.has(uri)).map((uri) => full(uri, null, []));
      return { items: [...news, ...mended] };
    });
  },
};

async function find(server: Server, check: () => void) {
  const revisions = new Map<OpenWorkspace, number>();
  const reports = new Map<string, Report>();
  for (const workspace of server.workspaces.all) {
    const found = await workspace.answerInSlices(() => reportsOf(server, workspace), check);
    revisions.set(workspace, workspace.revision);
    for (const report of found) reports.set(report.uri, report);
  }
  return { revisions, reports };
}

function isCurrent({ settings, workspaces }: Server, found: Found): boolean {
  const all = [...workspaces.all];
  return (
    settings === found.settings &&
    all.length === found.revisions.size &&
    all.every((it) => found.revisions.get(it) === it.revision)
  );
}

/** Of files with diagnostics. */
function* reportsOf(server: Server, workspace: OpenWorkspace): Generator<void, readonly Report[]> {
  const reports: Report[] = [];
  const { project } = workspace;
  for (const path of [...project.head.files.keys()].sort()) {
    const diagnostics = diagnosticsFor(server, workspace, path, yield* project.finding(path));
    yield;
    if (diagnostics.length === 0) continue;
    const uri = workspace.uriOf(path);
    reports.push(full(uri, server.buffer(uri)?.version ?? null, diagnostics));
  }
  return reports;
}

function full(uri: string, version: number | null, items: ReturnType<typeof diagnosticsFor>): Report {
  return { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId: resultId(items), items };
}

/** A file without diagnostics is treated like one never reported. */
function knownIds(previous: WorkspaceDiagnosticParams['previousResultIds']): ReadonlyMap<string, string> {
  const none = resultId([]);
  return new Map(previous.flatMap(({ uri, value }) => (value === none ? [] : [[uri, value] as const])));
}

function sameEntries(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (b.get(key) !== value) return false;
  return true;
}
