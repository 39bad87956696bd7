/** Lets everything else that is waiting proceed: a Git process to start or to read from, a signal. */
export function nextTurn(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}
