/** What earlier runs remember about a workspace: used where it still holds, rewritten where it no longer does. */
import type { Dormancy, DormantFile } from '../analysis/memory/dormant.ts';
import type { Contents } from '../analysis/memory/known-contents.ts';
import { type Found, holdsOn } from '../analysis/memory/known-findings.ts';
import { dormancyOf, type Memory, recall, remembering } from '../analysis/memory/memory.ts';
import type { Project } from '../analysis/project.ts';
import { cacheFile } from './cache.ts';
import { isInWorkingTree } from './cache-folder.ts';
import type { Listing } from './listing.ts';
import { readMemory, writeMemory } from './memory.ts';

/** Where disposable data is kept, and by which build. */
export interface CachePlace {
  readonly folder: string;
  readonly version: string;
}

/** The share of awake files from which on it is worth rewriting the memory. */
const MANY_AWAKE = 0.05;

/** What is known about a workspace (its real folder); undefined if there is nothing that this program can read. */
export function recallWorkspace(cache: CachePlace | undefined, folder: string): Memory | undefined {
  const place = placeOf(cache, folder);
  const stored = place && readMemory(place.file, place.version);
  return stored && recall(stored);
}

/** Undefined if nothing is kept. In a working tree, a pull request could bring along a memory, and with it a verdict. */
function placeOf(
  cache: CachePlace | undefined,
  folder: string,
): { readonly file: string; readonly version: string } | undefined {
  if (cache === undefined || isInWorkingTree(cache.folder)) return undefined;
  return { file: cacheFile(cache.folder, folder), version: cache.version };
}

/** How much must be known about a file: its money, or also that it has no findings, or also its findings. */
export type Enough = 'money' | 'silence' | 'findings';

/** What the caller wants to know. */
interface Wanted {
  readonly what: Enough;
  /** UTC day. */
  readonly asOf: string;
  /** Files that must be read for another reason. */
  readonly isOther: (path: string) => boolean;
}

/** What still holds of a memory. A file need not be read if Git says it is unchanged and the memory knows enough about it. */
export function recalled(
  memory: Memory,
  { files }: Listing,
  { what, asOf, isOther }: Wanted,
): { readonly dormant: Dormancy; readonly contents: Contents } {
  const found = new Map(what === 'findings' ? memory.findings?.files : []);
  const isEnough = (path: string, { isSilent, until = asOf }: DormantFile): boolean => {
    if (what === 'money' || (isSilent && asOf <= until)) return true;
    const known = found.get(path);
    return known !== undefined && holdsOn(known, asOf);
  };
  const dormant = dormancyOf(memory, (path, file) => {
    if (isOther(path) || !isUntouched(files, path, file) || !isEnough(path, file)) return false;
    const { reads } = file;
    if (reads.size > 0)
      for (const [other, hash] of reads) if (!isUntouched(files, other, { hash })) return false;
    return true;
  });
  return { dormant, contents: memory.contents };
}

/** Whether Git has a file on disk under one of the ids of its text: as it is, or with CRLF as LF. */
export function isUntouched(
  files: Listing['files'],
  path: string,
  text: { readonly hash: string; readonly id?: string | undefined },
): boolean {
  const state = files.get(path);
  return state?.from === 'disk' && state.id !== undefined && (state.id === text.hash || state.id === text.id);
}

/** After the answer: what the next run may know without reading, in slices; returns whether it was stored. */
export function* rememberingWorkspace(
  cache: CachePlace | undefined,
  { folder, files }: Listing,
  project: Project,
  memory: Memory | undefined,
  found?: Found,
): Generator<void, boolean> {
  const place = placeOf(cache, folder);
  if (!place) return false;
  const awake = files.size - project.head.dormant.files.size;
  const isNews = found !== undefined && memory?.findings === undefined;
  if (memory && !isNews && awake - memory.awake < files.size * MANY_AWAKE) return false;
  const made = yield* remembering(project, found);
  return made !== undefined && writeMemory(place.file, place.version, made);
}
