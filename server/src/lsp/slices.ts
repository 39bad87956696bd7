/** Long work in slices, between which messages get in. */
import type { Project } from '../analysis/project.ts';
import type { Host } from './host.ts';

/** Milliseconds of one slice: an edit waits for two or three; with 8 ms a frame would have passed. */
const SLICE = 4;

/** Measures how long messages have been kept waiting. */
export class Slices {
  readonly #host: Host;
  #end: number;

  constructor(host: Host) {
    this.#host = host;
    this.#end = host.elapsed() + SLICE;
  }

  /** Whether it is time to let others in. */
  get isOver(): boolean {
    return this.#host.elapsed() >= this.#end;
  }

  async next(): Promise<void> {
    await this.#host.turn();
    this.#end = this.#host.elapsed() + SLICE;
  }
}

/** What `ask` returns once the project is settled. */
export function* settled<Answer>(
  project: Project,
  ask: () => Generator<void, Answer>,
): Generator<void, Answer> {
  for (const _ of project.settling()) yield;
  return yield* ask();
}
