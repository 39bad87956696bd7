/** A progress bar on the terminal, only for what takes more than a second; when it ends nothing of it stays. */
import { SingleBar } from 'cli-progress';
import type { World } from '../world.ts';

/** Told how far something is. */
export interface Progress {
  readonly step: (done: number) => void;
  readonly end: () => void;
}

const PATIENCE = 1_000;
const WIDTH = 28;

/** Nothing is drawn in the first second, nor where nobody looks. */
export function startProgress(world: World, title: string, total: number, unit: string): Progress {
  const { progress: stream, errStyle: style } = world;
  if (!stream) return { step: () => {}, end: () => {} };
  let bar: SingleBar | undefined;
  return {
    step: (done) => {
      if (bar) bar.update(done);
      else if (world.elapsed() > PATIENCE) {
        bar = new SingleBar({
          stream,
          format: `${title}  {bar}  {percentage}%  {value} of {total} ${unit}   ${style.dim('{eta_formatted} left')}`,
          formatBar: (share) => {
            const filled = Math.round(share * WIDTH);
            return style.blue('━'.repeat(filled)) + style.dim('─'.repeat(WIDTH - filled));
          },
          clearOnComplete: true,
          hideCursor: false,
        });
        bar.start(total, done);
      }
    },
    end: () => bar?.stop(),
  };
}
