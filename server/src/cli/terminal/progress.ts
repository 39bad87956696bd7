/** A progress bar on the terminal, only for what takes more than a second. */
import type { World } from '../world.ts';
import { type Bar, drawBar } from './bar.ts';

/** Called with how far something has come. */
export interface Progress {
  readonly step: (done: number) => void;
  readonly end: () => void;
}

/** Milliseconds. */
const PATIENCE = 1_000;

/** Nothing is drawn in the first second, or where it would not be seen. */
export function startProgress(world: World, title: string, total: number, unit: string): Progress {
  const { progress: stream, errStyle: style } = world;
  if (!stream) return { step: () => {}, end: () => {} };
  let bar: Bar | undefined;
  return {
    step: (done) => {
      if (bar) bar.update(done);
      else if (world.elapsed() > PATIENCE) bar = drawBar({ stream, title, total, unit, style }, done);
    },
    end: () => bar?.stop(),
  };
}
