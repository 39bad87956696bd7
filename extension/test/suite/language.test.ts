/** What the language server says reaches the editor. */
import assert from 'node:assert/strict';
import {
  type CodeLens,
  type CompletionList,
  ConfigurationTarget,
  commands,
  type Diagnostic,
  DiagnosticSeverity,
  type Hover,
  type InlayHint,
  languages,
  MarkdownString,
  Range,
  type TextDocument,
  type WorkspaceEdit,
  workspace,
} from 'vscode';
import { putBack, rangeOf, replace, show } from './documents.ts';
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

  it('names are completed with what they are', async () => {
    const document = await show(PAYMENTS);
    await replace(document, 'costCenter: payments', 'costCenter: pay');
    const at = rangeOf(document, 'costCenter: pay').end;
    const { items } = await ask<CompletionList>('vscode.executeCompletionItemProvider', document, at);
    const found = items.find((it) => labelOf(it.label) === 'payments');
    assert.match(found?.detail ?? '', /CC-2100/);
  });

  it('a card says what an amount is', async () => {
    const document = await show(PAYMENTS);
    const at = rangeOf(document, '495k').start.translate(0, 1);
    const cards = await ask<Hover[]>('vscode.executeHoverProvider', document, at);
    const text = cards.flatMap((it) => it.contents.map(textOf)).join('\n');
    assert.match(text, /495,000\.00/);
    // nothing of a workspace may become HTML
    for (const content of cards.flatMap((it) => it.contents))
      if (content instanceof MarkdownString) assert.notEqual(content.supportHtml, true);
  });

  it('hint and lens follow an edit that nobody saved', async () => {
    const document = await show(PAYMENTS);
    await replace(document, 'FY2027-Q3: 288k', 'FY2027-Q3: 354k');
    const hint = await until(async () => (await hintsOf(document)).find((it) => it.includes('vs main')));
    assert.equal(hint, '118,000.00 a month, +66,000.00 vs main');
    const lenses = await until(async () => {
      const titles = await lensesOf(document);
      return titles.some((it) => it.includes('66,000.00 more than main')) ? titles : undefined;
    });
    assert.ok(lenses.some((it) => /66,000\.00 more from/.test(it)));
  });

  it('a cost center is renamed in all files that name it, and its old name is kept', async () => {
    const document = await show('cost-centers.yaml');
    const at = rangeOf(document, 'name: search').end.translate(0, -1);
    const edit = await ask<WorkspaceEdit>('vscode.executeDocumentRenameProvider', document, at, 'discovery');
    const files = edit.entries().map(([uri]) => uri.path.split('/').at(-1));
    assert.ok(files.includes('cost-centers.yaml') && files.includes('search.yaml'), files.join());
    assert.ok(await workspace.applyEdit(edit));
    assert.match(document.getText(), /name: discovery[\s\S]*aliases: \[[^\]]*search/);
    await until(() => languages.getDiagnostics().every(([, found]) => found.length === 0));
  });
});

describe('settings', () => {
  const settings = () => workspace.getConfiguration('outlay');
  afterEach(async () => {
    for (const name of ['inlayHints', 'codeLens', 'severities'])
      await settings().update(name, undefined, ConfigurationTarget.Workspace);
    await putBack();
  });

  it('hints and lenses come and go without a new start', async () => {
    const document = await show(PAYMENTS);
    await until(async () => (await lensesOf(document)).length > 0);
    await settings().update('codeLens', false, ConfigurationTarget.Workspace);
    await until(async () => (await lensesOf(document)).length === 0);
    await settings().update('inlayHints', 'all', ConfigurationTarget.Workspace);
    await until(async () => (await hintsOf(document)).length > 0);
    await settings().update('inlayHints', 'off', ConfigurationTarget.Workspace);
    await until(async () => (await hintsOf(document)).length === 0);
  });

  it('a finding weighs what its setting says', async () => {
    const document = await show(PAYMENTS);
    await replace(document, 'category: cloud-compute', 'category: cloud-computer');
    await settings().update('severities', { 'unknown-reference': 'info' }, ConfigurationTarget.Workspace);
    await until(() =>
      languages.getDiagnostics(document.uri).some((it) => it.severity === DiagnosticSeverity.Information),
    );
  });
});

/** What providers of the editor answer at a place of a document. */
function ask<Answer>(command: string, document: TextDocument, ...more: readonly unknown[]): Thenable<Answer> {
  return commands.executeCommand<Answer>(command, document.uri, ...more);
}

async function hintsOf(document: TextDocument): Promise<string[]> {
  const all = new Range(0, 0, document.lineCount, 0);
  const hints = await ask<InlayHint[]>('vscode.executeInlayHintProvider', document, all);
  return hints.map(({ label }) => (typeof label === 'string' ? label : label.map((it) => it.value).join('')));
}

async function lensesOf(document: TextDocument): Promise<string[]> {
  const lenses = await ask<CodeLens[]>('vscode.executeCodeLensProvider', document, 1000);
  return lenses.map((it) => it.command?.title ?? '');
}

function labelOf(label: string | { readonly label: string }): string {
  return typeof label === 'string' ? label : label.label;
}

function textOf(content: Hover['contents'][number]): string {
  return typeof content === 'string' ? content : content.value;
}

function codeOf({ code }: Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

function targetOf({ code }: Diagnostic): string {
  return typeof code === 'object' ? code.target.toString() : '';
}
