import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { acme } from '../cli/run.ts';
import { clean } from '../host/scratch.ts';
import { connect, PULL, rows, stopAll } from './client.ts';

const PATH = 'budgets/payments.yaml';

/** Puts `text` in place of what stands from one place to another, both as line and character. */
function replace(
  from: readonly [number, number],
  to: readonly [number, number],
  text: string,
): TextDocumentContentChangeEvent {
  return { range: { start: at(from), end: at(to) }, text };
}

function at([line, character]: readonly [number, number]) {
  return { line, character };
}

describe('buffers', () => {
  afterEach(async () => {
    await stopAll();
    clean();
  });

  it('hide the file on disk until they are closed', async () => {
    const { path } = acme();
    const client = await connect(path);
    client.open(PATH);
    client.change(PATH, replace([4, 14], [4, 22], 'nowhere'));
    const { diagnostics } = await client.published(PATH, (it) => it.diagnostics.length > 0);
    assert.deepEqual(rows(diagnostics), ['4:14-4:21 error unknown-reference']);
    const heard = client.told.length;
    client.close(PATH);
    const closed = await client.published(PATH, () => true, heard);
    assert.deepEqual(closed.diagnostics, []);
  });

  it('take edits one after the other, whatever they cut', async () => {
    const { path } = acme();
    const client = await connect(path, { capabilities: PULL });
    client.open(PATH);
    const edits = [
      replace([7, 0], [7, 0], '    - { name: "näh 🙂", category: cloud, amount: 1k }\r\n'),
      replace([7, 17], [7, 19], '🙂'),
      replace([6, 8], [7, 4], ''),
      replace([0, 0], [0, 0], '# begins\n'),
      replace([99, 0], [99, 0], '\n# ends'),
    ];
    for (const edit of edits) client.change(PATH, edit);
    const together = await client.settled(PATH);
    const fresh = await connect(path, { capabilities: PULL });
    fresh.open(PATH, edited(readFileSync(join(path, PATH), 'utf8'), edits));
    assert.deepEqual(together, await fresh.settled(PATH));
    assert.notEqual(together.length, 0);
  });

  it('count bytes where the client does', async () => {
    const { path } = acme();
    const utf8 = { ...PULL, general: { positionEncodings: ['utf-8', 'utf-16'] } };
    const client = await connect(path, { capabilities: utf8 });
    assert.equal(client.result.capabilities.positionEncoding, 'utf-8');
    const text = readFileSync(join(path, PATH), 'utf8');
    client.open(
      PATH,
      text
        .replace('payments }', 'payments, title: "ü🙂" }')
        .replace('costCenter: payments', 'costCenter: "ü🙂"'),
    );
    assert.deepEqual(rows(await client.settled(PATH)), ['4:14-4:22 error unknown-reference']);
    client.change(PATH, replace([4, 17], [4, 21], 'x'));
    assert.deepEqual(rows(await client.settled(PATH)), ['4:14-4:19 error unknown-reference']);
  });

  it('of files that are not there yet count', async () => {
    const { path } = acme();
    const client = await connect(path, { capabilities: PULL });
    await client.read();
    const budget = readFileSync(join(path, PATH), 'utf8');
    client.open('budgets/new.yaml', budget);
    // the second budget of that name, by path
    await client.until(
      () => client.settled(PATH),
      (all) => all.some((it) => it.code === 'duplicate-name'),
    );
    client.close('budgets/new.yaml');
    assert.deepEqual(await client.settled(PATH), []);
  });

  it('of files that Git ignores do not count', async () => {
    const made = acme();
    made.write('.gitignore', '.cache/\nscratch/\n');
    made.write('scratch/payments.yaml', readFileSync(join(made.path, PATH), 'utf8'));
    const client = await connect(made.path, { capabilities: PULL });
    client.open('scratch/payments.yaml');
    await client.read();
    assert.deepEqual(await client.settled(PATH), []);
    assert.deepEqual(await client.settled('scratch/payments.yaml'), []);
  });
});

/** As the protocol says it, on rows that end with LF or CRLF. */
function edited(text: string, edits: readonly TextDocumentContentChangeEvent[]): string {
  let now = text;
  for (const edit of edits) {
    if (!('range' in edit)) continue;
    const offset = ({ line, character }: { readonly line: number; readonly character: number }) => {
      const starts = [0, ...[...now.matchAll(/\r?\n/g)].map((it) => it.index + it[0].length)];
      return (starts[line] ?? now.length) + (line < starts.length ? character : 0);
    };
    now = now.slice(0, offset(edit.range.start)) + edit.text + now.slice(offset(edit.range.end));
  }
  return now;
}
