/** The bar itself: a file of its own in the build, since most runs end before one is drawn. */
import { SingleBar } from 'cli-progress';
import { formatCount } from '../../domain/words/lists.ts';
import type { Style } from './style.ts';

/** A bar on the terminal. */
export interface Bar {
  readonly update: (done: number) => void;
  readonly stop: () => void;
}

const USUAL_COLUMNS = 80;
const WIDTH = 28;
/** A shorter bar would tell nothing. */
const LEAST_WIDTH = 8;

/** What the bar is about: `reading … of 10,000 files`. */
export interface BarOptions {
  readonly stream: NodeJS.WriteStream;
  readonly title: string;
  readonly total: number;
  readonly unit: string;
  readonly style: Style;
}

/** How far it has come. */
interface State {
  readonly done: number;
  /** Seconds; anything but a number above 0 while it is unknown. */
  readonly left: unknown;
}

/** Draws it; nothing of it remains when it stops. */
export function drawBar(options: BarOptions, done: number): Bar {
  const { stream } = options;
  // what fits is computed here: the library counts colours as columns, and would cut them in two
  const uncut: NodeJS.WriteStream = Object.create(stream, {
    columns: { value: Number.POSITIVE_INFINITY },
    write: { value: stream.write.bind(stream) },
  });
  const bar = new SingleBar({
    stream: uncut,
    format: (_options, { value, eta }) =>
      // a terminal that does not know its width says 0
      barText(options, { done: value, left: eta }, stream.columns || USUAL_COLUMNS),
    clearOnComplete: true,
    // a killed program must leave the terminal with its cursor and with line wrapping on
    hideCursor: false,
    linewrap: true,
  });
  bar.start(options.total, done);
  return { update: (value) => bar.update(value), stop: () => bar.stop() };
}

/** One row with a column to spare: what does not fit is left out, first the time, then the bar. */
export function barText(
  { title, total, unit, style }: Omit<BarOptions, 'stream'>,
  { done, left }: State,
  columns: number,
): string {
  const share = total === 0 ? 1 : done / total;
  const counted = `${Math.floor(share * 100)}%  ${formatCount(done)} of ${formatCount(total)} ${unit}`;
  const time = typeof left === 'number' && left > 0 ? `   ${timeText(left)} left` : '';
  const room = columns - 1 - `${title}    ${counted}`.length;
  const isTimed = room - time.length >= LEAST_WIDTH;
  const width = Math.min(WIDTH, isTimed ? room - time.length : room);
  if (width < LEAST_WIDTH) return `${title}  ${counted}`.slice(0, columns - 1);
  const filled = Math.round(share * width);
  const bar = style.blue('━'.repeat(filled)) + style.dim('─'.repeat(width - filled));
  return `${title}  ${bar}  ${counted}${isTimed ? style.dim(time) : ''}`;
}

/** `8s`, `1m 5s`. */
function timeText(seconds: number): string {
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m ${seconds % 60}s`;
}
