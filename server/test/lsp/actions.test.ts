/** Code actions through the built server: what the settings of the user have to do with them. */
import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver';
import { acme } from '../cli/run.ts';
import { clean } from '../host/scratch.ts';
import { connect, stopAll } from './client.ts';

const TEXT = `apiVersion: outlay/v1
kind: Budget
metadata: { name: more }
spec:
  period: FY2027
  lines:
    - { name: a, costCenter: search, category: saas, amount: 12K }
`;

describe('code actions', () => {
  afterEach(async () => {
    await stopAll();
    clean();
  });

  it('are none for what the user has switched off', async () => {
    const made = acme();
    made.write('more.yaml', TEXT);
    const titles = async (level: string) => {
      const client = await connect(made.path, { settings: { severities: { 'invalid-money': level } } });
      const line = 6;
      const found = await client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: client.uri('more.yaml') },
        range: { start: { line, character: 0 }, end: { line, character: 66 } },
        context: { diagnostics: [], only: ['quickfix', 'source.fixAll'] },
      });
      return found.map((it) => it.title);
    };
    const all = 'Fix all that is safe in this file';
    assert.deepEqual(await titles('hint'), ['Write 12k', all, all]);
    assert.deepEqual(await titles('off'), []);
  });
});
