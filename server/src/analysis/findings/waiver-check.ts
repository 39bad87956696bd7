/** The findings of a file with its waivers applied; waivers that are expired, unused or malformed are findings themselves. */
import { nearest } from '../../base/nearest.ts';
import type { TextRange } from '../../base/text.ts';
import { quoted } from '../../domain/words/visible.ts';
import { Derived } from '../engine/graph.ts';
import type { Head } from '../head.ts';
import { WORKSPACE_FILE } from '../model/settings.ts';
import type { DocumentNode } from '../side.ts';
import type { Checks } from './checks.ts';
import type { Finder } from './finder.ts';
import type { Finding } from './finding.ts';
import { placeFindings } from './place.ts';
import { WaiverComments } from './waiver-comments.ts';
import { type Waiver, waiversAmong } from './waivers.ts';

const NONE: readonly Finding[] = [];

/** The findings of a file that no waiver covers, and the last day on which the waivers of the others hold. */
interface Waived {
  readonly findings: readonly Finding[];
  readonly until: string | undefined;
}

/** There is nothing to find in a file, up to a UTC day given its waivers; undefined: no limit. */
export interface Silence {
  readonly until: string | undefined;
}

const SILENT: Waived = { findings: NONE, until: undefined };

/** The findings of every file. */
export class WaiverCheck {
  readonly #side: Head;
  readonly #checks: Checks;
  readonly #finder: Finder;
  readonly #asOf: () => string | undefined;
  readonly #files: Map<string, Derived<Waived>> = new Map();
  /** For files of Budgets read in passing: what is read of them to know that there is nothing to find is not kept. */
  readonly #passed: Map<string, Derived<Waived>> = new Map();
  readonly #comments: WaiverComments = new WaiverComments();

  constructor(side: Head, checks: Checks, finder: Finder, asOf: () => string | undefined) {
    this.#side = side;
    this.#checks = checks;
    this.#finder = finder;
    this.#asOf = asOf;
  }

  /** To be called when the file at a path may have come or gone. */
  put(path: string): void {
    if (!this.#side.files.has(path)) this.forget(path);
    if (!this.#side.files.get(path)?.content?.forget) this.#drop(this.#passed, path);
  }

  /** What was found there is found again on demand. */
  forget(path: string): void {
    this.#drop(this.#files, path);
  }

  #drop(files: Map<string, Derived<Waived>>, path: string): void {
    files.get(path)?.dispose();
    files.delete(path);
  }

  of(path: string): readonly Finding[] {
    return this.#waived(path).findings;
  }

  /** For a file with nothing to find, as far as it was looked at: the last day on which that holds given its waivers. */
  silence(path: string): Silence | undefined {
    if (this.isSilent(path)) return SILENT;
    // if the file is in use by now, its items must stay: what is looked at in passing does not
    const passed = this.#passed.has(path) ? this.#inPassing(path) : undefined;
    return passed?.findings.length === 0 ? passed : undefined;
  }

  /** The last UTC day on which the findings of a file hold given its waivers; undefined: no limit. */
  until(path: string): string | undefined {
    return this.#waived(path).until;
  }

  /** The findings for a caller that asks for their places before the next file: nothing of Budgets is kept. */
  inPassing(path: string): readonly Finding[] {
    const passed = this.isSilent(path) ? SILENT : this.#inPassing(path);
    // another place that belongs to a finding is only known by its item, which has to be kept
    return passed?.findings.every((it) => !it.related) ? passed.findings : this.of(path);
  }

  #waived(path: string): Waived {
    // what is said about a missing file would still be said once it is there
    if (!this.#side.files.has(path)) return SILENT;
    if (!this.#files.has(path)) {
      if (this.isSilent(path)) return SILENT;
      const passed = this.#inPassing(path);
      if (passed?.findings.length === 0) return passed;
    }
    let found = this.#files.get(path);
    if (!found) {
      found = new Derived(this.#side.graph, 'file', () => this.#check(path, (node) => this.#checks.of(node)));
      this.#files.set(path, found);
    }
    return found.get();
  }

  /** Undefined when the file is already in use, or is not one of Budgets. */
  #inPassing(path: string): Waived | undefined {
    const file = this.#side.files.get(path);
    if (!file?.content?.forget || file.content.isKept) return undefined;
    const keys = this.#side.graph.untracked(() => file.documents.get());
    const isKept = (it: string) =>
      this.#side.isPlanKept(it) || this.#checks.isKept(it) || this.#checks.isCompared(it);
    if (keys.some(isKept)) return undefined;
    let found = this.#passed.get(path);
    if (!found) {
      found = new Derived(this.#side.graph, 'file in passing', () => this.#checkInPassing(path));
      this.#passed.set(path, found);
    }
    return found.get();
  }

  #checkInPassing(path: string): Waived {
    const found = this.#check(path, (node) => this.#checks.inPassing(node));
    this.#side.files.get(path)?.content?.forget?.();
    return found;
  }

  /** Whether it is known without looking that there is nothing to find, as it is for most files. */
  isSilent(path: string): boolean {
    const file = this.#side.files.get(path);
    if (!file) return false;
    return this.#side.graph.untracked(
      () =>
        !this.#isUnsettled(path) &&
        file.waivers.get() === undefined &&
        file.unreadable.get() === undefined &&
        file.documents.get().every((key) => this.#checks.isSilent(key)),
    );
  }

  #check(path: string, findingsOf: (node: DocumentNode) => readonly Finding[]): Waived {
    const file = this.#side.files.get(path);
    if (!file) return SILENT;
    const found: Finding[] = [];
    for (const key of file.documents.get()) {
      const node = this.#side.document(key);
      if (node) for (const finding of findingsOf(node)) found.push(finding);
    }
    if (this.#isUnsettled(path)) found.push(this.#unsettled(path));
    const waivers = file.waivers.get();
    if (waivers) return this.#waive(path, waivers.text, found);
    const reason = file.unreadable.get();
    if (reason !== undefined) return { findings: this.#unreadable(path, reason), until: undefined };
    return found.length === 0 ? SILENT : { findings: found, until: undefined };
  }

  #unreadable(path: string, reason: string): readonly Finding[] {
    const severity = this.#finder.severity('unreadable-file');
    if (!severity) return NONE;
    return [{ ...wholeFile(path), code: 'unreadable-file', severity, message: `cannot be read: ${reason}` }];
  }

  /** Whether this file makes a folder a workspace, yet no document settles anything, as far as everything can be read. */
  #isUnsettled(path: string): boolean {
    if (path !== WORKSPACE_FILE || this.#side.ofKind('Workspace').length > 0) return false;
    return !this.#side.unread.mayDeclare('document');
  }

  #unsettled(path: string): Finding {
    const message =
      'no document settles this workspace, expected one of kind `Workspace` with currency and calendar';
    const severity = this.#finder.severity(UNSETTLED) ?? 'error';
    return { ...wholeFile(path), code: UNSETTLED, severity, message, help: WRITE };
  }

  #waive(path: string, text: string, found: readonly Finding[]): Waived {
    const documents = this.#side.files.get(path)?.content?.documents ?? [];
    const waivers = waiversAmong(text, this.#comments.of(text, documents));
    const effective = waivers.filter((it) => it.faults.length === 0);
    const codes = new Set(
      effective.map((it) => it.code).filter((it) => this.#finder.metas.get(it)?.waivable),
    );
    const named = found.filter((it) => codes.has(it.code));
    const places = placeFindings(this.#side, named);
    const used = new Set<Waiver>();
    const asOf = this.#asOf();
    const left = found.filter((finding) => {
      const at = places.get(finding)?.start;
      if (at === undefined) return true;
      const covering = effective.filter(
        ({ code, covers }) => covers.start <= at && at < covers.end && code === finding.code,
      );
      const isOver = ({ until }: Waiver) => asOf !== undefined && until < asOf;
      const holding = covering.find((it) => !isOver(it));
      // those that have expired were for it too
      for (const it of covering) if (it === holding || isOver(it)) used.add(it);
      return !holding;
    });
    const unknown = this.#unknown(
      left,
      waivers.filter((it) => !used.has(it)),
    );
    const ends = [...used].flatMap((it) => it.until ?? []).sort();
    return {
      findings: [
        ...left,
        ...waivers.flatMap((it) => this.#judge(path, it, used.has(it) || unknown.has(it), asOf)),
      ],
      until: ends[0],
    };
  }

  /** Waivers for which it is unknown whether they cover anything: where money is not planned, less is found. */
  #unknown(found: readonly Finding[], waivers: readonly Waiver[]): ReadonlySet<Waiver> {
    if (waivers.length === 0) return new Set();
    if (!this.#side.settings.get().isSettled) return new Set(waivers);
    const broken = found.filter(({ code }) => this.#finder.metas.get(code)?.waivable === false);
    const places = placeFindings(this.#side, broken);
    const starts = broken.flatMap((it) => places.get(it)?.start ?? []);
    return new Set(
      waivers.filter(({ covers }) => starts.some((at) => covers.start <= at && at < covers.end)),
    );
  }

  #judge(path: string, waiver: Waiver, isUsed: boolean, asOf: string | undefined): readonly Finding[] {
    const { code, until, range } = waiver;
    const malformed = (fault: string, help: string) =>
      this.#about(path, range, 'malformed-waiver', `not a waiver: ${fault}`, help);
    if (waiver.faults.length > 0) return malformed(waiver.faults.join('; '), FORM);
    const wrong = this.#wrongCode(code);
    if (wrong) return malformed(wrong.fault, wrong.help);
    if (!isUsed)
      return this.#about(path, range, 'unused-waiver', `no finding \`${code}\` stands here`, REMOVE);
    if (asOf !== undefined && until < asOf)
      return this.#about(path, range, 'expired-waiver', `the waiver of \`${code}\` ended on ${until}`, RENEW);
    return NONE;
  }

  /** Why a code cannot be in a waiver. */
  #wrongCode(code: string): { readonly fault: string; readonly help: string } | undefined {
    const { metas } = this.#finder;
    const meta = metas.get(code);
    if (meta?.waivable) return undefined;
    if (meta) return { fault: `${quoted(code)} cannot be waived`, help: MEND };
    const near = nearest(code, metas.keys());
    const fault = `no finding has the code ${quoted(code)}`;
    return near === undefined
      ? { fault, help: CODES }
      : { fault: `${fault}, did you mean ${quoted(near)}?`, help: `write \`${near}\`` };
  }

  #about(
    path: string,
    fileRange: TextRange,
    code: string,
    message: string,
    help: string,
  ): readonly Finding[] {
    const severity = this.#finder.severity(code);
    if (!severity) return NONE;
    return [{ ...wholeFile(path), fileRange, code, severity, message, help }];
  }
}

const UNSETTLED = 'missing-workspace';
const WRITE =
  'write `apiVersion: outlay/v1`, `kind: Workspace`, `metadata: { name: my-company }` and `spec: { currency: USD, calendar: { start: 2026-01-01, pattern: monthly, named: starting } }`, each on its own row';
const FORM = 'write `# outlay: allow <code> until <day> -- <reason>`, for example until 2026-12-31';
const MEND = 'mend the finding, and remove the comment';
const CODES = 'the code stands in brackets in front of the finding';
const REMOVE = 'remove the comment';
const RENEW = 'mend the finding, or say until when and why it may stay';

function wholeFile(path: string): Pick<Finding, 'path' | 'item' | 'document' | 'unit' | 'at'> {
  return { path, item: path, document: undefined, unit: undefined, at: '' };
}
