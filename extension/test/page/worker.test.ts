import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Diagnostic, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { REQUESTS, type Requests } from '../../../server/src/protocol.ts';
import { launchBrowser } from '../host/browser.ts';
import { WorkerClient } from './worker-client.ts';

const EXAMPLE = join(import.meta.dirname, '../../../examples/minimal');
/** Neither a path of a disk nor a place of the web. */
const FOLDER = 'memfs:///minimal';
const MORE = `${FOLDER}/more.yaml`;
const CAPABILITIES = { textDocument: { diagnostic: {} } };

const BUDGET = `apiVersion: outlay/v1
kind: Budget
metadata: { name: more }
spec:
  costCenter: attic
  category: software
  period: FY2026
  lines:
    - { name: lamps, amount: 12k }
`;

const CENTER = `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: more-centers }
spec: { items: [{ name: attic, parent: bakery }] }
`;

describe('the language server in a web worker', () => {
  let browser: Browser;
  let client: WorkerClient;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    client = await WorkerClient.start(browser);
    await client.initialize(FOLDER, CAPABILITIES);
  });
  afterEach(async () => {
    assert.deepEqual(client.faults, []);
    assert.deepEqual(
      client.log.filter((it) => /failed/.test(it)),
      [],
    );
    await client.stop();
  });

  it('says what is wrong in a buffer, as files come and go around it', async () => {
    // a buffer may be there before its workspace is
    await client.open(MORE, BUDGET);
    await client.store(example());
    await untilCodes(['unknown-reference']);
    await client.store({ [`${FOLDER}/attic.yaml`]: CENTER });
    await untilCodes([]);
    await client.store({ [`${FOLDER}/attic.yaml`]: null });
    await untilCodes(['unknown-reference']);
  });

  it('renames across files', async () => {
    const files = { ...example(), [MORE]: BUDGET, [`${FOLDER}/attic.yaml`]: CENTER };
    await client.store(files);
    await client.open(MORE, BUDGET);
    const edit = await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
      textDocument: { uri: MORE },
      position: { line: 4, character: 16 },
      newName: 'loft',
    });
    const changed = applied(files, edit);
    assert.deepEqual(Object.keys(edit.changes ?? {}).sort(), [`${FOLDER}/attic.yaml`, MORE]);
    assert.match(changed[MORE] ?? '', /costCenter: loft/);
    assert.match(changed[`${FOLDER}/attic.yaml`] ?? '', /name: loft/);
  });

  it('answers our own requests, and says why there is nothing to compare with', async () => {
    await client.store(example());
    const tree = await ask('tree', { workspace: FOLDER, parent: undefined });
    assert.deepEqual(
      tree.map((it) => it.name),
      ['bakery'],
    );
    const status = await ask('status', { workspace: FOLDER });
    assert.equal(status.state, 'unknown');
    assert.match(status.tooltip.join('\n'), /there is no Git in a browser/);
  });

  async function untilCodes(expected: readonly string[]): Promise<void> {
    const end = performance.now() + 10_000;
    for (;;) {
      const found = (await client.diagnostics(MORE)).map((it: Diagnostic) => String(it.code));
      if (found.join() === expected.join()) return;
      assert.ok(performance.now() < end, `at last ${found.join()}, expected ${expected.join()}`);
    }
  }

  /** Asked until the workspace is there. */
  async function ask<Key extends keyof Requests>(
    key: Key,
    params: Requests[Key]['params'],
  ): Promise<Requests[Key]['answer']> {
    for (;;) {
      const answer = await client.connection.sendRequest<Requests[Key]['answer'] | null>(
        REQUESTS[key],
        params,
      );
      if (answer !== null) return answer;
    }
  }
});

function example(): Record<string, string> {
  const names = readdirSync(EXAMPLE);
  return Object.fromEntries(
    names.map((it) => [`${FOLDER}/${it}`, readFileSync(join(EXAMPLE, it), 'utf8')] as const),
  );
}

function applied(files: Readonly<Record<string, string>>, edit: WorkspaceEdit): Record<string, string> {
  return Object.fromEntries(
    Object.entries(edit.changes ?? {}).map(([uri, edits]) => [
      uri,
      TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 1, files[uri] ?? ''), edits),
    ]),
  );
}
