/** Our workspaces in the open folders: every folder that holds an `outlay.yaml`. */
import { type Disposable, type Event, EventEmitter, type FileSystemWatcher, Uri, workspace } from 'vscode';
import { latest } from './latest.ts';

const SETTLES = '**/outlay.yaml';
/** What packages contain does not count here. */
const ELSEWHERE = '**/node_modules/**';

/** Tracks them, and reports when one comes or goes. */
export class Workspaces implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly #watcher: FileSystemWatcher;
  readonly #folders: Disposable;
  /** Undefined before the first search. */
  #found: readonly Uri[] | undefined;
  #settle: () => void = () => {};
  /** Resolved when the first search has ended. */
  readonly known: Promise<void> = new Promise((resolve) => {
    this.#settle = resolve;
  });

  /** Fires when the list has changed, and when it is known for the first time. */
  readonly onDidChange: Event<void> = this.#changed.event;
  /** Searches the disk again. */
  readonly find: () => void = latest(() => this.#find());

  constructor() {
    this.#watcher = workspace.createFileSystemWatcher(SETTLES, false, true, false);
    this.#watcher.onDidCreate(() => this.find());
    this.#watcher.onDidDelete(() => this.find());
    this.#folders = workspace.onDidChangeWorkspaceFolders(() => this.find());
  }

  /** Their folders, in a stable order. */
  get roots(): readonly Uri[] {
    return this.#found ?? [];
  }

  /** Whether a remembered folder is no longer a workspace. */
  isGone(root: Uri): boolean {
    return this.#found !== undefined && !this.#found.some((it) => it.toString() === root.toString());
  }

  /** The innermost one that holds a file; undefined if it is in none. */
  of(file: Uri): Uri | undefined {
    const holding = this.roots.filter((it) => file.scheme === it.scheme && isBelow(file.path, it.path));
    return holding.sort((a, b) => b.path.length - a.path.length)[0];
  }

  async #find(): Promise<void> {
    const found = await workspace.findFiles(SETTLES, ELSEWHERE);
    const roots = found.map((it) => Uri.joinPath(it, '..')).sort((a, b) => (a.path < b.path ? -1 : 1));
    if (roots.map(String).join('\n') === this.#found?.map(String).join('\n')) return;
    this.#found = roots;
    this.#settle();
    this.#changed.fire();
  }

  dispose(): void {
    this.#watcher.dispose();
    this.#folders.dispose();
    this.#changed.dispose();
  }
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
