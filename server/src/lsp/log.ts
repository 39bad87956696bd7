/** The log of the server: how long things took, and what went wrong. */
import { MessageType } from 'vscode-languageserver';
import type { LogLevel } from './settings.ts';

/** Levels that a message can have. */
type Weight = Exclude<LogLevel, 'off'>;

const WEIGHTS: readonly Weight[] = ['error', 'warning', 'info', 'debug'];

const TYPES: Readonly<Record<Weight, MessageType>> = {
  error: MessageType.Error,
  warning: MessageType.Warning,
  info: MessageType.Info,
  debug: MessageType.Log,
};

/** From this many milliseconds on, an answer is logged even without debug logging. */
const SLOW = 100;

/** Sends the client the messages of the configured level or above. */
export class Log {
  level: LogLevel = 'info';
  readonly #send: (type: MessageType, message: string) => void;

  constructor(send: (type: MessageType, message: string) => void) {
    this.#send = send;
  }

  write(weight: Weight, message: string): void {
    if (this.level === 'off' || WEIGHTS.indexOf(weight) > WEIGHTS.indexOf(this.level)) return;
    this.#send(TYPES[weight], message);
  }

  /** How long something took, in milliseconds. */
  took(what: string, milliseconds: number, note = ''): void {
    const time = `${Math.round(milliseconds * 10) / 10} ms`;
    this.write(milliseconds < SLOW ? 'debug' : 'info', `${what}: ${time}${note === '' ? '' : `, ${note}`}`);
  }

  /** A bug of ours. */
  fault(what: string, error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.write('error', `${what} failed, please report it: ${text}`);
  }
}
