/** A message is one write, made at once. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { PipeWriter } from '../../src/main/pipe-writer.ts';

describe('messages over a pipe', () => {
  it('are written with their headers, in order, before anything else gets a turn', async () => {
    const writes: string[] = [];
    const out = new Writable({
      write(chunk: Buffer, _encoding, done) {
        writes.push(chunk.toString());
        done();
      },
    });
    const writer = new PipeWriter(out);
    const written = ['ü', 'a'].map((jsonrpc) => writer.write({ jsonrpc }));
    assert.deepEqual(writes, [
      'Content-Length: 16\r\n\r\n{"jsonrpc":"ü"}',
      'Content-Length: 15\r\n\r\n{"jsonrpc":"a"}',
    ]);
    await Promise.all(written);
    writer.end();
    await once(out, 'finish');
  });

  it('fail with the pipe, which says why', async () => {
    const out = new Writable({
      write(_chunk, _encoding, done) {
        done(new Error('nobody reads'));
      },
    });
    const writer = new PipeWriter(out);
    const failed = new Promise<unknown>((resolve) => writer.onError(([error]) => resolve(error)));
    await assert.rejects(writer.write({ jsonrpc: '2.0' }), /nobody reads/);
    assert.match(String(await failed), /nobody reads/);
  });
});
