/** Which of several workspaces the user is working in. */
import { commands, type Disposable, type Event, EventEmitter, type Uri, window } from 'vscode';
import type { Workspaces } from './workspaces.ts';

/** The workspace of the active editor or preview, otherwise the previous one, otherwise the first. */
export class Focus implements Disposable {
  readonly #workspaces: Workspaces;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: readonly Disposable[];
  #last: Uri | undefined;

  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(workspaces: Workspaces) {
    this.#workspaces = workspaces;
    this.#subscriptions = [
      window.onDidChangeActiveTextEditor(() => this.#look()),
      workspaces.onDidChange(() => this.#look()),
    ];
  }

  /** Undefined if there is none. */
  workspace(): Uri | undefined {
    const { roots } = this.#workspaces;
    return roots.find((it) => it.path === this.#last?.path) ?? roots[0];
  }

  /** Switches to this one: a preview of it has become active. */
  turnTo(workspace: Uri): void {
    const before = this.workspace()?.path;
    this.#last = workspace;
    if (this.workspace()?.path !== before) this.#changed.fire();
  }

  dispose(): void {
    for (const it of this.#subscriptions) it.dispose();
    this.#changed.dispose();
  }

  #look(): void {
    const active = window.activeTextEditor?.document.uri;
    const found = active && this.#workspaces.of(active);
    void commands.executeCommand('setContext', 'outlay.isOurs', found !== undefined);
    if (found) this.turnTo(found);
  }
}
