/** The environment of the language server in a web worker: files are what the client pushes, and there is no Git. */
import type { Base, Change, TextSource } from '../analysis/change.ts';
import { WORKSPACE_FILE } from '../analysis/model/settings.ts';
import type { Project } from '../analysis/project.ts';
import { isDocuments } from '../analysis/side.ts';
import type { Folder, Host, PushedFile, ReadStep } from '../lsp/host.ts';
import { pathBelow } from '../lsp/uris.ts';

const NO_GIT: Base = { unknown: 'there is no Git in a browser, so nothing is known of the base' };
const NOTHING: readonly never[] = [];

/** Keeps what was pushed, by place. */
export function browserHost(): Host {
  const files = new Map<string, TextSource>();
  let pushed = 0;
  return {
    serves: () => true,
    workspaceOf: (folder) => workspaceAt(files, folder),
    folder: (place) => new PushedFolder(place, files),
    turn: nextTurn,
    wait: (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds)),
    elapsed: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
    pageOf: () => undefined,
    watch: undefined,
    take: (all: readonly PushedFile[]) => {
      for (const { place, text } of all)
        if (text === undefined) files.delete(place);
        else files.set(place, { text, hash: `pushed ${++pushed}` });
    },
  };
}

function workspaceAt(files: ReadonlyMap<string, TextSource>, start: string): string | undefined {
  for (let folder = start; folder !== ''; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/'))))
    if (files.has(`${folder}/${WORKSPACE_FILE}`)) return folder;
  return undefined;
}

/** One workspace of pushed files. */
class PushedFolder implements Folder {
  readonly folder: string;
  readonly notes: readonly string[] = NOTHING;
  readonly gitFolders: readonly string[] = NOTHING;
  readonly foldersAbove: readonly string[] = NOTHING;
  readonly #files: ReadonlyMap<string, TextSource>;

  constructor(place: string, files: ReadonlyMap<string, TextSource>) {
    this.folder = place;
    this.#files = files;
  }

  has(path: string): boolean {
    return isDocuments(path) && this.#files.has(`${this.folder}/${path}`) && this.#isOurs(path);
  }

  /** They are what was pushed last. */
  areAsListed(): boolean {
    return true;
  }

  /** There is no index. */
  isIndexAsListed(): boolean {
    return true;
  }

  /** Each document is pushed by itself. */
  holdsDocuments(): boolean {
    return false;
  }

  async *read(project: Project, { asOf }: { readonly asOf: string }): AsyncGenerator<ReadStep, void> {
    const here = [...this.#files.keys()].flatMap((it) => pathBelow(this.folder, it) ?? []);
    const paths = here.filter((it) => this.has(it));
    const gone = [...project.head.files.keys()].filter((it) => isDocuments(it) && !this.has(it));
    yield step({ asOf });
    yield step({ texts: await this.readFiles([...paths, ...gone]) });
    yield step({ texts: await this.readFiles(project.namedPaths()) });
    yield step({ base: NO_GIT });
  }

  async readFiles(paths: Iterable<string>): Promise<ReadonlyMap<string, TextSource | undefined>> {
    return new Map(Array.from(paths, (path) => [path, this.#files.get(`${this.folder}/${path}`)]));
  }

  async refs(): Promise<{ readonly branch: undefined; readonly names: readonly string[] }> {
    return { branch: undefined, names: NOTHING };
  }

  /** Nothing outlives the worker. */
  // biome-ignore lint/correctness/useYield: there is nothing to do
  *remembering(): Generator<void, boolean> {
    return false;
  }

  /** Whether no other workspace lies between. */
  #isOurs(path: string): boolean {
    const folder = path.includes('/') ? `/${path.slice(0, path.lastIndexOf('/'))}` : '';
    return workspaceAt(this.#files, `${this.folder}${folder}`) === this.folder;
  }
}

function step(change: Change): ReadStep {
  return { change, done: 0, of: 0 };
}

/** A timer of 0 ms takes four; a message does not. */
function nextTurn(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    const done = () => {
      port1.close();
      resume();
    };
    port1.addEventListener('message', done);
    port1.start();
    port2.postMessage(undefined);
  });
}
