import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { acme } from '../cli/run.ts';
import { clean, type Scratch } from '../host/scratch.ts';
import { type Client, connect, PULL, PUSH, rows, stopAll } from './client.ts';

const PATH = 'budgets/payments.yaml';

function broken(made: Scratch, from: string, to: string): string {
  const text = readFileSync(join(made.path, PATH), 'utf8');
  assert.ok(text.includes(from));
  return text.replace(from, to);
}

function pullAll(client: Client, known: ReadonlyMap<string, string>): Promise<WorkspaceDiagnosticReport> {
  const previousResultIds = [...known].map(([uri, value]) => ({ uri, value }));
  return client.request('workspace/diagnostic', { previousResultIds });
}

function take(report: WorkspaceDiagnosticReport, known: Map<string, string>): void {
  for (const { uri, resultId } of report.items) if (resultId !== undefined) known.set(uri, resultId);
}

describe('diagnostics', () => {
  afterEach(async () => {
    await stopAll();
    clean();
  });

  it('are pushed with their version, for files that are not open too', async () => {
    const made = acme();
    made.write(
      'budgets/search.yaml',
      'apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: search }\nspec: { costCenter: nowhere, period: FY2027, lines: [] }\n',
    );
    const client = await connect(made.path, { capabilities: PUSH });
    const closed = await client.published('budgets/search.yaml');
    assert.equal(closed.version, undefined);
    assert.deepEqual(
      rows(closed.diagnostics).filter((it) => it.endsWith('unknown-reference')),
      ['3:20-3:27 error unknown-reference'],
    );
    client.open(PATH, broken(made, 'category: cloud', 'category: clod'));
    const open = await client.published(PATH, (it) => it.version === 1 && it.diagnostics.length > 0);
    assert.equal(open.diagnostics[0]?.source, 'outlay');
    assert.equal(open.diagnostics[0]?.code, 'unknown-reference');
    const shared = readFileSync(join(made.path, 'outlay.yaml'), 'utf8');
    client.open('outlay.yaml', shared.replace('{ name: idle,', '{ name: idle, aliases: [nowhere],'));
    const mended = await client.published('budgets/search.yaml', (it) => it.diagnostics.length === 0);
    assert.deepEqual(mended.diagnostics, []);
  });

  it('are at most 2,000 of a file, the gravest, and say how many are left out', async () => {
    const made = acme();
    const client = await connect(made.path, { capabilities: PULL });
    const lines = Array.from(
      { length: 2_500 },
      (_, i) => `    - { name: a-${i}, amount: 4K, title: null }\n`,
    );
    client.open(
      'budgets/long.yaml',
      `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: long }\nspec:\n  costCenter: shop\n  lines:\n${lines.join('')}`,
    );
    await client.read();
    const [first, ...rest] = await client.settled('budgets/long.yaml');
    assert.equal(rest.length, 2_000);
    assert.match(
      String(first?.message),
      /^[\d,]+ more findings in this file are not shown; `outlay check` names them all$/,
    );
    assert.deepEqual(new Set(rest.map((it) => it.severity)), new Set([1]));
    assert.deepEqual(
      rest.map((it) => it.range.start.line),
      rest.map((it) => it.range.start.line).sort((a, b) => a - b),
    );
  });

  it('are never pushed to a client that pulls', async () => {
    const made = acme();
    const client = await connect(made.path, { capabilities: PULL });
    client.open(PATH, broken(made, 'category: cloud', 'category: clod'));
    await client.read();
    assert.equal((await client.settled(PATH)).length, 1);
    assert.equal(client.count('textDocument/publishDiagnostics'), 0);
  });

  it('that the client knows are not sent again', async () => {
    const made = acme();
    const client = await connect(made.path, { capabilities: PULL });
    client.open(PATH, broken(made, 'category: cloud', 'category: clod'));
    const textDocument = { uri: client.uri(PATH) };
    const first = await client.request<{ readonly kind: string; readonly resultId: string }>(
      'textDocument/diagnostic',
      { textDocument },
    );
    assert.equal(first.kind, 'full');
    const previousResultId = first.resultId;
    assert.deepEqual(await client.request('textDocument/diagnostic', { textDocument, previousResultId }), {
      kind: 'unchanged',
      resultId: previousResultId,
    });
  });

  it('of a whole workspace are one small answer when nothing has changed', async () => {
    const made = acme();
    made.write('budgets/search.yaml', 'apiVersion: outlay/v1\nkind: Budget\n');
    const client = await connect(made.path, { capabilities: PULL });
    const known = new Map<string, string>();
    const all = await pullAll(client, known);
    assert.deepEqual(
      all.items.map((it) => it.uri),
      [client.uri('budgets/search.yaml')],
    );
    take(all, known);
    assert.deepEqual(await pullAll(client, known), { items: [] });
    // another file is broken, and this one mended
    client.open(PATH, broken(made, 'category: cloud', 'category: clod'));
    const second = await pullAll(client, known);
    assert.deepEqual(
      second.items.map((it) => it.uri),
      [client.uri(PATH)],
    );
    take(second, known);
    client.open('budgets/search.yaml', '# nothing of ours\n');
    const third = await pullAll(client, known);
    assert.deepEqual(third.items, [
      { kind: 'full', uri: client.uri('budgets/search.yaml'), version: null, resultId: 'none', items: [] },
    ]);
    // a client that forgot everything is told everything
    assert.equal((await pullAll(client, new Map())).items.length, 1);
  });

  it('point at the other half of a conflict, and open their page', async () => {
    const made = acme();
    const client = await connect(made.path, { capabilities: PULL });
    client.open('budgets/search.yaml', readFileSync(join(made.path, PATH), 'utf8'));
    const found = (await client.settled('budgets/search.yaml')).find((it) => it.code === 'duplicate-name');
    assert.ok(found);
    assert.deepEqual(
      found.relatedInformation?.map((it) => it.location.uri),
      [client.uri(PATH)],
    );
    const page = fileURLToPath(found.codeDescription?.href ?? '');
    assert.ok(existsSync(page), page);
    assert.match(readFileSync(page, 'utf8'), /^# duplicate-name/);
    assert.deepEqual(found.data, { item: 'Budget/payments', at: '/metadata/name' });
  });

  it('of what nobody uses are faded', async () => {
    const made = acme();
    const client = await connect(made.path, { capabilities: PULL });
    client.open(PATH, broken(made, 'category: saas', 'category: cloud'));
    const found = (await client.settled('outlay.yaml')).filter((it) => it.code === 'unused-category');
    assert.deepEqual(
      found.map((it: Diagnostic) => it.tags),
      [[1]],
    );
  });
});
