/** Runs the rules: by item, by line and by document, each again only when something that it read has changed. */
import { sameList } from '../base/same.ts';
import type { Problem } from '../syntax/problem.ts';
import type { Lowered } from './content.ts';
import { type Finding, itemName } from './finding.ts';
import { Derived } from './graph.ts';
import type { Head } from './head.ts';
import type { Moved } from './moved.ts';
import { type DocumentPlan, planInPassing } from './plan-document.ts';
import type { PlannedLine } from './planned-line.ts';
import type { Draft, Rule, RuleMeta, RuleView } from './rule.ts';
import type { DocumentNode } from './side.ts';

/** A draft and the rule that owns it. */
interface Coded {
  readonly code: string;
  readonly draft: Draft;
}

/** What the rules say about items, whatever else there is in their document. */
type Units = Map<Lowered, Derived<readonly Coded[]>>;

const NONE: readonly never[] = [];

/** The findings of every document, each computed again only when something that it read has changed. */
export class Checks {
  /** Of every rule, by code. */
  readonly metas: ReadonlyMap<string, RuleMeta>;
  readonly #head: Head;
  readonly #moved: Moved;
  readonly #view: RuleView;
  readonly #unitRules: readonly Rule[];
  readonly #lineRules: readonly Rule[];
  readonly #documentRules: readonly Rule[];
  readonly #documents: Map<string, Derived<readonly Finding[]>> = new Map();
  /** By document, of the items that it has now. */
  readonly #units: Map<string, Units> = new Map();
  readonly #lines: WeakMap<PlannedLine, readonly Coded[]> = new WeakMap();

  constructor(head: Head, moved: Moved, rules: readonly Rule[], view: RuleView) {
    this.#head = head;
    this.#moved = moved;
    this.#view = view;
    this.metas = new Map(rules.map((it) => [it.meta.code, it.meta]));
    this.#unitRules = rules.filter((it) => it.unit);
    this.#lineRules = rules.filter((it) => it.line);
    this.#documentRules = rules.filter((it) => it.document);
  }

  /** The findings of one document, waivers not applied; in order of the text. */
  of(node: DocumentNode): readonly Finding[] {
    if (this.isSilent(node.key)) return NONE;
    let found = this.#documents.get(node.key);
    if (!found) {
      found = new Derived(this.#head.graph, 'findings', () => this.#check(node), sameFindings);
      this.#documents.set(node.key, found);
    }
    return found.get();
  }

  /** Looks at the items of a long document one after the other, so that nobody has to wait for all of them at once. */
  *warming(node: DocumentNode): Generator<void, void> {
    if (node.kind === 'Budget' || this.isKept(node.key)) return;
    for (const unit of node.content.get().items) {
      this.#head.graph.untracked(() => this.#unit(node.key, unit).get());
      yield;
    }
  }

  /** Whether the findings of a document are kept up to date. */
  isKept(document: string): boolean {
    return this.#documents.has(document);
  }

  /** The same of a Budget, for the caller alone: neither findings nor plan are kept. */
  inPassing(node: DocumentNode): readonly Finding[] {
    const { items } = node.content.get();
    const plan = planInPassing(this.#head, node.key, items);
    return this.#find(node, plan, (unit) => this.#checkUnit(node.key, unit));
  }

  /** What reading one document has found, whatever else there is; untracked. */
  problems(node: DocumentNode): readonly Finding[] {
    return this.#head.graph.untracked(() => {
      const { head, items } = node.content.get();
      const out: Finding[] = [];
      const seen = new Map<Lowered, number>();
      for (const unit of [head, ...items]) {
        const nth = seen.get(unit) ?? 0;
        seen.set(unit, nth + 1);
        for (const { code, draft } of unit.problems.map(fromProblem))
          this.#push(out, node, unit, code, draft, nth);
      }
      return out;
    });
  }

  /** Whether there is nothing to say about a document without asking again; tracked. */
  isSilent(document: string): boolean {
    const node = this.#head.document(document);
    // its comparison with the base is all that a quiet Budget was not yet asked about
    return node !== undefined && this.#head.isQuiet(document) && !this.#moved.has(node.identity);
  }

  drop(document: string): void {
    this.#documents.get(document)?.dispose();
    this.#documents.delete(document);
    for (const it of this.#units.get(document)?.values() ?? NONE) it.dispose();
    this.#units.delete(document);
  }

  /** The code with its metadata; a code that no rule owns is a bug. */
  meta(code: string): RuleMeta {
    const meta = this.metas.get(code);
    if (!meta) throw new Error(`no rule has the code "${code}"`);
    return meta;
  }

  /** As the workspace wants it shown; undefined when it is ignored. An error that nobody may waive stays one. */
  severity(code: string): Finding['severity'] | undefined {
    const meta = this.meta(code);
    if (meta.severity === 'error' && !meta.waivable) return 'error';
    const level = this.#head.settings.get().entity?.levels.find(([key]) => key === code)?.[1];
    return level === 'ignore' ? undefined : (level ?? meta.severity);
  }

  #check(node: DocumentNode): readonly Finding[] {
    const plan = node.kind === 'Budget' ? this.#head.plan(node.key) : undefined;
    const used: Units = new Map();
    const found = this.#find(node, plan, (unit) => {
      const coded = this.#unit(node.key, unit);
      used.set(unit, coded);
      return coded.get();
    });
    // what they read would keep items alive that are written otherwise by now
    for (const [unit, coded] of this.#units.get(node.key) ?? NONE) if (!used.has(unit)) coded.dispose();
    this.#units.set(node.key, used);
    return found;
  }

  #find(
    node: DocumentNode,
    plan: DocumentPlan | undefined,
    codedUnit: (unit: Lowered) => readonly Coded[],
  ): readonly Finding[] {
    const content = node.content.get();
    const out: Finding[] = [];
    for (const { code, draft } of codedUnit(content.head))
      this.#push(out, node, content.head, code, draft, 0);
    this.#checkItems(node, content.items, plan?.lines ?? NONE, codedUnit, out);
    const subject = { document: node.key, content, plan };
    for (const rule of this.#documentRules)
      for (const draft of rule.document?.(subject, this.#view) ?? NONE)
        this.#push(out, node, draft.unit ?? content.head, rule.meta.code, draft, draft.nth ?? 0);
    return out.length === 0 ? NONE : out;
  }

  #checkItems(
    node: DocumentNode,
    items: readonly Lowered[],
    lines: readonly PlannedLine[],
    codedUnit: (unit: Lowered) => readonly Coded[],
    out: Finding[],
  ): void {
    const { isSettled } = this.#head.settings.get();
    const seen = new Map<Lowered, number>();
    let next = isSettled ? 0 : lines.length; // they stand in order of their items
    for (const unit of items) {
      const line = lines[next]?.unit === unit ? lines[next++] : undefined;
      const coded = line ? this.#codedLine(line) : codedUnit(unit);
      if (coded.length === 0) continue;
      const nth = seen.get(unit) ?? 0;
      seen.set(unit, nth + 1);
      for (const { code, draft } of coded) this.#push(out, node, unit, code, draft, nth);
    }
  }

  #push(out: Finding[], node: DocumentNode, unit: Lowered, code: string, draft: Draft, nth: number): void {
    const severity = this.severity(code);
    if (!severity) return;
    // one conflict tears several items apart and is one finding
    if (code === 'conflict-markers' && out.some((it) => it.code === code)) return;
    const content = node.content.get();
    const item = itemName(content.kind, content.name, unit, unit === content.head);
    out.push({ ...draft, code, severity, path: node.path, item, document: node.key, unit, nth });
  }

  #unit(document: string, unit: Lowered): Derived<readonly Coded[]> {
    let units = this.#units.get(document);
    if (!units) {
      units = new Map();
      this.#units.set(document, units);
    }
    let found = units.get(unit);
    if (!found) {
      found = new Derived(this.#head.graph, 'unit', () => this.#checkUnit(document, unit), sameList);
      units.set(unit, found);
    }
    return found;
  }

  #checkUnit(document: string, unit: Lowered): readonly Coded[] {
    const out: Coded[] = unit.problems.map(fromProblem);
    const { entity } = unit;
    if (!entity) return out;
    for (const rule of this.#unitRules)
      for (const draft of rule.unit?.({ document, unit, entity }, this.#view) ?? NONE)
        out.push({ code: rule.meta.code, draft });
    return out.length === 0 ? NONE : out;
  }

  #codedLine(line: PlannedLine): readonly Coded[] {
    let found = this.#lines.get(line);
    if (!found) {
      const out: Coded[] = problemsOf(line).map(fromProblem);
      for (const rule of this.#lineRules)
        for (const draft of rule.line?.(line) ?? NONE) out.push({ code: rule.meta.code, draft });
      found = out.length === 0 ? NONE : out;
      this.#lines.set(line, found);
    }
    return found;
  }
}

/** Of a line that cannot be read for sure, what does not fit its calendar or currency says nothing. */
function problemsOf({ unit, problems }: PlannedLine): readonly Problem[] {
  if (problems.length === 0) return unit.problems;
  return unit.problems.some((it) => it.unreadable) ? unit.problems : [...unit.problems, ...problems];
}

/** What reading found becomes a finding of the rule that owns the code. */
function fromProblem({ code, ...draft }: Problem): Coded {
  return { code, draft };
}

function sameFindings(a: readonly Finding[], b: readonly Finding[]): boolean {
  return a === b || (a.length === 0 && b.length === 0);
}
