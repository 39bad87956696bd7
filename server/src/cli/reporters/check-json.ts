/** Findings as JSON: `outlay check --format json`. Properties are only added, never renamed, while `version` is 1. */
import { countSeverities, type Diagnostic, type Place } from '../../report/diagnostic.ts';
import { jsonText } from '../json.ts';
import { type CheckReport, hasSafeFix } from './check-report.ts';

/** Lines and columns count from 1 (columns in UTF-16 units), offsets from 0; paths are from the workspace folder. */
export function checkJson({ diagnostics, incomplete, applied, files, documents, asOf }: CheckReport): string {
  const counts = countSeverities(diagnostics);
  const json = {
    version: 1,
    command: 'check',
    asOf,
    summary: {
      errors: counts.error,
      warnings: counts.warning,
      infos: counts.info,
      files,
      documents,
      safeFixes: diagnostics.filter(hasSafeFix).length,
    },
    incomplete,
    fixed: applied,
    findings: diagnostics.map(findingJson),
  };
  return jsonText(json);
}

function findingJson(diagnostic: Diagnostic): object {
  const { finding, path, related } = diagnostic;
  const { code, severity, item, message, label, help, notes = [], fixes = [] } = finding;
  return {
    code,
    severity,
    path,
    item,
    message,
    label,
    help,
    notes,
    range: rangeJson(diagnostic),
    related: related.map((it) => ({ path: it.path, message: it.message, range: rangeJson(it) })),
    fixes: fixes.map(({ title, safety }) => ({ title, safety })),
  };
}

function rangeJson({ range, start, end }: Place): object {
  return {
    start: { line: start.line + 1, column: start.character + 1, offset: range.start },
    end: { line: end.line + 1, column: end.character + 1, offset: range.end },
  };
}
