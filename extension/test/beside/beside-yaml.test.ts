/** Beside another YAML extension nothing is said twice. */
import assert from 'node:assert/strict';
import { type Diagnostic, extensions, languages, type TextDocument, Uri, workspace } from 'vscode';
import { putBack, replace, show } from '../suite/documents.ts';
import { until } from '../suite/until.ts';

describe('beside another YAML extension', () => {
  before(async () => {
    const other = extensions.getExtension('redhat.vscode-yaml');
    assert.ok(other);
    await until(() => other.isActive && extensions.getExtension('outlay.outlay')?.isActive);
  });
  afterEach(putBack);

  it('it checks files that are not ours by its own schemas', async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const elsewhere = Uri.joinPath(folder.uri, '../elsewhere.yaml');
    await workspace.fs.writeFile(elsewhere, new TextEncoder().encode('apiVersion: v1\n'));
    const document = await workspace.openTextDocument(elsewhere);
    const [found] = await until(() => saidOf(document));
    assert.equal(found?.source?.startsWith('yaml-schema'), true);
  });

  it('files of ours are checked by us alone', async () => {
    const document = await show('budgets/search.yaml');
    await replace(document, 'category: ', 'category: no-such-');
    const found = await until(() => saidOf(document));
    assert.deepEqual(found.map(nameOf), ['outlay unknown-reference']);
  });

  it('what is no YAML is said once', async () => {
    const document = await show('budgets/search.yaml');
    await replace(document, 'kind: Budget', 'kind: Budget\nkind: Budget');
    await until(() => said(document).some((it) => it.source === 'YAML'));
    await until(() => said(document).every((it) => it.source === 'YAML'));
  });
});

function said(document: TextDocument): Diagnostic[] {
  return languages.getDiagnostics(document.uri);
}

function saidOf(document: TextDocument): Diagnostic[] | undefined {
  const all = said(document);
  return all.length > 0 ? all : undefined;
}

function nameOf({ source, code }: Diagnostic): string {
  return `${source} ${typeof code === 'object' ? code.value : code}`;
}
