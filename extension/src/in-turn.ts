/** Steps one after the other: one that fails is told, and holds nobody up. */
export function inTurn(failed: (error: unknown) => void): (step: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (step) => {
    last = last.then(step).catch(failed);
    return last;
  };
}
