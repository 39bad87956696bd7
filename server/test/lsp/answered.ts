/** Requests of a client that nobody would write on purpose, and how to see that a server has come through them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Hover, Position } from 'vscode-languageserver';
import { acme } from '../cli/run.ts';
import { type Client, connect, PULL } from './client.ts';
import { type Asked, type Request, requestsAt, requestsOf } from './requests.ts';

/** The file of `acme` that is open. */
export const PATH = 'budgets/payments.yaml';

/** Far more than any answer takes on a busy machine. */
const PATIENCE_MS = 5_000;

const INVALID_PARAMS = -32602;
const REQUEST_FAILED = -32803;

/** On the name of its cost center. */
const PLACE: Position = { line: 4, character: 16 };

/** A client that asks for diagnostics, of a workspace that was read, with the file open. */
export async function withOpenFile(): Promise<Client> {
  const client = await connect(acme().path, {
    capabilities: { ...PULL, textDocument: { ...PULL.textDocument, rename: { prepareSupport: true } } },
  });
  await client.read();
  client.open(PATH);
  return client;
}

/** Its text on disk. */
export function textOf(client: Client, path: string = PATH): string {
  return readFileSync(fileURLToPath(client.uri(path)), 'utf8');
}

/** Everything that can be asked about a position in it, and about the text before. */
export function everyRequest(
  client: Client,
  position: Position = PLACE,
  other: Partial<Asked> = {},
): readonly Request[] {
  const { capabilities } = client.result;
  const range = { start: { line: 0, character: 0 }, end: position };
  const asked = { uri: client.uri(PATH), path: PATH, position, range, workspace: client.uri(''), ...other };
  return [...requestsAt(capabilities, asked), ...requestsOf(capabilities, asked)];
}

export function hoverAt(client: Client): Request {
  return ['textDocument/hover', { textDocument: { uri: client.uri(PATH) }, position: PLACE }];
}

/** What is answered in time; a bug is no answer, a refusal is one. */
export async function answerOf(client: Client, method: string, params: unknown): Promise<unknown> {
  const start = performance.now();
  try {
    return await client.request(method, params);
  } catch (error) {
    const about = `${method} ${JSON.stringify(params)?.slice(0, 200)}: ${error}`;
    assert.ok([INVALID_PARAMS, REQUEST_FAILED].includes(Reflect.get(Object(error), 'code')), about);
    return null;
  } finally {
    assert.ok(performance.now() - start < PATIENCE_MS, method);
  }
}

/** The code of the error that a request is refused with. */
export async function refusalOf(client: Client, method: string, params: unknown): Promise<unknown> {
  try {
    return { answered: await client.request(method, params) };
  } catch (error) {
    return Reflect.get(Object(error), 'code');
  }
}

/** The file answers as if nothing had happened. */
export async function isWell(client: Client): Promise<void> {
  const [method, params] = hoverAt(client);
  const { contents } = await client.request<Hover>(method, params);
  assert.match(JSON.stringify(contents), /Payments/);
  assert.deepEqual(await client.settled(PATH), []);
  assert.deepEqual(faultsOf(client), []);
}

/** What its log says went wrong. */
export function faultsOf({ told }: Client): readonly string[] {
  return told
    .filter((it) => it.method === 'window/logMessage' && Reflect.get(Object(it.params), 'type') === 1)
    .map((it) => String(Reflect.get(Object(it.params), 'message')));
}
