/** `textDocument/diagnostic`: the diagnostics of one file, for clients that ask. */
import {
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
} from 'vscode-languageserver';
import { diagnosticsAt, resultId } from '../diagnostics.ts';
import { type Handler, modified, onRequest } from '../dispatch.ts';

const NOTHING: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/** A file that is being typed in is answered while its workspace is still being read: with what its own text says. */
export const diagnostic: Handler = {
  provides: ({ pulls }) =>
    pulls
      ? {
          diagnosticProvider: {
            identifier: 'outlay',
            interFileDependencies: true,
            workspaceDiagnostics: true,
          },
        }
      : {},
  register: (server) =>
    onRequest(server, DocumentDiagnosticRequest.type, async ({ textDocument, previousResultId }, check) => {
      const { uri } = textDocument;
      const { workspace, path } = server.buffer(uri) ?? server.workspaces.at(uri) ?? {};
      if (!workspace || path === undefined) return NOTHING;
      const version = server.buffer(uri)?.document.version;
      const report = () => reportOf(diagnosticsAt(server, workspace, path), previousResultId);
      if (!workspace.isLoaded) return report();
      return workspace.answer(report, () => {
        check();
        if (server.buffer(uri)?.document.version !== version) throw modified();
      });
    }),
};

function reportOf(
  items: ReturnType<typeof diagnosticsAt>,
  previous: string | undefined,
): DocumentDiagnosticReport {
  const id = resultId(items);
  return id === previous
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
    : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
}
