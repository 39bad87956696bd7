/** What is remembered about files: recorded one after the other in the form in which it is stored, and decoded on demand. */

import { addSum, type CenterSum, emptySum, type SummedLines, takenAway } from '../model/sums.ts';
import type { Dormancy, DormantFile, RememberedSums } from './dormant.ts';
import { type IndexEntry, numbersOf, RecordReader, type Records, RecordWriter } from './memory-records.ts';

/** Fit for `JSON.stringify`. Places are those of records. */
export interface FilesData {
  readonly strings: readonly string[];
  readonly files: readonly FileData[];
  /** By center. */
  readonly centers: readonly (readonly [center: number, place: number])[];
  /** What all centers add up to. */
  readonly whole: number;
  /** How many files use what a key stands for. */
  readonly uses: readonly (readonly [key: number, count: number])[];
  /** The place of an index: which of `files` declare a spelling. */
  readonly declared: number;
  /** How many numbers and amounts belong to it. */
  readonly lengths: readonly [numbers: number, amounts: number];
}

/** What is remembered about files: plain data, and the arrays that it refers to. */
export interface RecordedFiles {
  readonly data: FilesData;
  readonly numbers: Int32Array;
  /** Minor units. */
  readonly amounts: BigInt64Array;
}

/** Some files. */
export interface RecalledFiles {
  readonly files: ReadonlyMap<string, DormantFile>;
  /** Of all of them. */
  readonly sums: RememberedSums;
  readonly declaring: Dormancy['declaring'];
}

/** One file. */
export type FileData = readonly [
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

/** Records files. The files that it returns read from the records, and never change. */
export class Recorder {
  readonly #records: RecordWriter = new RecordWriter();
  readonly #files: Map<string, { readonly data: FileData; readonly file: DormantFile }> = new Map();
  readonly #sums: Map<string, CenterSum> = new Map();
  readonly #uses: Map<string, number> = new Map();

  /** Returns the file as it is recorded. */
  put(path: string, file: DormantFile): DormantFile {
    const data = fileData(path, file, this.#records);
    const recalled = new RecalledFile(data, this.#records);
    this.#files.set(path, { data, file: recalled });
    this.#count(file.money, file.uses, 1);
    return recalled;
  }

  /** Whether this is what was recorded. */
  has(path: string, file: DormantFile): boolean {
    return this.#files.get(path)?.file === file;
  }

  /** Drops all other files. */
  keep(files: ReadonlyMap<string, DormantFile>): void {
    for (const [path, { file }] of this.#files) {
      if (files.get(path) === file) continue;
      this.#files.delete(path);
      this.#count(file.money.map(takenAway), file.uses, -1);
    }
  }

  /** Of all files recorded so far; not added to the records. */
  sums(): RememberedSums {
    const records = new RecordWriter();
    return new RecalledSums(this.#sumsData(records), records);
  }

  all(): RecordedFiles {
    const sums = this.#sumsData(this.#records);
    const files = [...this.#files.values()];
    const { place: declared } = this.#records;
    this.#records.putIndex(files.flatMap(({ file }, i) => file.spellings.map((it): IndexEntry => [it, i])));
    const { strings, numbers, amounts } = this.#records.all();
    const lengths = [numbers.length, amounts.length] as const;
    return {
      data: { strings, files: files.map((it) => it.data), ...sums, declared, lengths },
      numbers,
      amounts,
    };
  }

  /** `by`: how many more files use these. */
  #count(money: readonly SummedLines[], uses: readonly string[], by: 1 | -1): void {
    for (const { center, sum } of money) {
      const all = addSum(this.#sums.get(center) ?? emptySum(), sum, 1);
      if (all.lines === 0) this.#sums.delete(center);
      else this.#sums.set(center, all);
    }
    for (const key of uses) this.#uses.set(key, (this.#uses.get(key) ?? 0) + by);
  }

  #sumsData(records: RecordWriter): Pick<FilesData, 'centers' | 'whole' | 'uses'> {
    const centers = Array.from(this.#sums, ([center, sum]) => sumData({ center, sum }, records));
    const all = [...this.#sums.values()].reduce((whole, it) => addSum(whole, it, 1), emptySum());
    const [, whole] = sumData({ center: '', sum: all }, records);
    const uses = Array.from(this.#uses, ([key, count]) => [records.indexOf(key), count] as const);
    return { centers, whole, uses };
  }
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
export function recallFiles({ data, numbers, amounts }: RecordedFiles): RecalledFiles | undefined {
  const [numberCount, amountCount] = data.lengths;
  if (numbers.length !== numberCount || amounts.length !== amountCount) return undefined;
  const records = { strings: data.strings, numbers, amounts };
  return {
    files: new Map(data.files.map((it) => [it[0], new RecalledFile(it, records)])),
    sums: new RecalledSums(data, records),
    declaring: (spelling) =>
      numbersOf(records, data.declared, spelling).map((index) => data.files[index]?.[0] ?? ''),
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

  constructor({ centers, whole, uses }: Pick<FilesData, 'centers' | 'whole' | 'uses'>, records: Records) {
    const { strings } = records;
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
