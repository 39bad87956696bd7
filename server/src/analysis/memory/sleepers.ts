/**
 * Files of Budgets that need not be read: by another run, which remembers them, or by this one. A first run reads them all, and
 * most are never asked for more than what a run remembers. Such a file falls asleep as soon as it is planned: from then on it is
 * as if an earlier run had read it, and only what is remembered is kept.
 */

import type { Base } from '../base.ts';
import { pathOf } from '../document-key.ts';
import type { Silence, WaiverCheck } from '../findings/waiver-check.ts';
import type { Head } from '../head.ts';
import { areBudgets } from '../impact/affected.ts';
import type { Moved } from '../impact/moved.ts';
import type { DormantFile } from './dormant.ts';
import { Recorder } from './recorded-files.ts';

/** Knows for each file of a project whether it may sleep. */
export class Sleepers {
  readonly #head: Head;
  readonly #base: Base;
  readonly #moved: Moved;
  readonly #waivers: WaiverCheck;
  #recorder: Recorder | undefined;
  /** Files without a finding when last looked at in passing, with the last day on which that holds given their waivers. */
  readonly silent: Map<string, string | undefined> = new Map();

  constructor(head: Head, base: Base, moved: Moved, waivers: WaiverCheck) {
    this.#head = head;
    this.#base = base;
    this.#moved = moved;
    this.#waivers = waivers;
  }

  /** The record of files that fell asleep in this run, if any did. */
  get recorder(): Recorder | undefined {
    return this.#recorder;
  }

  /**
   * Files of Budgets that are the same in the base, in the form in which they can be known without their text from now on. What
   * questions have kept of them is released.
   */
  *files(): Generator<readonly [path: string, DormantFile]> {
    yield* this.#head.dormant.files;
    for (const path of this.#head.files.keys()) {
      const file = this.#fileNow(path) ?? this.#fileForgotten(path);
      if (file) yield [path, file];
    }
  }

  #fileNow(path: string): DormantFile | undefined {
    return this.#fileAt(path, () => this.#silence(path));
  }

  /** For a Budget whose lines have been asked for, as a percentage in another one does: from its facts without them. */
  #fileForgotten(path: string): DormantFile | undefined {
    if (!this.#head.files.get(path)?.content?.forget || this.#moved.concerns(path)) return undefined;
    this.#head.forget(path);
    return this.#fileNow(path);
  }

  /**
   * Lets files in which there is nothing to find fall asleep: once, in a first run, when everything has been read and nothing
   * asked. One file per slice, each yields how many are left. What is wanted then has to be read before the next.
   */
  *dozing(): Generator<number, void> {
    const head = this.#head;
    if (head.dormant.isTold || head.dormant.files.size > 0) return;
    this.#settle();
    // otherwise the readers of what differs would be looked for among all files
    if (!areBudgets(this.#base, head)) return;
    const recorder = new Recorder();
    this.#recorder = recorder;
    const paths = [...head.files.keys()];
    for (const [i, path] of paths.entries())
      for (;;) {
        const file = this.#fileAt(path, (isWhole) => (isWhole ? this.#look(path) : undefined));
        const isSure = head.dormant.wanted.size === 0;
        if (isSure && file?.isSilent && !this.#isReadByOthers(path)) {
          head.fallAsleep(path, recorder.put(path, file));
          this.#waivers.put(path);
        }
        yield paths.length - i;
        if (isSure) break;
        this.#settle();
      }
    head.endGlances();
    head.seed(recorder.sums());
  }

  #settle(): void {
    this.#moved.sync();
    this.#head.settleGround();
  }

  #fileAt(path: string, silenceOf: (isWhole: boolean) => Silence | undefined): DormantFile | undefined {
    const source = this.#head.graph.untracked(() => this.#head.files.get(path)?.source.get());
    const known = source && 'hash' in source && !this.#moved.concerns(path) && this.#head.remember(path);
    if (!known) return undefined;
    const { documents, spellings, uses, money, reads, missing, isOpen } = known;
    const isWhole = !isOpen && missing.documents.length + missing.lines.length === 0;
    const silence = silenceOf(isWhole);
    const isSilent = isWhole && silence !== undefined;
    const until = silence?.until;
    const { hash, id } = source;
    // one by one: V8 makes a separate hidden class for an object that is spread and then added to
    return { hash, id, documents, spellings, uses, money, reads, missing, isSilent, until };
  }

  /** Whether facts of Budgets in other files are computed from lines of this one. */
  #isReadByOthers(path: string): boolean {
    const keys = this.#head.graph.untracked(() => this.#head.files.get(path)?.documents.get()) ?? [];
    const owners = keys.flatMap((key) => [...(this.#head.documents.get(key)?.content.owners() ?? [])]);
    return owners.some((it) => pathOf(it) !== path);
  }

  #silence(path: string): Silence | undefined {
    return this.silent.has(path) ? { until: this.silent.get(path) } : this.#waivers.silence(path);
  }

  #look(path: string): Silence | undefined {
    return this.#waivers.inPassing(path).length === 0 ? { until: this.#waivers.until(path) } : undefined;
  }
}
