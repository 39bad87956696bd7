/** When the extension's code began to run, in milliseconds of the extension host; imported before everything else. */
export const STARTED: number = performance.now();
