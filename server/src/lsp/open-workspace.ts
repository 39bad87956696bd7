/** One open workspace: feeds its project in slices, and makes questions wait for it. */
import type { Change } from '../analysis/change.ts';
import { Project } from '../analysis/project.ts';
import { type IdeFile, ideFile } from '../ide/file.ts';
import { RULES } from '../rules/index.ts';
import { foldersOf } from './folders.ts';
import type { Folder, Host, ReadRequest, ReadStep } from './host.ts';
import { Overlay } from './overlay.ts';
import { Slices, settled } from './slices.ts';
import { pathBelow, uriOf } from './uris.ts';

/** Called with how far a reading has come. */
export type Progress = (step: ReadStep) => void;

/** This many files are planned within a frame. */
const FEW = 10;

/** Reads one file at a time, and answers when everything is settled. */
export class OpenWorkspace {
  /** As the client spells it. */
  readonly place: string;
  /** Of its folder, as the client spells it. */
  readonly uri: string;
  readonly folder: Folder;
  readonly project: Project = new Project(RULES);
  readonly overlay: Overlay = new Overlay(this.project);
  readonly #host: Host;
  readonly #uris: Map<string, string> = new Map();
  readonly #loaded: Promise<void>;
  /** Pending until it is known for every opened file whether it counts. */
  #opening: Promise<void> | undefined;
  /** Files that documents name, as far as they have been looked up. */
  #named: ReadonlySet<string> = new Set();
  #refs: ReturnType<Folder['refs']> | undefined;
  /** Folders of files that are read, remembered or named, at a revision. */
  #folders: { readonly revision: number; readonly paths: ReadonlySet<string> } | undefined;
  /** Whether what to remember for the next start is settled. */
  #isRemembered = false;
  #isWaking = false;
  #finish: () => void = () => {};

  constructor(place: string, uri: string, host: Host) {
    this.place = place;
    this.uri = uri;
    this.folder = host.folder(place);
    this.#host = host;
    this.#loaded = new Promise((resolve) => {
      this.#finish = resolve;
    });
  }

  /** Whether all files have been read once. */
  get isLoaded(): boolean {
    return this.overlay.isLoaded;
  }

  /** As long as it is the same, so are all answers. */
  get revision(): number {
    return this.overlay.revision;
  }

  /** As long as it is the same, an answer in progress may continue. */
  get told(): number {
    return this.overlay.told;
  }

  /** The path of a place in this workspace, whichever way the client reached it; undefined: it is not in here. */
  pathOf(place: string): string | undefined {
    return pathBelow(this.place, place) ?? pathBelow(this.folder.folder, place);
  }

  /** Whether a folder holds files, or would hold some that documents name; many queries in a row cost one search. */
  hasFolder(path: string): boolean {
    const { revision } = this;
    if (this.#folders?.revision !== revision) {
      const { files, dormant } = this.project.head;
      const named = this.project.namedPaths();
      this.#folders = { revision, paths: foldersOf([...files.keys(), ...dormant.files.keys(), ...named]) };
    }
    return this.#folders.paths.has(path);
  }

  /** The URI of a path; for an open file as the client spells it. */
  uriOf(path: string): string {
    return this.#uris.get(path) ?? uriOf(`${this.place}/${path}`);
  }

  /** Undefined if no such file counts; a remembered one is read first, and the question asked again. */
  file(path: string): IdeFile | undefined {
    const { dormant } = this.project.head;
    if (dormant.files.has(path)) dormant.touchFile(path);
    return ideFile(this.project, path);
  }

  open(path: string, uri: string, text: string): Promise<void> {
    this.#uris.set(path, uri);
    const isDormant = this.project.head.dormant.files.has(path);
    // until everything is read, what is open is most of what there is to say
    const isKnown = !this.isLoaded || this.folder.has(path) || this.#isNamed(path);
    this.overlay.open(path, text, isKnown && !isDormant);
    if (isKnown && !isDormant) return Promise.resolve();
    return this.#waitFor(isDormant ? this.#wake(path) : this.#decide(path));
  }

  /** An edit may name files: `found` is called once they are read. */
  async change(path: string, text: string, found: () => void): Promise<void> {
    this.overlay.change(path, text);
    if (!this.isLoaded || this.#newlyNamed().length === 0) return;
    await this.#waitFor(this.#readNamed());
    found();
  }

  /** No question is answered before; a file that cannot be read holds up nothing. */
  #waitFor(reading: Promise<void>): Promise<void> {
    const before = this.#opening;
    const all = Promise.allSettled([before, reading]).then(() => {
      if (this.#opening === all) this.#opening = undefined;
    });
    this.#opening = all;
    return reading;
  }

  close(path: string): void {
    this.#uris.delete(path);
    this.overlay.close(path);
  }

  /** Reads what is new; afterwards every total is up to date. */
  async read(request: ReadRequest, progress: Progress): Promise<void> {
    const slices = new Slices(this.#host);
    try {
      for await (const step of this.folder.read(this.project, request)) {
        // the base may equal the head, so it must be decided by then which open files count
        if (step.change.base) await this.#decideAll();
        await this.#take(step.change, slices);
        progress(step);
      }
      await this.#readNamed();
      await this.#settle(slices);
    } finally {
      this.#refs = undefined;
      this.overlay.isLoaded = true;
      this.#finish();
    }
  }

  /** As Git reported after the last reading: whatever changes them triggers a reading. */
  refs(): ReturnType<Folder['refs']> {
    this.#refs ??= this.folder.refs();
    return this.#refs;
  }

  /** Reads some files again. */
  async readFiles(paths: Iterable<string>): Promise<void> {
    const touched = [...paths];
    // `./drivers/load.csv` may be another name of the same file
    const others = [...this.#named].filter((it) => touched.some((path) => it.endsWith(`/${path}`)));
    const texts = await this.folder.readFiles([...touched, ...others]);
    await this.#take({ texts }, new Slices(this.#host));
    await this.#readNamed();
  }

  #newlyNamed(): readonly string[] {
    return [...this.project.namedPaths()].filter((it) => !this.#named.has(it));
  }

  async #readNamed(): Promise<void> {
    const paths = this.#newlyNamed();
    this.#named = this.project.namedPaths();
    if (paths.length > 0)
      await this.#take({ texts: await this.folder.readFiles(paths) }, new Slices(this.#host));
  }

  /** What `ask` returns for one revision, fully read and settled; `check` throws once the client no longer waits. */
  answer<Answer>(ask: () => Answer, check: () => void): Promise<Answer> {
    // biome-ignore lint/correctness/useYield: a short answer has one slice
    return this.answerInSlices(function* () {
      return ask();
    }, check);
  }

  /** The same for a long answer, which yields wherever it may be interrupted. */
  async answerInSlices<Answer>(ask: () => Generator<void, Answer>, check: () => void): Promise<Answer> {
    for (;;) {
      if (!this.isLoaded) await this.#loaded;
      if (this.#opening !== undefined) await this.#opening;
      check();
      const { wanted } = this.project.head.dormant;
      const found = wanted.size === 0 ? await this.#askOnce(ask, check) : undefined;
      if (wanted.size > 0) await this.readFiles([...wanted]);
      else if (found) return found.answer;
    }
  }

  /** Undefined: something changed in the meantime. */
  async #askOnce<Answer>(
    ask: () => Generator<void, Answer>,
    check: () => void,
  ): Promise<{ readonly answer: Answer } | undefined> {
    const { told } = this;
    const slices = new Slices(this.#host);
    const steps = settled(this.project, ask);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return { answer: step.value };
      if (!slices.isOver) continue;
      await slices.next();
      check();
      if (told !== this.told) return undefined;
    }
  }

  /** Stores for the next start what this one has read; gives up as soon as something changes. Whether it was stored. */
  async remember(): Promise<boolean> {
    const { told } = this;
    const slices = new Slices(this.#host);
    const steps = this.folder.remembering(this.project);
    try {
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) return step.value;
        if (slices.isOver) await slices.next();
        if (told !== this.told) return false;
      }
    } finally {
      this.#isRemembered = true;
    }
  }

  /**
   * Reads files that are only remembered, a few at a time, while a file is open that Budgets read: an edit of it affects all
   * Budgets, and should not have to wait until they are read. Returns how many were read.
   */
  async wake(isOpen: () => boolean): Promise<number> {
    if (!this.#isRemembered || this.#isWaking) return 0;
    const { dormant } = this.project.head;
    const { size } = dormant.files;
    this.#isWaking = true;
    try {
      while (
        isOpen() &&
        dormant.files.size > 0 &&
        [...this.overlay.paths].some((it) => this.overlay.isRead(it))
      ) {
        await this.readFiles(firstOf(dormant.files.keys(), FEW));
        await this.#settle(new Slices(this.#host));
      }
    } finally {
      this.#isWaking = false;
    }
    return size - dormant.files.size;
  }

  async #take({ texts, base, ...rest }: Change, slices: Slices): Promise<void> {
    if (rest.asOf !== undefined && rest.asOf !== this.project.asOf) this.overlay.touch();
    this.project.apply(rest);
    for (const [path, source] of texts ?? []) {
      this.overlay.put(path, source);
      if (slices.isOver) await slices.next();
    }
    if (base) this.overlay.putBase(base);
  }

  async #settle(slices: Slices): Promise<void> {
    for (const _ of this.project.settling()) if (slices.isOver) await slices.next();
  }

  /** The text of a remembered file is read before it is opened: everything else is compared with it. */
  async #wake(path: string): Promise<void> {
    await this.readFiles([path]);
    this.overlay.show(path, true);
  }

  async #decideAll(): Promise<void> {
    this.#named = this.project.namedPaths();
    for (const path of [...this.overlay.paths]) await this.#decide(path);
  }

  /** An unlisted file counts if it is new; if it exists on disk, Git ignores it or it belongs elsewhere. */
  async #decide(path: string): Promise<void> {
    if (this.folder.has(path) || this.#isNamed(path)) {
      this.overlay.show(path, true);
      return;
    }
    const isDocument = /\.ya?ml$/.test(path);
    const stored = isDocument ? (await this.folder.readFiles([path])).get(path) : undefined;
    this.overlay.show(path, isDocument && stored === undefined);
  }

  #isNamed(path: string): boolean {
    return this.project.namedPaths().has(path);
  }
}

function firstOf<Item>(items: Iterable<Item>, count: number): readonly Item[] {
  const first: Item[] = [];
  for (const it of items) {
    if (first.length === count) break;
    first.push(it);
  }
  return first;
}
