/** Whether V8 makes fast code of functions that run often. */
import { setFlagsFromString } from 'node:v8';

/** Commands that read a workspace, and say so when it is a large one. */
export const READING: ReadonlySet<string> = new Set(['check', 'impact', 'show', 'explain', 'fmt']);

/**
 * The compilers for it run beside the program and slow a run that is over within a second: they take a quarter of its time and make
 * code that hardly runs any more. From some megabytes of text on nothing else is as fast.
 */
export function optimize(isWanted: boolean): void {
  for (const compiler of ['maglev', 'opt']) setFlagsFromString(`--${isWanted ? '' : 'no-'}${compiler}`);
}
