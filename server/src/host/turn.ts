/** Lets everything else go on that waits: a process of Git that is to start or to be read from, a signal. */
export function nextTurn(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}
