/** Runs steps one after another: a failed one is reported, and does not stop the others. */
export function inTurn(failed: (error: unknown) => void): (step: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (step) => {
    last = last.then(step).catch(failed);
    return last;
  };
}
