/**
 * What the server needs from its environment. `main` provides disk, Git and a clock on Node, and what the client pushes in a
 * web worker.
 *
 * A *place* is where a file or folder is: a path with `/` for files on disk (`/work/acme`, `c:/plan`), otherwise the decoded
 * URI.
 */
import type { Change, TextSource } from '../analysis/change.ts';
import type { Project } from '../analysis/project.ts';

/** The environment of a server. */
export interface Host {
  /** Whether URIs of a scheme lead to files here. */
  readonly serves: (scheme: string) => boolean;
  /** The place of the workspace that a folder is in: it or the nearest folder above with `outlay.yaml`. */
  readonly workspaceOf: (folder: string) => string | undefined;
  /** A workspace of which nothing has been read yet. */
  readonly folder: (place: string) => Folder;
  /** Lets waiting messages in. */
  readonly turn: () => Promise<void>;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Milliseconds since an arbitrary moment. */
  readonly elapsed: () => number;
  /** UTC day. */
  readonly today: () => string;
  /** URI of the page that explains a code. */
  readonly pageOf: (code: string) => string | undefined;
  /** Reports files below these places that came, went or changed, for clients that do not; undefined if it cannot. */
  readonly watch:
    | ((places: readonly string[], changed: (places: readonly string[]) => void) => Watch)
    | undefined;
  /** Takes files that the client pushes; undefined if files are read. */
  readonly take: ((files: readonly PushedFile[]) => void) | undefined;
}

/** A file that the client pushed. */
export interface PushedFile {
  readonly place: string;
  /** Undefined: it is gone. */
  readonly text: string | undefined;
}

/** A subscription that lasts until it is stopped. */
export interface Watch {
  /** From then on every change is reported. */
  readonly ready: Promise<void>;
  readonly stop: () => Promise<void>;
}

/** How a workspace is to be read. */
export interface ReadRequest {
  /** UTC day. */
  readonly asOf: string;
  /** What the head is compared with; undefined: the merge base with the default branch. */
  readonly revision: string | undefined;
  /** Git is not run in a folder that is not trusted. */
  readonly isTrusted: boolean;
}

/** A part of a reading. Its change has to be applied before the next one is requested. */
export interface ReadStep {
  readonly change: Change;
  /** Files read so far, and how many there are to read; 0 of 0 for anything but files. */
  readonly done: number;
  readonly of: number;
}

/** One workspace where it is stored. */
export interface Folder {
  /** Where it really is, after symbolic links. */
  readonly folder: string;
  /** What was left out on reading, for people. */
  readonly notes: readonly string[];
  /** Folders whose `HEAD` and `refs` decide what the base is. */
  readonly gitFolders: readonly string[];
  /** Folders above it in its repository: what their `.gitignore` excludes is ignored here too. */
  readonly foldersAbove: readonly string[];
  /** Whether a document at this path counted when the folder was last listed. */
  readonly has: (path: string) => boolean;
  /** Whether these paths, documents or not, can be read as they were listed: one that is gone or became a link may count differently. */
  readonly areAsListed: (paths: Iterable<string>) => boolean;
  /** Whether Git tracks as many files as when the folder was listed, as far as that can be seen without running it. */
  readonly isIndexAsListed: () => boolean;
  /** Whether documents are stored below what may be a folder, listed or not. */
  readonly holdsDocuments: (path: string) => boolean;
  /** Reads what is not up to date in `project`; the first time that is everything. The base comes last, and always. */
  readonly read: (project: Project, request: ReadRequest) => AsyncIterable<ReadStep>;
  /** The current stored text of some files; undefined: there is no such file. */
  readonly readFiles: (paths: Iterable<string>) => Promise<ReadonlyMap<string, TextSource | undefined>>;
  /** The branch that is checked out, and branches and tags that it could be compared with. */
  readonly refs: () => Promise<{ readonly branch: string | undefined; readonly names: readonly string[] }>;
  /** Stores for the next start what this one has read, in slices between which the project may not change; whether it did. */
  readonly remembering: (project: Project) => Generator<void, boolean>;
}
