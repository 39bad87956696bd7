/** A storm of edits: each answer belongs to its version. */
import assert from 'node:assert/strict';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import type { Project } from '../../src/analysis/project.ts';
import { diagnosticsOf } from '../../src/report/diagnostic.ts';
import { chanceOf, edited } from '../analysis/random-edits.ts';
import { AS_OF, example, projectOf, textSource } from '../analysis/workspaces.ts';
import { clean, scratch } from '../host/scratch.ts';
import { type Client, connect, PULL, PUSH, stopAll } from './client.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261126);
const EDITS = 120;
const PATH = 'budgets/payments.yaml';

function expected(project: Project, path: string): readonly string[] {
  return diagnosticsOf(project.head, path, project.findings(path)).map(({ finding, start, end }) =>
    row(finding.code, start, end),
  );
}

function seen(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, range }) => row(String(code), range.start, range.end));
}

interface At {
  readonly line: number;
  readonly character: number;
}

function row(code: string, start: At, end: At): string {
  return `${code} ${start.line}:${start.character}-${end.line}:${end.character}`;
}

describe(`a storm of edits, seed ${SEED}`, () => {
  afterEach(async () => {
    await stopAll();
    clean();
  });

  it('is answered for each version alone, pushed and pulled', async () => {
    const files = example('acme');
    const made = scratch();
    for (const [path, text] of Object.entries(files)) made.write(path, text);
    const [push, pull] = await Promise.all(
      [PUSH, PULL].map((capabilities) => connect(made.path, { capabilities, settings: { asOf: AS_OF } })),
    );
    assert.ok(push && pull);
    await Promise.all([push.read(), pull.read()]);
    const texts = stormOf(files[PATH] ?? '');
    const answers = await sendStorm(texts, push, pull);
    await push.published(PATH, (it) => it.version === texts.length);
    const project = projectOf(files);
    const check = (version: number, diagnostics: readonly Diagnostic[]) => {
      project.apply({ texts: new Map([[PATH, textSource(texts[version - 1] ?? '')]]) });
      assert.deepEqual(seen(diagnostics), expected(project, PATH), `version ${version}`);
    };
    for (const { version, diagnostics } of published(push)) check(version ?? 0, diagnostics);
    for (const [version, diagnostics] of answers) check(version, diagnostics);
    assert.ok(answers.has(texts.length));
  });
});

/** Each text is an edit of the one before. */
function stormOf(text: string): readonly string[] {
  const chance = chanceOf(SEED);
  const texts = [text];
  for (let i = 0; i < EDITS; i++) texts.push(edited(texts.at(-1) ?? '', chance));
  return texts;
}

/** What was answered, by version. */
async function sendStorm(
  texts: readonly string[],
  push: Client,
  pull: Client,
): Promise<ReadonlyMap<number, readonly Diagnostic[]>> {
  const chance = chanceOf(SEED + 1);
  const answers = new Map<number, readonly Diagnostic[]>();
  const asking: Promise<void>[] = [];
  const [first, ...rest] = texts;
  for (const client of [push, pull]) client.open(PATH, first);
  for (const text of rest) {
    push.change(PATH, { text });
    const version = pull.change(PATH, { text });
    if (chance() < 0.3 || version === texts.length) asking.push(ask(pull, version, answers));
    // now and then what comes in between is read
    if (chance() < 0.1) await new Promise((resume) => setTimeout(resume, chance() * 40));
  }
  await Promise.all(asking);
  return answers;
}

/** An answer is of the version that was last when it was asked, or is none. */
async function ask(
  client: Client,
  version: number,
  answers: Map<number, readonly Diagnostic[]>,
): Promise<void> {
  try {
    const { items } = await client.request<{ items: readonly Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri: client.uri(PATH) },
    });
    answers.set(version, items);
  } catch (error) {
    assert.equal(Reflect.get(Object(error), 'code'), -32801);
  }
}

function published(client: Client): readonly PublishDiagnosticsParams[] {
  return client.told
    .filter((it) => it.method === 'textDocument/publishDiagnostics')
    .map((it) => it.params as PublishDiagnosticsParams)
    .filter((it) => it.uri === client.uri(PATH) && it.version !== undefined);
}
