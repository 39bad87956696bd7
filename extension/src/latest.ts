/**
 * Runs `work` once at a time. Calls while it runs make it run once more afterwards, however many they are; so a storm of
 * changes costs as many runs as there is time for, and the last run has seen the last change.
 */
export function latest(work: () => Promise<void>): () => void {
  let isRunning = false;
  let isWanted = false;
  const run = async () => {
    isRunning = true;
    try {
      while (isWanted) {
        isWanted = false;
        await work();
      }
    } finally {
      isRunning = false;
    }
  };
  return () => {
    isWanted = true;
    if (!isRunning) void run();
  };
}
