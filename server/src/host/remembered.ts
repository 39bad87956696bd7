/** What earlier runs remember of a workspace, taken where it still holds and written where it no longer does. */
import type { Dormancy, DormantFile } from '../analysis/memory/dormant.ts';
import type { Contents } from '../analysis/memory/known-contents.ts';
import { type Found, holdsOn } from '../analysis/memory/known-findings.ts';
import { dormancyOf, type Memory, recall, remembering } from '../analysis/memory/memory.ts';
import type { Project } from '../analysis/project.ts';
import { cacheFile } from './cache.ts';
import { isInWorkingTree } from './cache-folder.ts';
import type { Listing } from './listing.ts';
import { readMemory, writeMemory } from './memory.ts';

/** Where what may be lost is kept, and by which build. */
export interface CachePlace {
  readonly folder: string;
  readonly version: string;
}

/** Awake files, as a part of all, that make it worth to write the memory anew. */
const MANY_AWAKE = 0.05;

/** What is known of a workspace (its real folder); undefined when nothing is, or nothing that this program can read. */
export function recallWorkspace(cache: CachePlace | undefined, folder: string): Memory | undefined {
  const place = placeOf(cache, folder);
  const stored = place && readMemory(place.file, place.version);
  return stored && recall(stored);
}

/** Undefined where nothing is kept. In a working tree a pull request could bring a memory along, and with it a verdict. */
function placeOf(
  cache: CachePlace | undefined,
  folder: string,
): { readonly file: string; readonly version: string } | undefined {
  if (cache === undefined || isInWorkingTree(cache.folder)) return undefined;
  return { file: cacheFile(cache.folder, folder), version: cache.version };
}

/** What of a file it is enough to know: its money, or also that nothing is to be found in it, or also what is. */
export type Enough = 'money' | 'silence' | 'findings';

/** What somebody wants to know. */
interface Wanted {
  readonly what: Enough;
  /** UTC day. */
  readonly asOf: string;
  /** Files that have to be read for another reason. */
  readonly isOther: (path: string) => boolean;
}

/** What holds of a memory. Files need not be read that have not been touched since, as Git says, and of which it knows enough. */
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

/** Whether Git knows a file on disk under one of the ids of its text: as it stands, or with CRLF as LF. */
export function isUntouched(
  files: Listing['files'],
  path: string,
  text: { readonly hash: string; readonly id?: string | undefined },
): boolean {
  const state = files.get(path);
  return state?.from === 'disk' && state.id !== undefined && (state.id === text.hash || state.id === text.id);
}

/** After the answer: what the next run may know without reading, in slices; whether it is kept. */
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
