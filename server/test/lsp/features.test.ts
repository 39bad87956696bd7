/** Every method once through the built server: that its handler is there, and translates. What features say is tested in `ide/`. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  SelectionRange,
  SemanticTokens,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { Bases, Exported, ImpactAnswer, Status } from '../../src/protocol.ts';
import { acme, edit } from '../cli/run.ts';
import { clean, type Scratch } from '../host/scratch.ts';
import { QUESTION } from '../ide/preview/acme.ts';
import { type Client, connect, PULL, stopAll } from './client.ts';

const PATH = 'budgets/payments.yaml';

/** What is wrong with it can be mended. */
const MORE = `apiVersion: outlay/v1
kind: Budget
metadata: { name: more }
spec:
  period: FY2027
  lines:
    - { name: a, costCenter: search, category: gpu, amount: 12K }
`;

describe('the language server answers', () => {
  let made: Scratch;
  let client: Client;

  beforeEach(async () => {
    made = acme();
    edit(made, PATH, '1_152_000', '1_200_000');
    client = await connect(made.path, {
      settings: { inlayHints: 'all' },
      capabilities: {
        ...PULL,
        textDocument: {
          ...PULL.textDocument,
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          rename: { prepareSupport: true },
        },
        experimental: { outlayChanged: true },
      },
    });
    client.open(PATH);
  });

  afterEach(async () => {
    await stopAll();
    clean();
  });

  function ask<Answer>(method: string, place: string, params: object = {}): Promise<Answer> {
    const text = readFileSync(join(made.path, PATH), 'utf8');
    const before = text.slice(0, text.indexOf(place)).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    return client.request(method, { textDocument: { uri: client.uri(PATH) }, position, ...params });
  }

  it('hover', async () => {
    const found = await ask<Hover>('textDocument/hover', 'cloud');
    assert.match(JSON.stringify(found.contents), /cloud/);
    assert.deepEqual(found.range, { start: { line: 7, character: 33 }, end: { line: 7, character: 38 } });
  });

  it('completion, with documentation when it is asked for', async () => {
    const { items } = await ask<CompletionList>('textDocument/completion', 'cloud');
    assert.deepEqual(items.map((it) => it.label).sort(), ['cloud', 'saas']);
    const cloud = items.find((it) => it.label === 'cloud');
    assert.deepEqual(cloud?.textEdit, {
      newText: 'cloud',
      range: { start: { line: 7, character: 33 }, end: { line: 7, character: 38 } },
    });
    const whole = await client.request<CompletionItem>('completionItem/resolve', cloud);
    assert.match(JSON.stringify(whole.documentation), /cloud/);
  });

  it('definition and references', async () => {
    const found = await ask<Location>('textDocument/definition', 'cloud');
    assert.equal(found.uri, client.uri('outlay.yaml'));
    const context = { includeDeclaration: false };
    const all = await ask<Location[]>('textDocument/references', 'cloud', { context });
    assert.deepEqual(
      all.map((it) => it.uri),
      [client.uri(PATH), client.uri('budgets/search.yaml')],
    );
    assert.equal((await ask<unknown[]>('textDocument/documentHighlight', 'cloud')).length, 1);
  });

  it('rename, in files that are not open too', async () => {
    assert.equal(
      (await ask<{ placeholder: string }>('textDocument/prepareRename', 'cloud')).placeholder,
      'cloud',
    );
    const found = await ask<WorkspaceEdit>('textDocument/rename', 'cloud', { newName: 'hosting' });
    assert.deepEqual(Object.keys(found.changes ?? {}).sort(), [
      client.uri(PATH),
      client.uri('budgets/search.yaml'),
      client.uri('outlay.yaml'),
    ]);
    await assert.rejects(ask('textDocument/rename', 'cloud', { newName: 'saas' }), /saas/);
  });

  it('hints with their cards, and lenses', async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const hints = await ask<InlayHint[]>('textDocument/inlayHint', 'kind', { range });
    assert.ok(hints.some((it) => String(it.label).includes('vs main')));
    const whole = await Promise.all(hints.map((it) => client.request<InlayHint>('inlayHint/resolve', it)));
    assert.ok(whole.some((it) => it.tooltip));
    const [lens] = await ask<CodeLens[]>('textDocument/codeLens', 'kind');
    assert.match(lens?.command?.title ?? '', /more than main/);
  });

  it('symbols, folds, selections and links', async () => {
    const [document] = await ask<DocumentSymbol[]>('textDocument/documentSymbol', 'kind');
    assert.deepEqual(
      document?.children?.map((it) => it.name),
      ['compute', 'seats'],
    );
    const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'paym' });
    assert.ok(found.some((it) => it.name === 'payments'));
    assert.ok((await ask<FoldingRange[]>('textDocument/foldingRange', 'kind')).length > 0);
    const positions = [{ line: 7, character: 34 }];
    const [selection] = await ask<SelectionRange[]>('textDocument/selectionRange', 'kind', { positions });
    assert.deepEqual(selection?.range.start, { line: 7, character: 33 });
    assert.ok(selection?.parent);
    assert.deepEqual(await ask('textDocument/documentLink', 'kind'), []);
  });

  it('references of a driver when its lens is seen', async () => {
    made.write(
      'staff.yaml',
      'apiVersion: outlay/v1\nkind: Driver\nmetadata: { name: staff }\nspec: { unit: person }\n',
    );
    client.open('staff.yaml');
    const textDocument = { uri: client.uri('staff.yaml') };
    const [lens] = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument });
    assert.equal(lens?.command, undefined);
    const seen = await client.request<CodeLens>('codeLens/resolve', lens);
    assert.equal(seen.command?.title, '0 references');
  });

  it('code actions, in other files too', async () => {
    made.write('more.yaml', MORE);
    client.open('more.yaml');
    const textDocument = { uri: client.uri('more.yaml') };
    const range = { start: { line: 6, character: 30 }, end: { line: 6, character: 50 } };
    // only what has been read in full is told by findings that look at other files
    await client.request('textDocument/codeLens', { textDocument });
    const pulled = await client.request<{ readonly items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument,
    });
    const ask = (only?: string[]) =>
      client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument,
        range,
        context: { diagnostics: pulled.items, ...(only && { only }) },
      });
    const found = await ask();
    assert.deepEqual(
      found.map((it) => [it.title, it.kind, it.isPreferred === true, it.diagnostics?.length]),
      [
        ['Create category gpu in outlay.yaml', 'quickfix', false, 1],
        ['Allow unknown-reference here …', 'quickfix', false, 1],
        ['Fix all that is safe in this file', 'quickfix', false, 0],
      ],
    );
    const created = found.find((it) => it.title.startsWith('Create'));
    assert.deepEqual(Object.keys(created?.edit?.changes ?? {}), [client.uri('outlay.yaml')]);
    assert.deepEqual(
      (await ask(['source.fixAll'])).map((it) => it.kind),
      ['source.fixAll.outlay'],
    );
  });

  it('a waiver whose reason is to be written where the cursor then is', async () => {
    made.write('more.yaml', MORE);
    const other = await connect(made.path, {
      capabilities: {
        ...PULL,
        workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
      },
      settings: { asOf: '2026-11-18' },
    });
    const start = { line: 6, character: 48 };
    const actions = await other.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: other.uri('more.yaml') },
      range: { start, end: start },
      context: { diagnostics: [] },
    });
    const waiver = actions.find((it) => it.title.startsWith('Allow'));
    const row = '    # outlay: allow unknown-reference until 2027-02-16 -- $0\n';
    assert.deepEqual(Reflect.get(Object(waiver?.edit?.documentChanges?.[0]), 'edits'), [
      {
        range: { start: { line: 6, character: 0 }, end: { line: 6, character: 0 } },
        snippet: { kind: 'snippet', value: row },
      },
    ]);
  });

  it('semantic tokens', async () => {
    const { data } = await ask<SemanticTokens>('textDocument/semanticTokens/full', 'kind');
    // `payments` is a name, `FY2027..FY2028` a number
    assert.deepEqual(data.slice(0, 10), [4, 14, 8, 0, 0, 1, 10, 14, 1, 0]);
  });

  it('formatting', async () => {
    const options = { tabSize: 8, insertSpaces: false };
    assert.deepEqual(await ask('textDocument/formatting', 'kind', { options }), []);
    made.write('wide.yaml', 'apiVersion: outlay/v1\nkind:  Budget\nmetadata: { name: wide }\n');
    client.open('wide.yaml');
    const textDocument = { uri: client.uri('wide.yaml') };
    assert.deepEqual(await client.request<TextEdit[]>('textDocument/formatting', { textDocument, options }), [
      { range: { start: { line: 1, character: 6 }, end: { line: 1, character: 7 } }, newText: '' },
    ]);
  });

  it('what the preview asks, and tells it of changes', async () => {
    await client.read();
    const answer = await client.request<ImpactAnswer>('outlay/impact', {
      workspace: client.uri(''),
      question: QUESTION,
      offset: 0,
      count: 20,
    });
    assert.equal(answer.state, 'changed');
    const heard = client.told.length;
    client.change(PATH, {
      text: readFileSync(join(made.path, PATH), 'utf8').replace('1_200_000', '1_300_000'),
    });
    await client.heard('a change', (it) => it.method === 'outlay/changed', heard);
    const workspace = client.uri('');
    const { text } = await client.request<Status>('outlay/status', { workspace });
    assert.equal(text, '▲ +148,000.00 USD in FY2027 against main');
    const saved = { workspace, question: QUESTION, format: 'svg' };
    assert.match((await client.request<Exported>('outlay/export', saved)).text, /^<svg/);
    assert.equal(
      await client.request('outlay/impact', {
        workspace: 'file:///elsewhere',
        question: QUESTION,
        offset: 0,
        count: 20,
      }),
      null,
    );
  });
});

describe('what everything is compared with', () => {
  afterEach(async () => {
    await stopAll();
    clean();
  });

  it('is shown by names that obey nothing, and asked for as Git spells them', async () => {
    const made = acme();
    const evil = 'main\u202Elive';
    made.git('checkout', '-q', '-b', evil);
    const client = await connect(made.path, { capabilities: PULL });
    const { branch, choices } = await client.request<Bases>('outlay/bases', { workspace: client.uri('') });
    assert.equal(branch, 'main⟨U+202E⟩live');
    assert.deepEqual(choices.find((it) => it.label === branch)?.against, {
      kind: 'revision',
      revision: evil,
    });
  });

  it('is chosen by the user', async () => {
    const made = acme();
    made.git('tag', 'agreed', 'main');
    edit(made, PATH, '1_152_000', '1_200_000');
    made.commit('more');
    const client = await connect(made.path, { capabilities: PULL });
    const workspace = client.uri('');
    const ask = () => client.request<Bases>('outlay/bases', { workspace });
    const status = async () => (await client.request<Status>('outlay/status', { workspace })).text;
    const { choices, branch, current } = await ask();
    assert.deepEqual(current, { kind: 'merge-base' });
    assert.equal(branch, 'more-compute');
    assert.deepEqual(choices.map((it) => it.label).sort(), ['agreed', 'main', 'more-compute']);
    assert.match(await status(), /\+48,000\.00 USD in FY2027 against main/);
    await client.request('outlay/compare', { workspace, against: { kind: 'head' } });
    await client.until(status, (it) => !it.includes('+48'));
    assert.deepEqual((await ask()).current, { kind: 'head' });
    await client.request('outlay/compare', { workspace, against: { kind: 'revision', revision: 'agreed' } });
    await client.until(status, (it) => /\+48,000\.00 USD in FY2027 against agreed/.test(it));
    await client.request('outlay/compare', {
      workspace,
      against: { kind: 'revision', revision: '--output=x' },
    });
    await client.until(status, (it) => /unknown/.test(it));
  });
});
