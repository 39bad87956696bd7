/** `textDocument/diagnostic`: the diagnostics of one file, for clients that ask. */
import {
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
} from 'vscode-languageserver';
import { diagnosticsAt, resultId } from '../diagnostics.ts';
import { checkText, type Handler, onRequest } from '../dispatch.ts';
import { IN_FILE } from '../params.ts';

const NOTHING: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/** A file being edited is answered even while its workspace is still being read: from its own text. */
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
    onRequest(
      server,
      DocumentDiagnosticRequest.type,
      IN_FILE,
      async ({ textDocument, previousResultId }, check) => {
        const { uri } = textDocument;
        const { workspace, path } = server.buffer(uri) ?? server.workspaces.at(uri) ?? {};
        if (!workspace || path === undefined) return NOTHING;
        const ofOneText = checkText(server, uri);
        const report = () => reportOf(diagnosticsAt(server, workspace, path), previousResultId);
        if (!workspace.isLoaded) return report();
        return workspace.answer(report, () => {
          check();
          ofOneText();
        });
      },
    ),
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
