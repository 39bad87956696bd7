/** The language server as the extension starts it: one that fails, hangs, or is left while it starts. */
import assert from 'node:assert/strict';
import { register } from 'node:module';
import type { ExtensionContext, LogOutputChannel, Uri as RealUri } from 'vscode';
import type { Server } from '../src/server.ts';
import type { Workspaces } from '../src/workspaces.ts';
import { partly, pending, turn } from './editor/parts.ts';

register('./editor/hooks.mjs', import.meta.url);
const { editor, Uri } = await import('./editor/vscode.ts');
const real = await import('../src/server.ts');

/** Milliseconds that a server is given to start. */
const PATIENCE = 100;

const ACME = partly<RealUri>(Uri.parse('file:///acme'));

describe('the language server of the extension', () => {
  const log: string[] = [];
  const workspaces = partly<Workspaces>({ roots: [ACME] });

  function server(): Server {
    editor.clients.splice(0);
    editor.errors.splice(0);
    editor.start = () => Promise.resolve();
    editor.answer = async () => 'an answer';
    log.splice(0);
    return new real.Server(
      partly<ExtensionContext>({ asAbsolutePath: (it: string) => it }),
      partly<LogOutputChannel>({ error: (text: string) => void log.push(text) }),
      workspaces,
      PATIENCE,
    );
  }

  const states = () => editor.clients.map((it) => it.state);

  it('can be restarted when it did not start', async () => {
    const made = server();
    editor.start = () => Promise.reject(new Error('no memory'));
    await made.restart();
    assert.deepEqual(log, ['Error: no memory']);
    editor.start = () => Promise.resolve();
    await made.restart();
    assert.deepEqual(states(), ['failed', 'running']);
    assert.equal(await made.ask('status', { workspace: ACME.toString() }), 'an answer');
  });

  it('can be restarted when it hangs while it starts', async () => {
    const made = server();
    editor.start = () => new Promise(() => {});
    const hanging = made.restart();
    const asked = made.ask('status', { workspace: ACME.toString() });
    await hanging;
    assert.equal(await asked, undefined);
    assert.deepEqual(editor.errors, ['The language server of Outlay does not answer, and was stopped.']);
    editor.start = () => Promise.resolve();
    await made.restart();
    assert.deepEqual(states(), ['starting', 'running']);
    assert.equal(await made.ask('status', { workspace: ACME.toString() }), 'an answer');
  });

  it('that ended too often says so, takes back what it said, and is started again by the button of the message', async () => {
    const made = server();
    await made.restart();
    const [client] = editor.clients;
    const heard: unknown[] = [];
    made.onDidChange((changed) => heard.push(changed));
    for (let crash = 0; crash < 4; crash++) await client?.crash();
    assert.deepEqual([editor.errors, heard], [[], []], 'the client starts it again by itself');
    editor.taken = ([restart]) => restart;
    editor.start = () => Promise.resolve();
    await client?.crash();
    assert.deepEqual(editor.errors, [
      'The language server of Outlay ended again and again, and is not started any more.',
    ]);
    assert.equal(await made.ask('status', { workspace: ACME.toString() }), 'an answer');
    assert.deepEqual(heard, [undefined, undefined], 'once for its end and once for its return');
    assert.deepEqual(states(), ['stopped', 'running']);
    editor.taken = () => undefined;
  });

  it('leaves nobody waiting when it is restarted because it hangs', async () => {
    const made = server();
    await made.restart();
    editor.answer = () => new Promise(() => {});
    const asked = made.ask('status', { workspace: ACME.toString() });
    await turn();
    await made.restart();
    assert.equal(await asked, undefined);
    editor.answer = async () => 'an answer';
    assert.equal(await made.ask('status', { workspace: ACME.toString() }), 'an answer');
  });

  it('ends when it is left while it starts, and starts no more', async () => {
    const made = server();
    const starting = pending<void>();
    editor.start = () => starting.promise;
    const first = made.restart();
    const second = made.restart();
    // the client has been asked to start
    await turn();
    made.dispose();
    starting.keep();
    await Promise.all([first, second]);
    await turn();
    assert.deepEqual(states(), ['stopped']);
    assert.deepEqual(log, []);
  });
});
