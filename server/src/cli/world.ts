/** What a command sees of the process it runs in; `main` makes it, and a test may. */
import type { Reference } from './reference.ts';
import type { Style } from './terminal/style.ts';

/** 0: fine. 1: a finding of level error, an incomplete answer, a gate not met. 2: wrong use. 3: the environment failed. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Columns that a result may take: where it goes to no terminal nothing breaks, and nothing is left out. */
export function columnsOf({ columns, isTerminal }: Pick<World, 'columns' | 'isTerminal'>): number {
  return isTerminal ? columns : Infinity;
}

/** Streams, environment and clock, and what is loaded on first use. */
export interface World {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** Where what may be lost is kept, and by which build; undefined: nowhere. */
  readonly cache: { readonly folder: string; readonly version: string } | undefined;
  /** Results. */
  readonly out: (text: string) => void;
  /** Messages. */
  readonly err: (text: string) => void;
  /** Of results. */
  readonly style: Style;
  /** Of messages. */
  readonly errStyle: Style;
  /** Columns of the terminal that results go to; 100 where there is none. */
  readonly columns: number;
  /** Whether results go to a terminal: wider tables would be broken there, elsewhere nothing is left out. */
  readonly isTerminal: boolean;
  /** Where a progress bar may be drawn; undefined where nobody would see it. */
  readonly progress: NodeJS.WriteStream | undefined;
  /** Milliseconds since the process began. */
  readonly elapsed: () => number;
  /** UTC day. */
  readonly today: () => string;
  /** Begins to speak the language server protocol over stdin and stdout; the process ends with it. */
  readonly serve: () => void;
  /** The pages of the rules and the schemas, loaded when asked. */
  readonly reference: () => Reference;
}
