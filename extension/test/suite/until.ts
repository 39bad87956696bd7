/** Waiting for what happens by itself. */
import { setTimeout as pause } from 'node:timers/promises';

/** Asks again until the answer is neither undefined nor false; mocha's timeout ends what never happens. */
export async function until<T>(ask: () => T | undefined | PromiseLike<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await pause(20);
  }
}
