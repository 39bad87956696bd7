/** The language server as the extension uses it: started where there is something to serve, asked by the names of `protocol.ts`. */
import {
  type Disposable,
  type Event,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { CHANGED, type Changed, REQUESTS, type Requests } from '../../server/src/protocol.ts';
import { askForDiagnostics, createClient } from './client.ts';
import { inTurn } from './in-turn.ts';
import type { Workspaces } from './workspaces.ts';
import { onTheirChange } from './yaml-extension.ts';

/** One of our own requests. */
export type RequestName = keyof Requests;

/** Starts, stops and asks the language server. */
export class Server implements Disposable {
  readonly #context: ExtensionContext;
  readonly #log: LogOutputChannel;
  readonly #workspaces: Workspaces;
  readonly #changed = new EventEmitter<Changed | undefined>();
  readonly #subscriptions: readonly Disposable[];
  /** Starting and stopping, one after the other. */
  readonly #step: (step: () => Promise<void>) => Promise<void>;
  /** The last of these steps. */
  #turn: Promise<void> = Promise.resolve();
  #client: LanguageClient | undefined;
  #isOver = false;

  /** Something that can be seen in an answer is another now; undefined when the server itself came or went. */
  readonly onDidChange: Event<Changed | undefined> = this.#changed.event;

  constructor(context: ExtensionContext, log: LogOutputChannel, workspaces: Workspaces) {
    this.#context = context;
    this.#log = log;
    this.#workspaces = workspaces;
    this.#step = inTurn((error) => this.#log.error(String(error)));
    this.#subscriptions = [
      onTheirChange(workspaces, (uri) => this.#client && askForDiagnostics(this.#client, uri)),
    ];
  }

  /** Runs it where there is a workspace, with what the editor knows by now, and ends it where there is none. */
  restart(): Promise<void> {
    void this.#step(() => this.#end());
    void this.#step(() => this.#start());
    this.#turn = this.#step(async () => this.#changed.fire(undefined));
    return this.#turn;
  }

  /** Makes everybody ask again. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  /** Undefined where no server runs, or where it has no answer; the log says why. */
  ask<K extends RequestName>(
    name: K,
    params: Requests[K]['params'],
  ): Promise<Requests[K]['answer'] | undefined> {
    return this.pass(name, params);
  }

  /** The same for one who knows what to expect of the answer. */
  async pass<Answer>(name: RequestName, params: object): Promise<Answer | undefined> {
    await this.#turn;
    try {
      return await this.#client?.sendRequest<Answer>(REQUESTS[name], params);
    } catch (error) {
      this.#log.error(`${REQUESTS[name]}: ${String(error)}`);
      return undefined;
    }
  }

  dispose(): void {
    this.#isOver = true;
    void this.#step(() => this.#end());
    for (const it of this.#subscriptions) it.dispose();
    this.#changed.dispose();
  }

  async #start(): Promise<void> {
    const { roots } = this.#workspaces;
    if (this.#isOver || roots.length === 0) return;
    const client = createClient(this.#context, this.#log, roots);
    this.#client = client;
    client.onNotification(CHANGED, (changed: Changed) => this.#changed.fire(changed));
    await client.start();
  }

  async #end(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.dispose();
  }
}
