/** What a check found: the input of every reporter of `check`. */
import type { Diagnostic } from '../../report/diagnostic.ts';

/** A fix that was applied. */
export interface AppliedFix {
  readonly path: string;
  /** From 1, where it stood before. */
  readonly line: number;
  readonly code: string;
  readonly title: string;
}

/** One check, of all or some files. */
export interface CheckReport {
  /** In order of path and place. */
  readonly diagnostics: readonly Diagnostic[];
  readonly applied: readonly AppliedFix[];
  /** How many were looked at. */
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
