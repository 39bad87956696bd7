/**
 * What a run remembers for the next one: as plain data, and amounts in minor units as 64-bit integers. Whoever keeps it (see
 * `host/memory.ts`) adds by which program it was written; this file trusts that, and nothing else: data that is not of this shape
 * is none.
 */
import { MonthVector } from '../domain/month-vector.ts';
import type { Treatment } from '../domain/plan/spec.ts';
import type { DormantFile } from './dormant.ts';
import type { Contents } from './known-contents.ts';
import type { Project } from './project.ts';
import { type Amounts, type CenterSum, emptySum, type SummedLines } from './sums.ts';

/** Files of Budgets, and the hashes by path of all that they may read. */
export interface Memory {
  readonly registry: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, DormantFile>;
  /** How many files a check has to read again. */
  readonly awake: number;
  readonly contents: Contents;
}

/** `JSON.stringify` takes it. Numbers are indexes of `strings`, counts and months, never money. */
export interface MemoryData {
  readonly strings: readonly string[];
  readonly registry: readonly (readonly [path: string, hash: string])[];
  readonly files: readonly FileData[];
  readonly awake: number;
}

type FileData = readonly [
  path: string,
  hash: string,
  /** Empty: there is none of its own. */
  id: string,
  documents: number,
  isSilent: 0 | 1,
  until: string,
  spellings: readonly number[],
  uses: readonly number[],
  reads: readonly (readonly [path: string, hash: string])[],
  missing: DormantFile['missing'] | 0,
  /** Of each center: name, lines, how many amounts follow, and of each of these six numbers. */
  money: readonly number[],
];

const NOTHING_MISSING: DormantFile['missing'] = { documents: [], lines: [] };

/** What is remembered: plain data, and the amounts that it speaks of. */
export interface Remembered {
  readonly data: MemoryData;
  /** Minor units. */
  readonly amounts: BigInt64Array;
  /** Plain data as well, but with `bigint` and with objects that stand at several places. */
  readonly contents: Contents;
}

/** Undefined when something cannot be read: then nothing is worth remembering. */
export function remember(project: Project): Remembered | undefined {
  const steps = remembering(project);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same in slices of a file. */
export function* remembering(project: Project): Generator<void, Remembered | undefined> {
  const registry: [string, string][] = [];
  for (const [path, hash] of project.registry()) {
    if (hash === undefined) return undefined;
    registry.push([path, hash]);
  }
  const strings = new Strings();
  const amounts = new AmountWriter();
  const files: FileData[] = [];
  for (const [path, file] of project.dormantFiles()) {
    files.push(fileData(path, file, strings, amounts));
    yield;
  }
  const silent = files.filter(([, , , , isSilent]) => isSilent === 1).length;
  const awake = project.head.files.size + project.head.dormant.files.size - silent;
  const data = { strings: strings.all, registry: sorted(registry), files, awake };
  return { data, amounts: amounts.all(), contents: project.contents() };
}

function fileData(
  path: string,
  { hash, id = '', documents, isSilent, until = '', spellings, uses, money, reads, missing }: DormantFile,
  strings: Strings,
  amounts: AmountWriter,
): FileData {
  const indexes = (texts: readonly string[]) => texts.map((it) => strings.indexOf(it));
  const parts = money.flatMap((it) => writeMoney(it, strings, amounts));
  return [
    path,
    hash,
    id,
    documents,
    isSilent ? 1 : 0,
    until,
    indexes(spellings),
    indexes(uses),
    [...reads],
    missing.documents.length + missing.lines.length === 0 ? 0 : missing,
    parts,
  ];
}

/** Undefined when the data does not fit together. */
export function recall({ data, amounts, contents }: Remembered): Memory | undefined {
  const { strings, registry, files, awake } = data;
  const reader = { at: 0, amounts };
  const read = new Map<string, DormantFile>();
  const text = (index: number | undefined) => strings[index ?? -1] ?? '';
  for (const [path, hash, id, documents, isSilent, until, spellings, uses, reads, missing, money] of files)
    read.set(path, {
      hash,
      id: id === '' ? undefined : id,
      documents,
      isSilent: isSilent === 1,
      until: until === '' ? undefined : until,
      spellings: spellings.map(text),
      uses: uses.map(text),
      reads: new Map(reads),
      missing: missing === 0 ? NOTHING_MISSING : missing,
      money: readMoney(money, text, reader),
    });
  if (reader.at !== amounts.length) return undefined;
  return { registry: new Map(registry), files: read, awake, contents };
}

/** Whether all that is no file of Budgets is as it was when the memory was made. */
export function isRegistrySame(memory: Memory, registry: ReadonlyMap<string, string | undefined>): boolean {
  if (memory.registry.size !== registry.size) return false;
  for (const [path, hash] of registry)
    if (hash === undefined || memory.registry.get(path) !== hash) return false;
  return true;
}

function sorted(entries: readonly [string, string][]): readonly [string, string][] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

class Strings {
  readonly all: string[] = [];
  readonly #indexes: Map<string, number> = new Map();

  indexOf(text: string): number {
    let index = this.#indexes.get(text);
    if (index === undefined) {
      index = this.all.push(text) - 1;
      this.#indexes.set(text, index);
    }
    return index;
  }
}

class AmountWriter {
  readonly #parts: BigInt64Array[] = [];

  put(part: BigInt64Array): void {
    this.#parts.push(part);
  }

  all(): BigInt64Array {
    const all = new BigInt64Array(this.#parts.reduce((sum, it) => sum + it.length, 0));
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}

function writeMoney({ center, sum }: SummedLines, strings: Strings, amounts: AmountWriter): number[] {
  const out = [strings.indexOf(center), sum.lines, sum.amounts.size];
  for (const { treatment, currency, native, reporting } of sum.amounts.values()) {
    out.push(strings.indexOf(treatment), strings.indexOf(currency));
    for (const { first, values } of [native.reach, reporting.reach]) {
      out.push(first, values.length);
      amounts.put(values);
    }
  }
  return out;
}

interface AmountReader {
  at: number;
  readonly amounts: BigInt64Array;
}

function readMoney(
  money: readonly number[],
  text: (index: number | undefined) => string,
  reader: AmountReader,
): readonly SummedLines[] {
  const parts: SummedLines[] = [];
  for (let at = 0; at < money.length; ) {
    const sum: CenterSum = emptySum();
    sum.lines = money[at + 1] ?? 0;
    parts.push({ center: text(money[at]), sum });
    const end = at + 3 + 6 * (money[at + 2] ?? 0);
    for (at += 3; at < end; at += 6) {
      const amounts: Amounts = {
        treatment: text(money[at]) as Treatment,
        currency: text(money[at + 1]),
        native: readVector(money[at + 2], money[at + 3], reader),
        reporting: readVector(money[at + 4], money[at + 5], reader),
      };
      sum.amounts.set(`${amounts.treatment} ${amounts.currency}`, amounts);
    }
  }
  return parts;
}

function readVector(first = 0, length = 0, reader: AmountReader): MonthVector {
  const values = reader.amounts.subarray(reader.at, reader.at + length);
  reader.at += length;
  return MonthVector.of(first, values);
}
