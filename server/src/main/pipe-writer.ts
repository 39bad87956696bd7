/** Messages over a pipe, each in one piece. */
import type { Writable } from 'node:stream';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';

/**
 * Writes a message at once, with its header: a pipe wakes its reader with every write, and an answer should not wait for the
 * next request. The library's writer yields before each message.
 */
export class PipeWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #out: Writable;

  constructor(out: Writable) {
    super();
    this.#out = out;
    out.on('error', (error) => this.fireError(error));
    out.on('close', () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    const content = JSON.stringify(message);
    const whole = `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
    return new Promise((resolve, reject) => {
      this.#out.write(whole, (error) => (error ? reject(error) : resolve()));
    });
  }

  end(): void {
    this.#out.end();
  }
}
