/** A message is one write, whatever the stream does. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { wholeMessages } from '../../src/main/whole-messages.ts';

describe('messages over a pipe', () => {
  it('are written with their headers, in order', async () => {
    const writes: string[] = [];
    const out = new Writable({
      write(chunk: Buffer, _encoding, done) {
        writes.push(chunk.toString());
        setImmediate(done);
      },
    });
    const messages = wholeMessages(out);
    for (const content of ['{"a":"ü"}', '{}']) {
      const bytes = Buffer.from(content);
      messages.write(`Content-Length: ${bytes.length}\r\n\r\n`, 'ascii');
      messages.write(bytes);
    }
    messages.end();
    await once(out, 'finish');
    assert.deepEqual(writes, ['Content-Length: 10\r\n\r\n{"a":"ü"}', 'Content-Length: 2\r\n\r\n{}']);
  });

  it('end with the pipe, which says why', async () => {
    const out = new Writable({
      write(_chunk, _encoding, done) {
        done(new Error('nobody reads'));
      },
    });
    const messages = wholeMessages(out);
    messages.write(Buffer.from('{}'));
    const [error] = await once(messages, 'error');
    assert.match(String(error), /nobody reads/);
  });
});
