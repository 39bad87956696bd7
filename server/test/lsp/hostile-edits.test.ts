/** Buffers of clients that count and edit as nobody should: afterwards the text is what the protocol says that it is. */
import assert from 'node:assert/strict';
import { clean } from '../host/scratch.ts';
import { answerOf, everyRequest, hoverAt, isWell, PATH, textOf, withOpenFile } from './answered.ts';
import { type Client, stopAll } from './client.ts';

describe('a client that', () => {
  let client: Client;

  beforeEach(async () => {
    client = await withOpenFile();
  });

  afterEach(async () => {
    await stopAll();
    clean();
  });

  it('edits what is not there', async () => {
    const place = ([line, character]: readonly [number, number]) => ({ line, character });
    const edit = (from: readonly [number, number], to: readonly [number, number], text: string) => ({
      range: { start: place(from), end: place(to) },
      text,
    });
    for (const change of [
      edit([50, 0], [52, 0], 'a\nb\n'),
      edit([99, 9], [99, 9], '# end\n'),
      edit([1, 9999], [1, 9999], ' # long'),
      edit([-5, -5], [0, 0], '# begins\n'),
      edit([3, 0], [2, 0], '# turned\n'),
      edit([0, 0], [0, 0], '# 🙂\n'),
      edit([0, 3], [0, 3], '-'),
      edit([0, 0], [0, 0], '# one\r# two\r'),
      edit([2, 0], [2, 0], '\n'),
      edit([1, 0], [1, 5], ''),
      { range: null, text: textOf(client) },
      edit([2 ** 40, 2 ** 40], [2 ** 40, 2 ** 40], '# far\n'),
      edit([0, 0], [1e300, 1e300], textOf(client)),
      edit([60, 3], [80, 3], '\n# one\n# two\n'),
      edit([4, 14], [4, 22], 'nowhere'),
    ]) {
      client.notify('textDocument/didChange', {
        textDocument: { uri: client.uri(PATH), version: 7 },
        contentChanges: [change],
      });
      await answerOf(client, ...hoverAt(client));
    }
    const edited = `${textOf(client).replace('costCenter: payments', 'costCenter: nowhere')}\n# one\n# two\n`;
    const found = await everyAnswer(client);
    client.close(PATH);
    client.open(PATH, edited);
    assert.deepEqual(found, await everyAnswer(client));
    assert.match(JSON.stringify(found), /nowhere/);
  });

  it('counts versions as it likes', async () => {
    const versions = [3, 3, 2, 0, -1, 3];
    for (const [i, version] of versions.entries()) {
      const text = textOf(client).replace('costCenter: payments', `costCenter: nowhere${i}`);
      client.notify('textDocument/didChange', {
        textDocument: { uri: client.uri(PATH), version },
        contentChanges: [{ text }],
      });
      assert.match(JSON.stringify(await client.settled(PATH)), new RegExp(`nowhere${i}`));
    }
  });

  it('opens twice, closes twice, and changes what is not open', async () => {
    const wrong = textOf(client).replace('costCenter: payments', 'costCenter: nowhere');
    client.open(PATH, wrong);
    client.open(PATH, wrong.replace('nowhere', 'elsewhere'));
    assert.match(JSON.stringify(await client.settled(PATH)), /elsewhere/);
    client.close(PATH);
    client.close(PATH);
    client.change(PATH, { text: wrong });
    client.close('budgets/search.yaml');
    client.change('budgets/none.yaml', { text: wrong });
    assert.deepEqual(await client.settled(PATH), []);
    assert.deepEqual(await client.settled('budgets/search.yaml'), []);
    client.open(PATH);
    await isWell(client);
  });

  it('opens one file by two names', async () => {
    const other = `${client.uri('')}/budgets/%70ayments.yaml`;
    const text = textOf(client).replace('costCenter: payments', 'costCenter: nowhere');
    const textDocument = { uri: other, languageId: 'yaml', version: 1, text };
    client.notify('textDocument/didOpen', { textDocument });
    client.close(PATH);
    const asked = ['textDocument/diagnostic', { textDocument: { uri: other } }] as const;
    assert.match(JSON.stringify(await answerOf(client, ...asked)), /nowhere/);
    client.notify('textDocument/didClose', { textDocument });
    client.open(PATH);
    await isWell(client);
  });
});

/** Of all that a text decides. */
function everyAnswer(client: Client): Promise<readonly unknown[]> {
  const requests = everyRequest(client).filter(([method]) => method.startsWith('textDocument/'));
  return Promise.all(requests.map((it) => answerOf(client, ...it)));
}
