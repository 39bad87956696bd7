/**
 * What is open in the editor hides what is on disk. The project is told of files through here alone, so that a reading of the disk
 * never undoes what is being typed, and closing goes back to the disk as it was read last.
 */
import { type Base, isKnown, isReadable, type ReadableText, type TextSource } from '../analysis/change.ts';
import type { Project } from '../analysis/project.ts';
import { isDocuments } from '../analysis/side.ts';
import { sameValue } from '../base/same.ts';

/** A file that is open. */
interface OpenText {
  source: ReadableText;
  /** As the disk has it; undefined: not at all, or nobody has looked yet. */
  disk: TextSource | undefined;
  /** Whether the project is told of it: what Git ignores is open too. */
  isShown: boolean;
  /** The file was taken away while nothing of it was edited: the editor still shows it, and it counts no more. */
  isGone: boolean;
}

/** Files of one workspace, from the disk and from the editor. */
export class Overlay {
  /** Grows with all that may change an answer. */
  revision = 0;
  /** Grows with everything that the project is told: the text of a file that was remembered changes no answer. */
  told = 0;
  readonly #project: Project;
  readonly #open: Map<string, OpenText> = new Map();
  /** Files that were no longer as they are remembered when they were read: what the base has of them is not here. */
  readonly #late: Set<string> = new Set();
  /** The last base, and how much had been told by then. */
  #base: { readonly base: Base; readonly told: number } | undefined;
  #texts = 0;
  /** Whether all has been read once: from then on files that Budgets read are known to change. */
  isLoaded = false;

  constructor(project: Project) {
    this.#project = project;
  }

  /** Paths of what is open, in no order. */
  get paths(): Iterable<string> {
    return this.#open.keys();
  }

  isOpen(path: string): boolean {
    return this.#open.has(path);
  }

  /** Whether the text of a file before its last change is only known to Git. */
  isLate(path: string): boolean {
    return this.#late.has(path) || this.#project.head.dormant.files.has(path);
  }

  /** Whether Budgets may read a file. */
  isRead(path: string): boolean {
    return !isDocuments(path) || this.#project.head.holdsOthers(path);
  }

  /** The buffer of a path; `isShown` says whether the project is to know. */
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

  /** Whether the project is to know of a buffer may turn out later. */
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

  /** What the disk has. */
  put(path: string, source: TextSource | undefined): void {
    const open = this.#open.get(path);
    const isDormant = this.#project.head.dormant.files.has(path);
    if (!open || isDormant) this.#apply(path, source);
    if (!open) return;
    if (source !== undefined) open.isGone = false;
    else if (isSame(open.disk, open.source.text)) open.isGone = true;
    open.disk = source;
    // saved, or not edited yet: under its own hash it is known to earlier and later runs
    if (isSame(source, open.source.text)) open.source = source;
    if (open.isShown) this.#apply(path, textOf(open));
  }

  /** A base that is as the head where it has no text of its own means the head on disk, not what is being typed. */
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

  /** Something else than a file may change an answer. */
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
    // what is remembered of Budgets holds as long as nothing that they read is another
    if (isRead || (mayBeRead && this.isRead(path))) head.dormant.touchAll();
  }

  /** Where no hash is the same, the project compares texts: cheaper than hashing at each keystroke. */
  #source(text: string): ReadableText {
    return { text, hash: `open ${++this.#texts}`, isEdited: true };
  }
}

/** What the project is told of a buffer. */
function textOf({ source, isShown, isGone }: OpenText): TextSource | undefined {
  return isShown && !isGone ? source : undefined;
}

function isSame(source: TextSource | undefined, text: string): source is ReadableText {
  return source !== undefined && isReadable(source) && source.text === text;
}

/** Git says that it moved whenever somebody fetches. */
function isSameBase(a: Base, b: Base): boolean {
  if (!isKnown(a) || !isKnown(b)) return sameValue(a, b);
  const { texts, ...rest } = a;
  const { texts: others, ...otherRest } = b;
  const isSameText = ([path, source]: readonly [string, TextSource | undefined]): boolean =>
    others.has(path) && (source === others.get(path) || isTold(source, others.get(path)));
  return sameValue(rest, otherRest) && texts.size === others.size && [...texts].every(isSameText);
}

/** Whether there is nothing to tell: of a file that was read once more, too, which for the project would be an edit. */
function isTold(known: TextSource | undefined, source: TextSource | undefined): boolean {
  if (known === undefined || source === undefined) return false;
  if (known === source) return true;
  return isReadable(known) && isReadable(source) && known.hash === source.hash && known.text === source.text;
}
