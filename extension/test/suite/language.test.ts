/** What the language server says reaches the editor. */
import assert from 'node:assert/strict';
import { type Diagnostic, DiagnosticSeverity, languages } from 'vscode';
import { putBack, replace, show } from './documents.ts';
import { until } from './until.ts';

const PAYMENTS = 'budgets/payments.yaml';

describe('in an open budget', () => {
  afterEach(putBack);

  it('a name that nobody declares is marked while it is typed, and its code opens a page that lies here', async () => {
    const document = await show(PAYMENTS);
    await replace(document, 'category: cloud-compute', 'category: cloud-computer');
    const found = await until(() => languages.getDiagnostics(document.uri)[0]);
    assert.equal(document.isDirty, true);
    assert.equal(document.getText(found.range), 'cloud-computer');
    assert.equal(found.severity, DiagnosticSeverity.Error);
    assert.equal(codeOf(found), 'unknown-reference');
    assert.match(targetOf(found), /^command:outlay\.openRulePage\?/);
    await putBack();
    await until(() => languages.getDiagnostics(document.uri).length === 0);
  });
});

function codeOf({ code }: Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

function targetOf({ code }: Diagnostic): string {
  return typeof code === 'object' ? code.target.toString() : '';
}
