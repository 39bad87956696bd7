/** All open workspaces, and which of them a file belongs to. */
import type { Host } from './host.ts';
import { OpenWorkspace } from './open-workspace.ts';
import { folderOf, pathBelow, placeOf, uriOf } from './uris.ts';

/** A file of a workspace. */
export interface FileAt {
  readonly workspace: OpenWorkspace;
  readonly path: string;
}

/** Opens workspaces as the client's folders and files need them. */
export class Workspaces {
  readonly #host: Host;
  readonly #open: Map<string, OpenWorkspace> = new Map();
  readonly #opened: (workspace: OpenWorkspace) => void;
  /** URIs of the client's folders by place; without any, every file may be asked about. */
  #folders: ReadonlyMap<string, string> = new Map();

  /** `opened` is called for each new one: it has to be read. */
  constructor(host: Host, opened: (workspace: OpenWorkspace) => void) {
    this.#host = host;
    this.#opened = opened;
  }

  get all(): Iterable<OpenWorkspace> {
    return this.#open.values();
  }

  /** Whether it is still open: readings and answers already in progress end later. */
  has(workspace: OpenWorkspace): boolean {
    return this.#open.get(workspace.place) === workspace;
  }

  /** Sets the folders of the client; workspaces that are no longer reachable are closed and returned. */
  setFolders(uris: readonly string[]): readonly OpenWorkspace[] {
    this.#folders = new Map(
      uris.flatMap((uri) => {
        const place = placeOf(uri, this.#host);
        return place === undefined ? [] : [[place, uri]];
      }),
    );
    for (const folder of this.#folders.keys()) this.#openAt(folder);
    return this.#letGo((it) => !this.#isWanted(it));
  }

  /**
   * Closes and returns workspaces without their `outlay.yaml`: their files belong to the workspace around them, or to none. A
   * client's folder with none around it waits for its own, which another branch may bring back.
   */
  letGoEmptied(): readonly OpenWorkspace[] {
    return this.#letGo(({ place }) => {
      const now = this.#host.workspaceOf(place);
      return now === undefined ? !this.#holdsFolder(place) : now !== place;
    });
  }

  #letGo(isLeft: (workspace: OpenWorkspace) => boolean): readonly OpenWorkspace[] {
    const left = [...this.#open.values()].filter(isLeft);
    for (const { place } of left) this.#open.delete(place);
    return left;
  }

  /** The file that a URI names, for a file about to be opened: opens its workspace too. */
  opening(uri: string): FileAt | undefined {
    const place = placeOf(uri, this.#host);
    if (place === undefined || !this.#isInside(place)) return undefined;
    const workspace = this.#openAt(folderOf(place));
    const path = workspace?.pathOf(place);
    return workspace && path !== undefined ? { workspace, path } : undefined;
  }

  /** The file that a URI names, in the open workspaces. */
  at(uri: string): FileAt | undefined {
    const place = placeOf(uri, this.#host);
    return place === undefined ? undefined : this.atPlace(place);
  }

  atPlace(place: string): FileAt | undefined {
    let best: FileAt | undefined;
    for (const workspace of this.#open.values()) {
      const path = workspace.pathOf(place);
      // the innermost of nested workspaces
      if (path !== undefined && (best === undefined || path.length < best.path.length))
        best = { workspace, path };
    }
    return best;
  }

  /** The workspace whose folder a URI names. */
  named(uri: string): OpenWorkspace | undefined {
    const place = placeOf(uri, this.#host);
    return [...this.#open.values()].find((it) => it.place === place || it.folder.folder === place);
  }

  #openAt(folder: string): OpenWorkspace | undefined {
    const place = this.#host.workspaceOf(folder);
    if (place === undefined) return undefined;
    const known = this.#open.get(place);
    if (known) return known;
    const workspace = new OpenWorkspace(place, this.#folders.get(place) ?? uriOf(place), this.#host);
    this.#open.set(place, workspace);
    this.#opened(workspace);
    return workspace;
  }

  #isInside(place: string): boolean {
    const isIn = (folder: string) => pathBelow(folder, place) !== undefined;
    return (
      this.#folders.size === 0 || [...this.#folders.keys()].some(isIn) || this.atPlace(place) !== undefined
    );
  }

  /** Whether a place is a folder of the client, or above one. */
  #holdsFolder(place: string): boolean {
    return [...this.#folders.keys()].some((it) => it === place || pathBelow(place, it) !== undefined);
  }

  #isWanted({ place, overlay }: OpenWorkspace): boolean {
    const isBelow = [...this.#folders.keys()].some((it) => pathBelow(it, place) !== undefined);
    return isBelow || this.#holdsFolder(place) || [...overlay.paths].length > 0;
  }
}
