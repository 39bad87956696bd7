/** What is known of a repository once it was opened. */
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
  /** The commit that is checked out; undefined where there is none yet. */
  readonly head: string | undefined;
  /** The full name of the branch that is checked out; undefined where none is, or nothing is committed on it yet. */
  readonly branch: string | undefined;
  /** What is known of branches: undefined for those that do not exist. */
  readonly branches: ReadonlyMap<string, Branch | undefined>;
}

/** A branch by its full name, and the commit it points at. */
export interface Branch {
  readonly name: string;
  readonly commit: string;
  /** The branch that is checked out. */
  readonly current: boolean;
  /** The full name of the branch that this one stands for (`refs/remotes/origin/HEAD`), else ``. */
  readonly target: string;
}
