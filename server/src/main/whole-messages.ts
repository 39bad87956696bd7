/** Messages over a pipe, each in one piece. */
import { Writable } from 'node:stream';

/**
 * Takes the header and the content of a message, which come one after the other as text and as bytes, and writes them to `out` at
 * once: a pipe wakes its reader with every write.
 */
export function wholeMessages(out: Writable): Writable {
  let header = '';
  const messages = new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      if (typeof chunk === 'string') {
        header += chunk;
        done();
        return;
      }
      const message = Buffer.concat([Buffer.from(header, 'ascii'), chunk]);
      header = '';
      out.write(message, done);
    },
    final: (done) => out.end(done),
  });
  out.on('error', (error) => messages.destroy(error));
  out.on('close', () => messages.destroy());
  return messages;
}
