/** Changes messages on the way from the server to the editor. */
import { type Diagnostic, Uri } from 'vscode';
import { type Middleware, vsdiag } from 'vscode-languageclient/node';
import { RULE_PAGE } from './commands/names.ts';
import { withoutSaidTwice } from './yaml-extension.ts';

/** For one client. */
export function middleware(): Middleware {
  /** The last full report of each open document: *unchanged* needs a new answer if another extension spoke since. */
  const reported = new Map<string, readonly Diagnostic[]>();
  return {
    didClose: (document, next) => {
      reported.delete(document.uri.toString());
      return next(document);
    },
    handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(withPage)),
    provideDiagnostics: async (document, previous, token, next) => {
      const uri = document instanceof Uri ? document : document.uri;
      const report = await next(document, previous, token);
      if (report?.kind === 'full') reported.set(uri.toString(), report.items.map(withPage));
      const items = reported.get(uri.toString());
      return report && items ? fullReport(report, withoutSaidTwice(uri, items)) : report;
    },
    provideWorkspaceDiagnostics: (ids, token, report, next) =>
      next(ids, token, (chunk) => report(chunk && { items: chunk.items.map(withPages) })),
  };
}

function fullReport(
  { resultId }: vsdiag.DocumentDiagnosticReport,
  items: Diagnostic[],
): vsdiag.DocumentDiagnosticReport {
  const kind = vsdiag.DocumentDiagnosticReportKind.full;
  return { kind, items, ...(resultId === undefined ? {} : { resultId }) };
}

function withPages(
  report: vsdiag.WorkspaceDocumentDiagnosticReport,
): vsdiag.WorkspaceDocumentDiagnosticReport {
  return report.kind === 'full' ? { ...report, items: report.items.map(withPage) } : report;
}

/** The page of a rule ships with the extension: a click on a code opens it here, not in a browser. */
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
