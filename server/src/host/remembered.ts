/** What earlier runs remember of a workspace, taken where it still holds and written where it no longer does. */
import type { Dormancy, DormantFile } from '../analysis/dormant.ts';
import { dormancyOf, type Memory, recall, remembering } from '../analysis/memory.ts';
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

/** Of fewer files nothing is remembered: reading them takes less. */
const FEW_FILES = 300;

/** Awake files, as a part of all, that make it worth to write the memory anew. */
const MANY_AWAKE = 0.05;

/** Undefined when there is none, or none that this program can read. */
export function recallWorkspace(
  cache: CachePlace | undefined,
  { folder, files }: Listing,
): Memory | undefined {
  const place = placeOf(cache, folder, files.size);
  const stored = place && readMemory(place.file, place.version);
  return stored && recall(stored);
}

/** Undefined where nothing is kept. In a working tree a pull request could bring a memory along, and with it a verdict. */
function placeOf(
  cache: CachePlace | undefined,
  folder: string,
  files: number,
): { readonly file: string; readonly version: string } | undefined {
  if (files < FEW_FILES || cache === undefined || isInWorkingTree(cache.folder)) return undefined;
  return { file: cacheFile(cache.folder, folder), version: cache.version };
}

/**
 * The files that need not be read: Git says that they have not been touched since, and `isEnough` that what is remembered of them is
 * what is asked for.
 */
export function dormantIn(
  memory: Memory,
  { files }: Listing,
  isEnough: (path: string, file: DormantFile) => boolean,
): Dormancy {
  return dormancyOf(memory, (path, file) => {
    if (!isUntouched(files, path, file) || !isEnough(path, file)) return false;
    for (const [other, hash] of file.reads) if (!isUntouched(files, other, { hash })) return false;
    return true;
  });
}

/** Whether Git knows a file on disk under one of the ids of its text: as it stands, or with CRLF as LF. */
export function isUntouched(
  files: Listing['files'],
  path: string,
  { hash, id }: { readonly hash: string; readonly id?: string | undefined },
): boolean {
  const state = files.get(path);
  return state?.from === 'disk' && state.id !== undefined && (state.id === hash || state.id === id);
}

/** After the answer: what the next run may know without reading, in slices; whether it is kept. */
export function* rememberingWorkspace(
  cache: CachePlace | undefined,
  { folder, files }: Listing,
  project: Project,
  memory: Memory | undefined,
): Generator<void, boolean> {
  const place = placeOf(cache, folder, files.size);
  if (!place) return false;
  const awake = files.size - project.head.dormant.files.size;
  if (memory && awake - memory.awake < files.size * MANY_AWAKE) return false;
  const made = yield* remembering(project);
  return made !== undefined && writeMemory(place.file, place.version, made);
}
