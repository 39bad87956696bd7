import assert from 'node:assert/strict';
import type { ClientCapabilities, CompletionItem, CompletionList } from 'vscode-languageserver';
import { acme } from '../cli/run.ts';
import { clean } from '../host/scratch.ts';
import { type Client, connect, PUSH, stopAll } from './client.ts';

const PATH = 'budgets/new.yaml';

const HEAD = `apiVersion: outlay/v1
kind: Budget
metadata: { name: payments }
spec:
`;

/** A client that can do with items what VS Code can. */
const RICH: ClientCapabilities = {
  textDocument: {
    ...PUSH.textDocument,
    completion: {
      completionItem: {
        snippetSupport: true,
        insertReplaceSupport: true,
        insertTextModeSupport: { valueSet: [1, 2] },
        tagSupport: { valueSet: [1] },
        labelDetailsSupport: true,
      },
    },
  },
};

async function complete(client: Client, text: string): Promise<CompletionList> {
  client.open(PATH, text);
  const rows = text.split('\n');
  const position = { line: rows.length - 1, character: rows.at(-1)?.length ?? 0 };
  return client.request('textDocument/completion', { textDocument: { uri: client.uri(PATH) }, position });
}

function find({ items }: CompletionList, label: string): CompletionItem {
  const item = items.find((it) => it.label === label);
  assert.ok(item, `${label} is not among ${items.map((it) => it.label).join(', ')}`);
  return item;
}

describe('completion over the protocol', () => {
  afterEach(async () => {
    await stopAll();
    clean();
  });

  it('gives names in order, and documentation when asked', async () => {
    const made = acme();
    made.write(
      'more.yaml',
      'apiVersion: outlay/v1\nkind: CostCenterList\nmetadata: { name: more }\nspec:\n  items:\n    - { name: shop, aliases: [web-shop] }\n',
    );
    const client = await connect(made.path, { capabilities: RICH });
    const list = await complete(client, `${HEAD}  costCenter: `);
    const [first] = list.items;
    assert.equal(first?.label, 'payments');
    assert.deepEqual(first.labelDetails, { description: 'CC-2100 · ada' });
    const at = { line: 4, character: 14 };
    assert.deepEqual(first.textEdit, {
      insert: { start: at, end: at },
      replace: { start: at, end: at },
      newText: 'payments',
    });
    const resolved = await client.request<CompletionItem>('completionItem/resolve', first);
    assert.match(
      JSON.stringify(resolved.documentation),
      /^\{"kind":"markdown","value":"\*\*Payments\*\* CC-2100/,
    );
    assert.deepEqual(find(list, 'web-shop').tags, [1]);
  });

  it('writes snippets with their indentation where the client keeps it', async () => {
    const client = await connect(acme().path, { capabilities: RICH });
    const item = find(await complete(client, `${HEAD}  li`), 'lines');
    assert.equal(item.insertTextFormat, 2);
    assert.equal(item.insertTextMode, 1);
    assert.equal(item.textEdit?.newText, 'lines:\n    - name: $1');
  });

  it('writes rows from the indentation of the first where the client adds it', async () => {
    const capabilities = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };
    const client = await connect(acme().path, { capabilities });
    const item = find(await complete(client, `${HEAD}  li`), 'lines');
    assert.equal(item.textEdit?.newText, 'lines:\n  - name: $1');
  });

  it('writes plain text for a client without snippets', async () => {
    const client = await connect(acme().path, { capabilities: PUSH });
    const item = find(await complete(client, `${HEAD}  li`), 'lines');
    assert.equal(item.insertTextFormat, 1);
    assert.equal(item.textEdit?.newText, 'lines:\n    - name: ');
    assert.equal(
      find(await complete(client, `${HEAD}  cost`), 'costCenter').textEdit?.newText,
      'costCenter: payments',
    );
  });
});
