/** The language server as the extension uses it: started if there is something to serve, asked by the names of `protocol.ts`. */
import {
  type Disposable,
  type Event,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  window,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { CHANGED, type Changed, REQUESTS, type Requests } from '../../server/src/protocol.ts';
import { askForDiagnostics, createClient } from './client.ts';
import { inTurn } from './in-turn.ts';
import type { Workspaces } from './workspaces.ts';
import { onTheirChange } from './yaml-extension.ts';

/** One of our own requests. */
export type RequestName = keyof Requests;

/** Milliseconds that a server is given to start: far more than it takes on a busy machine. */
const PATIENCE = 20_000;

/** A client, from its creation until it is abandoned: from then on nothing waits for its answers. */
class Session {
  readonly client: LanguageClient;
  readonly left: Promise<undefined>;
  leave: () => void = () => {};

  constructor(client: LanguageClient) {
    this.client = client;
    this.left = new Promise((resolve) => {
      this.leave = () => resolve(undefined);
    });
  }
}

/** Starts, stops and asks the language server. */
export class Server implements Disposable {
  readonly #context: ExtensionContext;
  readonly #log: LogOutputChannel;
  readonly #workspaces: Workspaces;
  readonly #patience: number;
  readonly #changed = new EventEmitter<Changed | undefined>();
  readonly #subscriptions: readonly Disposable[];
  /** Runs starting and stopping one after the other. */
  readonly #step: (step: () => Promise<void>) => Promise<void>;
  /** The last of these steps. */
  #turn: Promise<void> = Promise.resolve();
  #session: Session | undefined;
  #isOver = false;

  /** Something that is visible in an answer has changed; undefined if the server itself started or stopped. */
  readonly onDidChange: Event<Changed | undefined> = this.#changed.event;

  constructor(
    context: ExtensionContext,
    log: LogOutputChannel,
    workspaces: Workspaces,
    patience: number = PATIENCE,
  ) {
    this.#context = context;
    this.#log = log;
    this.#workspaces = workspaces;
    this.#patience = patience;
    this.#step = inTurn((error) => this.#log.error(String(error)));
    this.#subscriptions = [
      onTheirChange(workspaces, (uri) => this.#session && askForDiagnostics(this.#session.client, uri)),
    ];
  }

  /** Whether it can be asked: not while it starts, nor after it was given up. */
  get isRunning(): boolean {
    return this.#session?.client.isRunning() === true;
  }

  /** Runs it if there is a workspace, with the editor's current state, and stops it if there is none. */
  restart(): Promise<void> {
    void this.#step(() => this.#end());
    void this.#step(() => this.#start());
    this.#turn = this.#step(async () => this.#changed.fire(undefined));
    return this.#turn;
  }

  /** Makes all views ask again. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  /** Undefined if no server is running, or it has no answer; the log says why. */
  ask<K extends RequestName>(
    name: K,
    params: Requests[K]['params'],
  ): Promise<Requests[K]['answer'] | undefined> {
    return this.pass(name, params);
  }

  /** The same for callers that know the type of the answer. */
  async pass<Answer>(name: RequestName, params: object): Promise<Answer | undefined> {
    await this.#turn;
    const session = this.#session;
    try {
      // if a server hangs, its pending requests are abandoned
      return await (session &&
        Promise.race([session.client.sendRequest<Answer>(REQUESTS[name], params), session.left]));
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
    const client = createClient(this.#context, this.#log, roots, {
      isWanted: () => this.#session?.client === client,
      giveUp: () => this.#giveUp(),
    });
    this.#session = new Session(client);
    client.onNotification(CHANGED, (changed: Changed) => this.#changed.fire(changed));
    if (await isDoneWithin(this.#patience, client.start())) return;
    this.#offerRestart('The language server of Outlay does not answer, and was stopped.');
    await this.#end();
  }

  /** Its last answers may no longer hold, so all views ask again, and get none. */
  #giveUp(): void {
    this.#offerRestart('The language server of Outlay ended again and again, and is not started any more.');
    void this.#step(() => this.#end());
    this.#turn = this.#step(async () => this.#changed.fire(undefined));
  }

  #offerRestart(why: string): void {
    const restart = 'Restart Language Server';
    void window.showErrorMessage(why, restart).then((taken) => {
      if (taken === restart) void this.restart();
    });
  }

  async #end(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    session?.leave();
    // a client that has not started cannot be asked to stop: it says so, and ends its process
    await session?.client.dispose();
  }
}

async function isDoneWithin(milliseconds: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
