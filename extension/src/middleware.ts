/** What is changed on the way from the server to the editor. */
import { type Diagnostic, Uri } from 'vscode';
import type { Middleware, vsdiag } from 'vscode-languageclient/node';
import { RULE_PAGE } from './commands/names.ts';
import { isOn } from './settings.ts';

/** The page of a rule lies in the extension: a click on a code opens it here, not in a browser. */
export function middleware(): Middleware {
  return {
    handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(withPage)),
    provideDiagnostics: async (document, previous, token, next) => {
      const report = await next(document, previous, token);
      return report?.kind === 'full' ? { ...report, items: report.items.map(withPage) } : report;
    },
    provideWorkspaceDiagnostics: (ids, token, report, next) =>
      next(ids, token, (chunk) => report(chunk && { items: chunk.items.map(withPages) })),
    provideCodeLenses: (document, token, next) =>
      isOn('codeLens', document.uri) ? next(document, token) : [],
  };
}

function withPages(
  report: vsdiag.WorkspaceDocumentDiagnosticReport,
): vsdiag.WorkspaceDocumentDiagnosticReport {
  return report.kind === 'full' ? { ...report, items: report.items.map(withPage) } : report;
}

function withPage(diagnostic: Diagnostic): Diagnostic {
  const { code } = diagnostic;
  const value = typeof code === 'object' ? code.value : code;
  if (typeof value !== 'string') return diagnostic;
  diagnostic.code = { value, target: commandUri(RULE_PAGE, value) };
  return diagnostic;
}

/** A link that runs a command with one argument. */
function commandUri(command: string, argument: string): Uri {
  return Uri.from({ scheme: 'command', path: command, query: JSON.stringify([argument]) });
}
