/**
 * What a run remembers for the next one: as plain data, and amounts in minor units as 64-bit integers. Whoever keeps it (see
 * `host/memory.ts`) adds by which program it was written; this file trusts that, and nothing else: data that is not of this shape
 * is none. Of files and cost centers only that is decoded which somebody asks for.
 */

import type { Project } from '../project.ts';
import type { Dormancy, DormantFile } from './dormant.ts';
import type { Contents } from './known-contents.ts';
import type { Found, KnownFindings } from './known-findings.ts';
import {
  type FilesData,
  type RecalledFiles,
  type RecordedFiles,
  Recorder,
  recallFiles,
} from './recorded-files.ts';

/** Files of Budgets, and the hashes by path of all that they may read. */
export interface Memory extends RecalledFiles {
  readonly registry: ReadonlyMap<string, string>;
  /** How many files a check has to read again. */
  readonly awake: number;
  readonly contents: Contents;
  readonly findings: KnownFindings | undefined;
}

/** `JSON.stringify` takes it. */
export interface MemoryData extends FilesData {
  readonly registry: readonly (readonly [path: string, hash: string])[];
  readonly awake: number;
}

/** What is remembered. */
export interface Remembered extends RecordedFiles {
  readonly data: MemoryData;
  /** Plain data as well, but with `bigint` and with objects that stand at several places. */
  readonly contents: Contents;
  /** `JSON.stringify` takes it; undefined: nobody has asked for all of them. */
  readonly findings: KnownFindings | undefined;
}

/**
 * In slices of a file. Undefined when something cannot be read: then nothing is worth remembering. `found` are all findings with
 * their places.
 */
export function* remembering(
  project: Project,
  found: Found | undefined,
): Generator<void, Remembered | undefined> {
  const registry: [string, string][] = [];
  for (const [path, hash] of project.registry()) {
    if (hash === undefined) return undefined;
    registry.push([path, hash]);
  }
  const recorder = project.asleep ?? new Recorder();
  recorder.keep(project.head.dormant.files);
  for (const [path, file] of project.dormantFiles()) {
    if (!recorder.has(path, file)) recorder.put(path, file);
    yield;
  }
  const { data, numbers, amounts } = recorder.all();
  const silent = data.files.filter(([, , , isSilent]) => isSilent === 1).length;
  const isSilent = new Map(data.files.map((it) => [it[0], it[3] === 1]));
  return {
    data: {
      ...data,
      registry: registry.sort(([a], [b]) => (a < b ? -1 : 1)),
      awake: project.head.files.size + project.head.dormant.files.size - silent,
    },
    numbers,
    amounts,
    contents: project.contents(),
    findings: found && project.knownFindings(found, isSilent),
  };
}

/** Undefined when the data does not fit together. */
export function recall({ contents, findings, ...recorded }: Remembered): Memory | undefined {
  const files = recallFiles(recorded);
  const { registry, awake } = recorded.data;
  return files && { ...files, registry: new Map(registry), awake, contents, findings };
}

/** What a project is told of a memory: the files that `isAsleep` names stay unread. */
export function dormancyOf(
  { files, sums, declaring }: RecalledFiles,
  isAsleep: (path: string, file: DormantFile) => boolean,
): Dormancy {
  // nearly all are: a map is copied at once
  const asleep = new Map(files);
  const gone: DormantFile[] = [];
  for (const [path, file] of files) {
    if (isAsleep(path, file)) continue;
    asleep.delete(path);
    gone.push(file);
  }
  return { files: asleep, sums, declaring, gone };
}

/** Whether all that is no file of Budgets is as it was when the memory was made. */
export function isRegistrySame(memory: Memory, registry: ReadonlyMap<string, string | undefined>): boolean {
  if (memory.registry.size !== registry.size) return false;
  for (const [path, hash] of registry)
    if (hash === undefined || memory.registry.get(path) !== hash) return false;
  return true;
}
