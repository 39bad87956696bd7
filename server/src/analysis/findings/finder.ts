/** Asks the rules about one document, and turns what they and the reader say into findings. Keeps only answers per line. */
import type { Problem } from '../../syntax/problem.ts';
import type { DocumentContent, Lowered } from '../content.ts';
import { marked } from '../engine/pieces.ts';
import type { Settings } from '../model/settings.ts';
import type { DocumentPlan } from '../plan/plan-document.ts';
import type { PlannedLine } from '../plan/planned-line.ts';
import { type Finding, itemName } from './finding.ts';
import type { Draft, Rule, RuleMeta, RuleView } from './rule.ts';

/** A draft and the rule that owns it. */
export interface Coded {
  readonly code: string;
  readonly draft: Draft;
}

/** What is looked at. */
export interface Subject {
  /** Key of the document. */
  readonly document: string;
  /** Of its file. */
  readonly path: string;
  readonly content: DocumentContent;
  /** Of a Budget. */
  readonly plan: DocumentPlan | undefined;
}

/** What there is to say about an item. */
interface Said {
  readonly unit: Lowered;
  readonly coded: readonly Coded[];
}

const NONE: readonly never[] = [];

const unplanned = marked((unit: Lowered) => (unit.entity?.kind === 'Line' ? undefined : unit));

/** All rules. */
export class Finder {
  /** Of every rule, by code. */
  readonly metas: ReadonlyMap<string, RuleMeta>;
  readonly #settings: () => Settings;
  readonly #unitRules: readonly Rule[];
  readonly #lineRules: readonly Rule[];
  readonly #documentRules: readonly Rule[];
  readonly #lines: WeakMap<PlannedLine, readonly Coded[]> = new WeakMap();
  readonly #ofLines = marked((line: PlannedLine): Said | undefined => {
    const coded = this.#line(line);
    return coded.length === 0 ? undefined : { unit: line.unit, coded };
  });

  constructor(rules: readonly Rule[], settings: () => Settings) {
    this.metas = new Map(rules.map((it) => [it.meta.code, it.meta]));
    this.#settings = settings;
    this.#unitRules = rules.filter((it) => it.unit);
    this.#lineRules = rules.filter((it) => it.line);
    this.#documentRules = rules.filter((it) => it.document);
  }

  /** As the workspace wants it shown; undefined when it is ignored. An error that cannot be waived stays one. */
  severity(code: string): Finding['severity'] | undefined {
    const meta = this.metas.get(code);
    // a bug
    if (!meta) throw new Error(`no rule has the code "${code}"`);
    if (meta.severity === 'error' && !meta.waivable) return 'error';
    const level = this.#settings().levels.find(([key]) => key === code)?.[1];
    return level === 'ignore' ? undefined : (level ?? meta.severity);
  }

  /** The findings of a document, before waivers; in order of the text. `codedUnit` is asked about what is not a line. */
  find(
    subject: Subject,
    view: RuleView,
    codedUnit: (unit: Lowered) => readonly Coded[] = (it) => this.unit(subject.document, it, view),
  ): readonly Finding[] {
    const { head } = subject.content;
    const out: Finding[] = [];
    for (const it of codedUnit(head)) this.#push(out, subject, head, it, 0);
    this.#findInItems(subject, codedUnit, out);
    for (const { document, meta } of this.#documentRules) {
      const twins = new Twins();
      for (const draft of document?.(subject, view) ?? NONE) {
        const { unit, nth = unit ? twins.next(unit, draft.at) : 0 } = draft;
        this.#push(out, subject, unit ?? head, { code: meta.code, draft }, nth);
      }
    }
    return out.length === 0 ? NONE : out;
  }

  /** What reading a document has found, regardless of everything else. */
  problems(subject: Subject): readonly Finding[] {
    const { head, items } = subject.content;
    const out: Finding[] = [];
    const seen = new Map<Lowered, number>();
    for (const unit of [head, ...items]) {
      const nth = seen.get(unit) ?? 0;
      seen.set(unit, nth + 1);
      for (const it of unit.problems) this.#push(out, subject, unit, fromProblem(it), nth);
    }
    return out;
  }

  /** What there is to say about a head, or an entry of a list that is not a planned line. */
  unit(document: string, unit: Lowered, view: RuleView): readonly Coded[] {
    const out: Coded[] = unit.problems.map(fromProblem);
    const { entity } = unit;
    if (!entity) return out;
    for (const rule of this.#unitRules)
      for (const draft of rule.unit?.({ document, unit, entity }, view) ?? NONE)
        out.push({ code: rule.meta.code, draft });
    return out.length === 0 ? NONE : out;
  }

  #findInItems(subject: Subject, codedUnit: (unit: Lowered) => readonly Coded[], out: Finding[]): void {
    const seen = new Map<Lowered, number>();
    for (const { unit, coded } of this.#said(subject, codedUnit)) {
      if (coded.length === 0) continue;
      const nth = seen.get(unit) ?? 0;
      seen.set(unit, nth + 1);
      for (const it of coded) this.#push(out, subject, unit, it, nth);
    }
  }

  /** For the items, in order; those about which there is nothing to say may be left out. */
  #said({ content, plan }: Subject, codedUnit: (unit: Lowered) => readonly Coded[]): readonly Said[] {
    const { items } = content;
    const of = (unit: Lowered): Said => ({ unit, coded: codedUnit(unit) });
    const lines = this.#settings().isSettled ? (plan?.lines ?? NONE) : NONE;
    if (lines.length === 0) return items.map(of);
    const ofLines = this.#ofLines(lines);
    const said: Said[] = [];
    let next = 0;
    // lines are in the order of their items
    for (const [before, other] of unplanned(items).entries()) {
      const lineIndex = other.index - before;
      for (let it = ofLines[next]; it && it.index < lineIndex; it = ofLines[++next]) said.push(it.said);
      said.push(of(other.said));
    }
    return [...said, ...ofLines.slice(next).map((it) => it.said)];
  }

  #line(line: PlannedLine): readonly Coded[] {
    const problems = problemsOf(line);
    if (problems.length === 0 && this.#lineRules.length === 0) return NONE;
    let found = this.#lines.get(line);
    if (!found) {
      const out: Coded[] = problems.map(fromProblem);
      for (const rule of this.#lineRules)
        for (const draft of rule.line?.(line) ?? NONE) out.push({ code: rule.meta.code, draft });
      found = out.length === 0 ? NONE : out;
      this.#lines.set(line, found);
    }
    return found;
  }

  #push(
    out: Finding[],
    { document, path, content }: Subject,
    unit: Lowered,
    { code, draft }: Coded,
    nth: number,
  ): void {
    const severity = this.severity(code);
    if (!severity) return;
    // one conflict tears several items apart and is one finding
    if (code === 'conflict-markers' && out.some((it) => it.code === code)) return;
    const item = itemName(content.kind, content.name, unit, unit === content.head);
    out.push({ ...draft, code, severity, path, item, document, unit, nth });
  }
}

/** Identical items are one unit: what a rule says again about the same place in it is about the next of them. */
class Twins {
  readonly #said: Map<Lowered, Map<string, number>> = new Map();

  next(unit: Lowered, at: string): number {
    const said = this.#said.get(unit) ?? new Map<string, number>();
    const nth = said.get(at) ?? 0;
    this.#said.set(unit, said.set(at, nth + 1));
    return nth;
  }
}

/** If a line cannot be read for sure, that it does not fit its calendar or currency means nothing. */
function problemsOf({ unit, problems }: PlannedLine): readonly Problem[] {
  if (problems.length === 0) return unit.problems;
  return unit.problems.some((it) => it.unreadable) ? unit.problems : [...unit.problems, ...problems];
}

/** What reading found becomes a finding of the rule that owns the code. */
function fromProblem({ code, ...draft }: Problem): Coded {
  return { code, draft };
}
