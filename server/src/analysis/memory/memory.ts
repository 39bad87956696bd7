/**
 * What a run remembers for the next one: plain data, with amounts in minor units as 64-bit integers. The host, which stores it
 * (see `host/memory.ts`), adds which program wrote it; this file trusts that and nothing else: data of another shape counts as
 * missing. Only the files and cost centers that are asked for are decoded.
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

/** Files of Budgets, and the hashes by path of everything that they may read. */
export interface Memory extends RecalledFiles {
  readonly registry: ReadonlyMap<string, string>;
  /** How many files a check has to read again. */
  readonly awake: number;
  readonly contents: Contents;
  readonly findings: KnownFindings | undefined;
}

/** Fit for `JSON.stringify`. */
export interface MemoryData extends FilesData {
  readonly registry: readonly (readonly [path: string, hash: string])[];
  readonly awake: number;
}

/** What is remembered. */
export interface Remembered extends RecordedFiles {
  readonly data: MemoryData;
  /** Plain data too, but with `bigint` and with objects that appear in several places. */
  readonly contents: Contents;
  /** Fit for `JSON.stringify`; undefined: not all of them were asked for. */
  readonly findings: KnownFindings | undefined;
}

/**
 * One file per slice. Undefined when something cannot be read: then nothing is worth remembering. `found` holds all findings
 * with their places.
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

/** What a project is told about a memory: the files for which `isAsleep` holds stay unread. */
export function dormancyOf(
  { files, sums, declaring }: RecalledFiles,
  isAsleep: (path: string, file: DormantFile) => boolean,
): Dormancy {
  // nearly all are, and copying a map takes one step
  const asleep = new Map(files);
  const gone: DormantFile[] = [];
  for (const [path, file] of files) {
    if (isAsleep(path, file)) continue;
    asleep.delete(path);
    gone.push(file);
  }
  return { files: asleep, sums, declaring, gone };
}

/** Whether everything that is not a file of Budgets is as it was when the memory was made. */
export function isRegistrySame(memory: Memory, registry: ReadonlyMap<string, string | undefined>): boolean {
  if (memory.registry.size !== registry.size) return false;
  for (const [path, hash] of registry)
    if (hash === undefined || memory.registry.get(path) !== hash) return false;
  return true;
}
