/** Findings as annotations of GitHub Actions: one workflow command per line. */
import { visible } from '../../domain/words/visible.ts';
import { type Diagnostic, wholeMessage } from '../../report/diagnostic.ts';
import { type CheckReport, hiddenGap } from './check-report.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** `pathFor` returns paths from the top of the repository here. */
export function checkGithub(report: CheckReport): string {
  const { diagnostics, pathFor } = report;
  const gap = hiddenGap(report);
  const rows = diagnostics.map((it) => annotation(it, pathFor));
  const all = gap === undefined ? rows : [...rows, `::error title=incomplete::${escapeData(visible(gap))}`];
  return all.map((it) => `${it}\n`).join('');
}

function annotation({ finding, path, start, end }: Diagnostic, pathFor: CheckReport['pathFor']): string {
  const { severity, code } = finding;
  const properties = {
    file: pathFor(path),
    line: start.line + 1,
    endLine: end.line + 1,
    // GitHub takes columns only within one line
    ...(start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {}),
    title: code,
  };
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${COMMANDS[severity]} ${list.join(',')}::${escapeData(wholeMessage(finding))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
