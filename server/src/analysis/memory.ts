/**
 * What a run remembers for the next one: as plain data, and amounts in minor units as 64-bit integers. Whoever keeps it (see
 * `host/memory.ts`) adds by which program it was written; this file trusts that, and nothing else: data that is not of this shape
 * is none. Of files and cost centers only that is decoded which somebody asks for.
 */
import type { Dormancy, DormantFile, RememberedSums } from './dormant.ts';
import type { Contents } from './known-contents.ts';
import type { Found, KnownFindings } from './known-findings.ts';
import { type IndexEntry, numbersOf, RecordReader, type Records, RecordWriter } from './memory-records.ts';
import type { Project } from './project.ts';
import { addSum, type CenterSum, emptySum, type SummedLines } from './sums.ts';

/** Files of Budgets, and the hashes by path of all that they may read. */
export interface Memory {
  readonly registry: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, DormantFile>;
  /** Of all files. */
  readonly sums: RememberedSums;
  readonly declaring: Dormancy['declaring'];
  /** How many files a check has to read again. */
  readonly awake: number;
  readonly contents: Contents;
  readonly findings: KnownFindings | undefined;
}

/** `JSON.stringify` takes it. Places are those of records. */
export interface MemoryData {
  readonly strings: readonly string[];
  readonly registry: readonly (readonly [path: string, hash: string])[];
  readonly files: readonly FileData[];
  /** By center. */
  readonly centers: readonly (readonly [center: number, place: number])[];
  /** What all centers add up to. */
  readonly whole: number;
  /** How many files use what has a key. */
  readonly uses: readonly (readonly [key: number, count: number])[];
  /** The place of an index: which of `files` declare a spelling. */
  readonly declared: number;
  readonly awake: number;
  /** How many numbers and amounts belong to it. */
  readonly lengths: readonly [numbers: number, amounts: number];
}

type FileData = readonly [
  path: string,
  hash: string,
  documents: number,
  isSilent: 0 | 1,
  /** Of spellings, uses and money. */
  place: number,
  /** Few files have any of it. */
  seldom?: {
    readonly id?: string | undefined;
    readonly until?: string | undefined;
    readonly reads: readonly (readonly [path: string, hash: string])[];
    readonly missing: DormantFile['missing'];
  },
];

/** What is remembered: plain data, and what it speaks of. */
export interface Remembered {
  readonly data: MemoryData;
  readonly numbers: Int32Array;
  /** Minor units. */
  readonly amounts: BigInt64Array;
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
  const records = new RecordWriter();
  const files: FileData[] = [];
  const sums = new Map<string, CenterSum>();
  const uses = new Map<string, number>();
  const declared: IndexEntry[] = [];
  for (const [path, file] of project.dormantFiles()) {
    for (const it of file.spellings) declared.push([it, files.length]);
    files.push(fileData(path, file, records));
    for (const it of file.money) sums.set(it.center, addSum(sums.get(it.center) ?? emptySum(), it.sum, 1));
    for (const key of file.uses) uses.set(key, (uses.get(key) ?? 0) + 1);
    yield;
  }
  const centers = Array.from(sums, ([center, sum]) => sumData({ center, sum }, records));
  const whole = [...sums.values()].reduce((all, it) => addSum(all, it, 1), emptySum());
  const [, wholePlace] = sumData({ center: '', sum: whole }, records);
  const useData = Array.from(uses, ([key, count]) => [records.indexOf(key), count] as const);
  const { place: declaredPlace } = records;
  records.putIndex(declared);
  const { strings, numbers, amounts } = records.all();
  const silent = files.filter(([, , , isSilent]) => isSilent === 1).length;
  const data: MemoryData = {
    strings,
    registry: registry.sort(([a], [b]) => (a < b ? -1 : 1)),
    files,
    centers,
    whole: wholePlace,
    uses: useData,
    declared: declaredPlace,
    awake: project.head.files.size + project.head.dormant.files.size - silent,
    lengths: [numbers.length, amounts.length],
  };
  const isSilent = new Map(files.map((it) => [it[0], it[3] === 1]));
  const findings = found && project.knownFindings(found, isSilent);
  return { data, numbers, amounts, contents: project.contents(), findings };
}

function fileData(path: string, file: DormantFile, records: RecordWriter): FileData {
  const { hash, id, isSilent, until, reads, missing } = file;
  const { place } = records;
  records.putTexts(file.spellings);
  records.putTexts(file.uses);
  records.putMoney(file.money);
  const isPlain = id === undefined && until === undefined && reads.size === 0 && isNothing(missing);
  const plain = [path, hash, file.documents, isSilent ? 1 : 0, place] as const;
  return isPlain ? plain : [...plain, { id, until, reads: [...reads], missing }];
}

function sumData(money: SummedLines, records: RecordWriter): readonly [center: number, place: number] {
  const center = records.indexOf(money.center);
  const { place } = records;
  records.putMoney([money]);
  return [center, place];
}

const NOTHING_MISSING: DormantFile['missing'] = { documents: [], lines: [], mayDeclare: false };
const NO_READS: DormantFile['reads'] = new Map();

function isNothing({ documents, lines }: DormantFile['missing']): boolean {
  return documents.length + lines.length === 0;
}

/** Undefined when the data does not fit together. */
export function recall({ data, numbers, amounts, contents, findings }: Remembered): Memory | undefined {
  const [numberCount, amountCount] = data.lengths;
  if (numbers.length !== numberCount || amounts.length !== amountCount) return undefined;
  const records = { strings: data.strings, numbers, amounts };
  return {
    registry: new Map(data.registry),
    files: new Map(data.files.map((it) => [it[0], new RecalledFile(it, records)])),
    sums: new RecalledSums(data, records),
    declaring: (spelling) =>
      numbersOf(records, data.declared, spelling).map((index) => data.files[index]?.[0] ?? ''),
    awake: data.awake,
    contents,
    findings,
  };
}

class RecalledFile implements DormantFile {
  readonly #data: FileData;
  readonly #records: Records;

  constructor(data: FileData, records: Records) {
    this.#data = data;
    this.#records = records;
  }

  get hash(): string {
    return this.#data[1];
  }

  get id(): string | undefined {
    return this.#data[5]?.id;
  }

  get isSilent(): boolean {
    return this.#data[3] === 1;
  }

  get until(): string | undefined {
    return this.#data[5]?.until;
  }

  get reads(): DormantFile['reads'] {
    const reads = this.#data[5]?.reads;
    return reads ? new Map(reads) : NO_READS;
  }

  get missing(): DormantFile['missing'] {
    return this.#data[5]?.missing ?? NOTHING_MISSING;
  }

  get documents(): number {
    return this.#data[2];
  }

  get spellings(): readonly string[] {
    return this.#read().texts();
  }

  get uses(): readonly string[] {
    const reader = this.#read();
    reader.skipTexts();
    return reader.texts();
  }

  get money(): readonly SummedLines[] {
    const reader = this.#read();
    reader.skipTexts();
    reader.skipTexts();
    return reader.money();
  }

  #read(): RecordReader {
    return new RecordReader(this.#records, this.#data[4]);
  }
}

class RecalledSums implements RememberedSums {
  readonly #records: Records;
  readonly #places: ReadonlyMap<string, number>;
  readonly #whole: number;
  readonly #uses: ReadonlyMap<string, number>;

  constructor({ strings, centers, whole, uses }: MemoryData, records: Records) {
    this.#records = records;
    this.#places = new Map(centers.map(([center, place]) => [strings[center] ?? '', place]));
    this.#whole = whole;
    this.#uses = new Map(uses.map(([key, count]) => [strings[key] ?? '', count]));
  }

  get centers(): Iterable<string> {
    return this.#places.keys();
  }

  own(center: string): CenterSum | undefined {
    const place = this.#places.get(center);
    return place === undefined ? undefined : this.#sumAt(place);
  }

  whole(): CenterSum {
    return this.#sumAt(this.#whole) ?? emptySum();
  }

  uses(key: string): number {
    return this.#uses.get(key) ?? 0;
  }

  #sumAt(place: number): CenterSum | undefined {
    return new RecordReader(this.#records, place).money()[0]?.sum;
  }
}

/** What a project is told of a memory: the files that `isAsleep` names stay unread. */
export function dormancyOf(
  { files, sums, declaring }: Memory,
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
