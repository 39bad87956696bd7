/** Findings as diagnostics of the protocol. */
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Finding } from '../analysis/findings/finding.ts';
import { diagnosticsOf, notShown, type Diagnostic as Placed, wholeMessage } from '../report/diagnostic.ts';
import { Locator } from './locator.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { Server } from './server.ts';
import type { Shown } from './settings.ts';

/** What a diagnostic carries for the code actions of its finding. */
export interface DiagnosticData {
  /** `Budget/payments/compute`. */
  readonly item: string;
  /** Pointer inside the item. */
  readonly at: string;
}

/** Codes whose range a client fades out. */
const UNNECESSARY: ReadonlySet<string> = new Set(['unused-category', 'unused-driver', 'unused-waiver']);

const SEVERITIES: Readonly<Record<Exclude<Shown, 'off'>, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * The diagnostics of one file, in text order. While the workspace is still being read, only the problems of the text itself
 * are known; after that everything must be settled.
 */
export function diagnosticsAt(server: Server, workspace: OpenWorkspace, path: string): Diagnostic[] {
  const { project, isLoaded } = workspace;
  return diagnosticsFor(server, workspace, path, isLoaded ? project.findings(path) : project.problems(path));
}

/** Per file: more than people read. If every row of a large file is wrong, all of them would not fit in a message. */
const MOST = 2_000;

/** Findings of one file as diagnostics, in text order; if too many, the most severe and how many are left out. */
export function diagnosticsFor(
  server: Server,
  workspace: OpenWorkspace,
  path: string,
  findings: readonly Finding[],
): Diagnostic[] {
  const wanted = findings.filter((it) => severityOf(server, it) !== undefined);
  if (wanted.length === 0) return [];
  const shown = wanted.length > MOST ? gravest(server, wanted) : wanted;
  const locator = new Locator(workspace, server.client.encoding);
  const found = diagnosticsOf(workspace.project.head, path, shown).map((it) =>
    diagnostic(server, it, locator),
  );
  const left = wanted.length - shown.length;
  return left === 0 ? found : [summary(left), ...found];
}

function gravest(server: Server, findings: readonly Finding[]): readonly Finding[] {
  const rank = (it: Finding) => severityOf(server, it) ?? DiagnosticSeverity.Hint;
  return findings.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST);
}

/** Goes at the top of a file. */
function summary(left: number): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Information,
    source: 'outlay',
    message: notShown(left),
  };
}

function diagnostic(server: Server, { finding, path, range, related }: Placed, locator: Locator): Diagnostic {
  const { client, host } = server;
  const { code, item, at } = finding;
  const severity = severityOf(server, finding);
  const href = host.pageOf(code);
  const data: DiagnosticData = { item, at };
  return {
    range: locator.range(path, range),
    ...(severity && { severity }),
    source: 'outlay',
    code,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    message: wholeMessage(finding),
    ...(UNNECESSARY.has(code) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(client.takesRelated && related.length > 0
      ? {
          relatedInformation: related.map((it) => ({
            location: locator.location(it.path, it.range),
            message: it.message,
          })),
        }
      : {}),
    data,
  };
}

function severityOf({ settings }: Server, { code, severity }: Finding): DiagnosticSeverity | undefined {
  const shown = settings.severities.get(code) ?? severity;
  return shown === 'off' ? undefined : SEVERITIES[shown];
}

/** The same for equal diagnostics, in every run: what a client already has need not be sent again. */
export function resultId(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return 'none';
  const text = JSON.stringify(diagnostics);
  // FNV-1a, twice with different seeds: 64 bits
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x01000197);
  }
  return `${(high >>> 0).toString(36)}.${(low >>> 0).toString(36)}`;
}
