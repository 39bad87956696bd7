/** What a check found: the input of every reporter of `check`. */
import type { Diagnostic } from '../../report/diagnostic.ts';
import { incompleteText } from '../../report/impact-report.ts';

/** A fix that was applied. */
export interface AppliedFix {
  readonly path: string;
  /** From 1, where it was before. */
  readonly line: number;
  readonly code: string;
  readonly title: string;
}

/** One check, of all files or some. */
export interface CheckReport {
  /** In order of path and place. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the totals miss, by name, of the files that were checked. */
  readonly incomplete: readonly string[];
  readonly applied: readonly AppliedFix[];
  /** How many were checked. */
  readonly files: number;
  readonly documents: number;
  /** UTC day. */
  readonly asOf: string;
  /** Milliseconds. */
  readonly elapsed: number;
  /** From a path in the workspace to one that the reader can open. */
  readonly pathFor: (path: string) => string;
}

/** Whether `check --fix` would apply something. */
export function hasSafeFix({ finding }: Diagnostic): boolean {
  return finding.fixes?.some((it) => it.safety === 'safe') === true;
}

/** Whether the check passes: no error is shown, and every amount is known. */
export function passes(report: CheckReport): boolean {
  return report.incomplete.length === 0 && !hasErrors(report);
}

/** What is missing without an error that says so: a level or a waiver hides the reason. */
export function hiddenGap(report: CheckReport): string | undefined {
  if (report.incomplete.length === 0 || hasErrors(report)) return undefined;
  return `totals are ${incompleteText(report.incomplete)}`;
}

/** Shown where another command prints an incomplete total. */
export const WHY_INCOMPLETE = 'why something is missing: outlay check';

/** What to do about it. */
export const GAP_HELP =
  '`outlay explain` with the name says why; a level or a waiver hides the finding, not the gap';

function hasErrors({ diagnostics }: CheckReport): boolean {
  return diagnostics.some((it) => it.finding.severity === 'error');
}
