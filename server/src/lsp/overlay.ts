/**
 * What is open in the editor hides what is on disk. The project gets files through here alone, so that reading the disk never
 * undoes what is being typed, and closing a file returns to the disk as it was last read.
 */
import { type Base, isKnown, isReadable, type ReadableText, type TextSource } from '../analysis/change.ts';
import type { Project } from '../analysis/project.ts';
import { isDocuments } from '../analysis/side.ts';
import { sameValue } from '../base/same.ts';

/** A file that is open. */
interface OpenText {
  source: ReadableText;
  /** The text on disk; undefined: there is none, or it has not been read yet. */
  disk: TextSource | undefined;
  /** Whether the project gets it: files that Git ignores can be open too. */
  isShown: boolean;
  /** The file was deleted without unsaved edits: the editor still shows it, but it no longer counts. */
  isGone: boolean;
}

/** Files of one workspace, from the disk and from the editor. */
export class Overlay {
  /** Grows with everything that may change an answer. */
  revision = 0;
  /** Grows with everything that the project is told, even what changes no answer: the text of a remembered file. */
  told = 0;
  readonly #project: Project;
  readonly #open: Map<string, OpenText> = new Map();
  /** Files that, when read, were no longer as remembered: their text in the base is not here. */
  readonly #late: Set<string> = new Set();
  /** The last base, and the value of `told` at that time. */
  #base: { readonly base: Base; readonly told: number } | undefined;
  #texts = 0;
  /** Whether everything has been read once: from then on, changes of files that Budgets read are noticed. */
  isLoaded = false;

  constructor(project: Project) {
    this.#project = project;
  }

  /** Paths of open files, in no particular order. */
  get paths(): Iterable<string> {
    return this.#open.keys();
  }

  isOpen(path: string): boolean {
    return this.#open.has(path);
  }

  /** Whether only Git has the text of a file before its last change. */
  isLate(path: string): boolean {
    return this.#late.has(path) || this.#project.head.dormant.files.has(path);
  }

  /** Whether Budgets may read a file. */
  isRead(path: string): boolean {
    return !isDocuments(path) || this.#project.head.holdsOthers(path);
  }

  /** Opens a buffer; `isShown` says whether the project gets it. */
  open(path: string, text: string, isShown: boolean): void {
    const known = this.#known(path);
    const source = isSame(known, text) ? known : this.#source(text);
    const before = this.#open.get(path);
    this.#open.set(path, { source, disk: before ? before.disk : known, isShown, isGone: false });
    if (isShown) this.#apply(path, source);
  }

  change(path: string, text: string): void {
    const open = this.#open.get(path);
    if (!open) return;
    open.source = this.#source(text);
    open.isGone = false;
    if (open.isShown) this.#apply(path, open.source);
  }

  /** Whether the project gets a buffer may turn out later. */
  show(path: string, isShown: boolean): void {
    const open = this.#open.get(path);
    if (!open || open.isShown === isShown) return;
    open.isShown = isShown;
    this.#apply(path, textOf(open));
  }

  close(path: string): void {
    const open = this.#open.get(path);
    this.#open.delete(path);
    if (open?.isShown) this.#apply(path, open.disk);
  }

  /** Takes what is on disk. */
  put(path: string, source: TextSource | undefined): void {
    const open = this.#open.get(path);
    const isDormant = this.#project.head.dormant.files.has(path);
    if (!open || isDormant) this.#apply(path, source);
    if (!open) return;
    if (source !== undefined) open.isGone = false;
    else if (isSame(open.disk, open.source.text)) open.isGone = true;
    open.disk = source;
    // saved, or not edited yet: under its own hash, earlier and later runs know it
    if (isSame(source, open.source.text)) open.source = source;
    if (open.isShown) this.#apply(path, textOf(open));
  }

  /** Where the base has no text of its own it equals the head on disk, not what is being typed. */
  putBase(base: Base): void {
    if (this.#base?.told === this.told && isSameBase(base, this.#base.base)) return;
    const hidden = isKnown(base)
      ? [...this.#open].filter(([path, it]) => it.isShown && !base.texts.has(path))
      : [];
    for (const [path, { disk }] of hidden) this.#apply(path, disk);
    this.#project.apply({ base });
    this.#late.clear();
    this.touch();
    for (const [path, open] of hidden) this.#apply(path, textOf(open));
    this.#base = { base, told: this.told };
  }

  /** Something other than a file may change an answer. */
  touch(): void {
    this.revision++;
    this.told++;
  }

  #known(path: string): TextSource | undefined {
    return this.#project.head.files.get(path)?.source.get();
  }

  #apply(path: string, source: TextSource | undefined): void {
    const { head } = this.#project;
    if (isTold(this.#known(path), source)) return;
    const asleep = head.dormant.files.get(path);
    const mayBeRead = this.isLoaded && head.dormant.files.size > 0 && !asleep;
    const isRead = mayBeRead && this.isRead(path);
    this.#project.apply({ texts: new Map([[path, source]]) });
    this.told++;
    const isAsRemembered = asleep && source && isReadable(source) && source.hash === asleep.hash;
    if (!isAsRemembered) this.revision++;
    if (asleep && !isAsRemembered) this.#late.add(path);
    // what is remembered about Budgets holds until something that they read changes
    if (isRead || (mayBeRead && this.isRead(path))) head.dormant.touchAll();
  }

  /** With a unique hash the project compares texts: cheaper than hashing at each keystroke. */
  #source(text: string): ReadableText {
    return { text, hash: `open ${++this.#texts}`, isEdited: true };
  }
}

/** What the project gets of a buffer. */
function textOf({ source, isShown, isGone }: OpenText): TextSource | undefined {
  return isShown && !isGone ? source : undefined;
}

function isSame(source: TextSource | undefined, text: string): source is ReadableText {
  return source !== undefined && isReadable(source) && source.text === text;
}

/** Git reports a change after every fetch. */
function isSameBase(a: Base, b: Base): boolean {
  if (!isKnown(a) || !isKnown(b)) return sameValue(a, b);
  const { texts, ...rest } = a;
  const { texts: others, ...otherRest } = b;
  const isSameText = ([path, source]: readonly [string, TextSource | undefined]): boolean =>
    others.has(path) && (source === others.get(path) || isTold(source, others.get(path)));
  return sameValue(rest, otherRest) && texts.size === others.size && [...texts].every(isSameText);
}

/** Whether there is nothing to tell, as when a file was read again unchanged: to the project that would be an edit. */
function isTold(known: TextSource | undefined, source: TextSource | undefined): boolean {
  if (known === undefined || source === undefined) return false;
  if (known === source) return true;
  return isReadable(known) && isReadable(source) && known.hash === source.hash && known.text === source.text;
}
