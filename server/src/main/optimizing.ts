/** Whether V8 optimizes functions that run often. */
import { setFlagsFromString } from 'node:v8';

/** Commands that read a workspace, and say so when there is much of it that is new. */
export const READING: ReadonlySet<string> = new Set(['check', 'impact', 'show', 'explain', 'fmt']);

/**
 * V8 does it in threads beside the program. A run that is over within half a second spends a fifth of its time there, or a third, and
 * ends before the code that it gets is of use.
 */
export function optimize(isWanted: boolean): void {
  setFlagsFromString(isWanted ? '--opt' : '--no-opt');
}
