/** Makes the client request again what it shows, when something other than its own edit has changed that. */
import type { Refreshed } from './client.ts';
import type { Cause, Server } from './server.ts';

const METHODS: Readonly<Record<Refreshed, string>> = {
  diagnostics: 'workspace/diagnostic/refresh',
  inlayHint: 'workspace/inlayHint/refresh',
  codeLens: 'workspace/codeLens/refresh',
};

/** Milliseconds without another change. During typing, only other open files can be out of date. */
const PATIENCE: Readonly<Record<Cause, number>> = { edit: 400, files: 20, settings: 0 };

/** One for all workspaces: a client refreshes all that it shows. */
export class Refresher {
  readonly #server: Server;
  #changes = 0;
  #strongest: Cause | undefined;

  constructor(server: Server) {
    this.#server = server;
  }

  changed(cause: Cause): void {
    const { host } = this.#server;
    this.#changes++;
    if (cause !== 'edit' || this.#strongest === undefined) this.#strongest = cause;
    // no other file is open
    if (this.#strongest === 'edit' && [...this.#server.buffers].length < 2) return;
    const changes = this.#changes;
    this.#server.background(
      'refresh',
      host
        .wait(PATIENCE[this.#strongest])
        .then(() => (changes === this.#changes ? this.#refresh() : undefined)),
    );
  }

  async #refresh(): Promise<void> {
    const { client, connection } = this.#server;
    const isEdit = this.#strongest === 'edit';
    this.#strongest = undefined;
    const kinds: readonly Refreshed[] = ['inlayHint', 'codeLens'];
    // after an edit, a client requests the diagnostics of everything it shows by itself
    const wanted = isEdit || !client.pulls ? kinds : ['diagnostics' as const, ...kinds];
    await Promise.all(
      wanted.filter((it) => client.refreshes[it]).map((it) => connection.sendRequest(METHODS[it])),
    );
  }
}
