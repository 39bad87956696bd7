/** What a server holds, asked of the process that it runs in. */
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Client } from '../client.ts';

/** How Node has to be started for it, and with what beside its standard streams. */
export const PROBED: readonly string[] = ['--expose-gc', '--require', join(import.meta.dirname, 'probe.cjs')];

/** What is held after a collection. */
export interface Measured {
  /** Of the heap, and outside of it what belongs to objects in it. */
  readonly bytes: number;
  /** Timers, sockets and listeners by name, each as often as it is there. */
  readonly open: readonly string[];
}

/** How long pipes may take to close on a machine that has other things to do, in milliseconds. */
const PATIENCE = 15_000;

/** Asks one server again and again. */
export class Probe {
  readonly #client: Client;
  readonly #lines: Interface;
  /** Pipes at rest, as few as ever: those of its standard streams. */
  #fewest = Number.POSITIVE_INFINITY;

  constructor(client: Client) {
    this.#client = client;
    this.#lines = createInterface(client.process.stdio[3] as Readable);
  }

  /**
   * As soon as nothing is on its way: no process of Git, and of timers the one that looks whether the client is still there. The pipes
   * of a process close after it has ended, so the same has to be open twice, and no more of them than before unless they stay.
   */
  async measure(): Promise<Measured> {
    const latest = performance.now() + PATIENCE;
    for (let last = await this.#look(); ; ) {
      await new Promise((resume) => setTimeout(resume, 100));
      const measured = await this.#look();
      const isQuiet =
        measured.open.filter((it) => /^(?:Timeout|Immediate|ProcessWrap)$/.test(it)).length === 1;
      const pipes = measured.open.filter((it) => it === 'PipeWrap').length;
      this.#fewest = Math.min(this.#fewest, pipes);
      const isSame = measured.open.join() === last.open.join();
      if (isQuiet && isSame && (pipes === this.#fewest || performance.now() > latest)) return measured;
      last = measured;
    }
  }

  async #look(): Promise<Measured> {
    const line = once(this.#lines, 'line');
    this.#client.process.kill('SIGUSR2');
    const [text] = await line;
    return JSON.parse(text);
  }
}
