/** The other end of the page: the extension, which passes questions on to the server. */
import type { REQUESTS, Requests } from '../../server/src/protocol.ts';
import type { FromPage, Told, ToPage } from '../src/preview/messages.ts';

interface VsCode {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCode;

type Key = keyof typeof REQUESTS;

/** Parameters without the workspace, which the extension knows. */
type Params<Name extends Key> = Omit<Requests[Name]['params'], 'workspace'>;

/** Asks and tells; passes everything but answers to `onMessage`. */
export class Host {
  readonly #api: VsCode = acquireVsCodeApi();
  readonly #waiting: Map<number, (answer: unknown) => void> = new Map();
  #last = 0;

  constructor(onMessage: (message: Told) => void) {
    addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
      if (data.kind !== 'answer') {
        onMessage(data);
        return;
      }
      this.#waiting.get(data.id)?.(data.answer);
      this.#waiting.delete(data.id);
    });
  }

  /** Undefined if there is no answer: the server is not running, or failed to give one. */
  ask<Name extends Key>(name: Name, params: Params<Name>): Promise<Requests[Name]['answer'] | undefined> {
    const id = ++this.#last;
    return new Promise((resolve) => {
      // the protocol guarantees the type: both ends are built together
      this.#waiting.set(id, (answer) =>
        resolve((answer ?? undefined) as Requests[Name]['answer'] | undefined),
      );
      this.#api.postMessage({ kind: 'ask', id, name, params });
    });
  }

  tell(message: Exclude<FromPage, { kind: 'ask' }>): void {
    this.#api.postMessage(message);
  }

  /** What outlives the page while it is hidden. */
  get saved(): unknown {
    return this.#api.getState();
  }

  save(state: unknown): void {
    this.#api.setState(state);
  }
}
