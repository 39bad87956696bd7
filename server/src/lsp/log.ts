/** The log of the server: what took how long, and what went wrong. */
import { MessageType } from 'vscode-languageserver';
import type { LogLevel } from './settings.ts';

/** Messages that have a weight. */
type Weight = Exclude<LogLevel, 'off'>;

const WEIGHTS: readonly Weight[] = ['error', 'warning', 'info', 'debug'];

const TYPES: Readonly<Record<Weight, MessageType>> = {
  error: MessageType.Error,
  warning: MessageType.Warning,
  info: MessageType.Info,
  debug: MessageType.Log,
};

/** Milliseconds from which on an answer is named although nobody asked for all of them. */
const SLOW = 100;

/** Sends to the client what is heavy enough. */
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

  /** What took how long, in milliseconds. */
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
