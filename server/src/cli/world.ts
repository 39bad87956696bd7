/** What a command sees of its process; created by `main`, or by a test. */
import type { Reference } from './reference.ts';
import type { Style } from './terminal/style.ts';

/** 0: fine. 1: a finding of level error, an incomplete answer, a gate not met. 2: wrong use. 3: the environment failed. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Columns that a result may take: if it does not go to a terminal, nothing is broken and nothing left out. */
export function columnsOf({ columns, isTerminal }: Pick<World, 'columns' | 'isTerminal'>): number {
  return isTerminal ? columns : Infinity;
}

/** Streams, environment and clock, and what is loaded on first use. */
export interface World {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** Where disposable data is kept, and by which build; undefined: nowhere. */
  readonly cache: { readonly folder: string; readonly version: string } | undefined;
  /** Results. */
  readonly out: (text: string) => void;
  /** Messages. */
  readonly err: (text: string) => void;
  /** For results. */
  readonly style: Style;
  /** For messages. */
  readonly errStyle: Style;
  /** Columns of the terminal that results go to; 100 if there is none. */
  readonly columns: number;
  /** Whether results go to a terminal: it would break wider tables; elsewhere nothing is left out. */
  readonly isTerminal: boolean;
  /** Where a progress bar may be drawn; undefined if it would not be seen. */
  readonly progress: NodeJS.WriteStream | undefined;
  /** Milliseconds since the process started. */
  readonly elapsed: () => number;
  /** UTC day. */
  readonly today: () => string;
  /** Starts the language server over stdin and stdout; the process ends with it. */
  readonly serve: () => void;
  /** The pages of the rules and the schemas, loaded on demand. */
  readonly reference: () => Reference;
}
