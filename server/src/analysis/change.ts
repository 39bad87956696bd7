/**
 * What the core is told. `host` makes changes from disk, Git and the clock; a test writes the same values by hand. After a
 * change every question to the core is a synchronous, pure function.
 */

import type { Dormancy } from './memory/dormant.ts';
import type { Contents } from './memory/known-contents.ts';
import type { KnownFindings } from './memory/known-findings.ts';

/** A file that could be read. */
export interface ReadableText {
  /**
   * Verbatim: line ends and a byte order mark are kept, so that offsets are those of the file. It may be decoded on each access,
   * so keep the source, not its text.
   */
  readonly text: string;
  /**
   * Git's blob id of the text with CRLF as LF and without a byte order mark (SHA-1 or SHA-256, whichever the repository
   * uses; SHA-1 without one). The same hash means the same items; offsets may differ.
   */
  readonly hash: string;
  /** Git's blob id of the raw bytes, if these have CRLF or a byte order mark. */
  readonly id?: string | undefined;
  /** It is being edited: `hash` identifies it in this process only, so nothing that is remembered may rely on it. */
  readonly isEdited?: true;
}

/** A file that exists but has no readable text. */
export interface UnreadableText {
  /** The reason, for people: `not UTF-8 (line 12)`, `a directory, expected a file`. */
  readonly unreadable: string;
}

/** The content of a file, or why there is none. */
export type TextSource = ReadableText | UnreadableText;

/** Whether `source` has a text. */
export function isReadable(source: TextSource): source is ReadableText {
  return 'text' in source;
}

/** A base that was read. Without any text it is empty: it holds no workspace, and everything is new. */
export interface KnownBase {
  /** By path relative to the workspace folder, `/`-separated, in order of path; undefined: the base has no such file. */
  readonly texts: ReadonlyMap<string, TextSource | undefined>;
  /** The state of paths that are not in `texts`: missing (the default), or the same as in the head at this moment. */
  readonly rest?: 'missing' | 'as-head';
  /** The full id of the commit. */
  readonly revision: string;
  /** For people: `4be19c7, the merge base with main`. */
  readonly label: string;
  /** Its shortest name, for the end of a sentence: `main`, `HEAD~1`, `4be19c7`. If left out: `the base`. */
  readonly name?: string;
  /** What a reader of the impact should know about it: several merge bases, submodules that were skipped. */
  readonly notes: readonly string[];
}

/** A base that is not available. Not the same as an empty one: the impact is unknown. */
export interface UnknownBase {
  /** The reason, for people. */
  readonly unknown: string;
  /** The command that repairs it, if there is one. */
  readonly repair?: string;
}

/** What the working tree is compared with. */
export type Base = KnownBase | UnknownBase;

/** Whether `base` could be read. */
export function isKnown(base: Base): base is KnownBase {
  return 'texts' in base;
}

/** An update for the core. What is left out stays as it was. */
export interface Change {
  /** New content by path relative to the workspace folder, `/`-separated; undefined: the file is gone. */
  readonly texts?: ReadonlyMap<string, TextSource | undefined>;
  readonly base?: Base;
  /** Files known without their text; passed once. The first text for one of their paths is the one it has: it wakes the file. */
  readonly dormant?: Dormancy;
  /** What some texts say that are yet to be passed. */
  readonly contents?: Contents;
  /** What an earlier run found, if everything besides files of Budgets is as it was then. */
  readonly findings?: KnownFindings;
  /** The one date that everything relative to now uses: a UTC day, `2026-11-18`. */
  readonly asOf?: string;
}
