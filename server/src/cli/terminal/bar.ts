/** The bar itself: a file of its own in the build, since most runs end before one is drawn. */
import { SingleBar } from 'cli-progress';
import type { Style } from './style.ts';

/** A bar that stands on the terminal. */
export interface Bar {
  readonly update: (done: number) => void;
  readonly stop: () => void;
}

const WIDTH = 28;

/** What the bar is about: `reading … of 10,000 files`. */
export interface BarOptions {
  readonly stream: NodeJS.WritableStream;
  readonly title: string;
  readonly total: number;
  readonly unit: string;
  readonly style: Style;
}

/** Draws it; nothing of it stays when it stops. */
export function drawBar({ stream, title, total, unit, style }: BarOptions, done: number): Bar {
  const bar = new SingleBar({
    stream,
    format: `${title}  {bar}  {percentage}%  {value} of {total} ${unit}   ${style.dim('{eta_formatted} left')}`,
    formatBar: (share) => {
      const filled = Math.round(share * WIDTH);
      return style.blue('━'.repeat(filled)) + style.dim('─'.repeat(WIDTH - filled));
    },
    clearOnComplete: true,
    // a program that is killed must not leave a terminal without its cursor
    hideCursor: false,
  });
  bar.start(total, done);
  return { update: (value) => bar.update(value), stop: () => bar.stop() };
}
