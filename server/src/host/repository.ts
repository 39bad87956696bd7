/** What is known about a repository once it has been opened. */
import type { HashName } from './text.ts';

/** A repository, seen from a folder inside its working tree. */
export interface Repository {
  /** The folder that all paths are relative to: real, absolute. */
  readonly folder: string;
  /** From the top of the working tree to `folder`: `` or `finance/plan/`. */
  readonly prefix: string;
  /** The file with the index, absolute. */
  readonly indexFile: string;
  readonly hash: HashName;
  /** History ends somewhere, so a merge base may be out of reach. */
  readonly shallow: boolean;
  /** The commit that is checked out; undefined if there is none yet. */
  readonly head: string | undefined;
  /** The full name of the branch that is checked out; undefined if there is none, or it has no commit yet. */
  readonly branch: string | undefined;
  /** What is known about branches: undefined for those that do not exist. */
  readonly branches: ReadonlyMap<string, Branch | undefined>;
}

/** A branch by its full name, and the commit it points to. */
export interface Branch {
  readonly name: string;
  readonly commit: string;
  /** The branch that is checked out. */
  readonly current: boolean;
  /** The full name of the branch that this one stands for (`refs/remotes/origin/HEAD`), otherwise empty. */
  readonly target: string;
}
