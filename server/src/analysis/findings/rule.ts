/** What a rule is: its metadata, and how it looks at the model. Rules never see YAML nodes, paths or offsets. */
import type { Entity, Level } from '../../syntax/items/entities.ts';
import type { ProblemFix } from '../../syntax/problem.ts';
import type { DocumentContent, Lowered } from '../content.ts';
import type { Head } from '../head.ts';
import type { Declaration, NameKind } from '../model/names.ts';
import type { DocumentPlan } from '../plan/plan-document.ts';
import type { PlannedLine } from '../plan/planned-line.ts';
import type { Side } from '../side.ts';

export type {
  AllocationPolicyEntity,
  CostCenterEntity,
  Entity,
  LineEntity,
  PersonEntity,
  Series,
  SeriesSource,
  Share,
  SplitEntity,
  TeamEntity,
} from '../../syntax/items/entities.ts';
/** Names are the same when these are equal. */
export { nameKey as spellingKey } from '../../syntax/values/name.ts';

/** Every severity a finding can be shown with; a workspace may also `ignore` a code. */
export type Severity = Exclude<Level, 'ignore'>;

/** Declared once, in the rule's folder. */
export interface RuleMeta {
  /** Stable, kebab-case, names the bad pattern: reads well after "allow". */
  readonly code: string;
  /** One sentence with a full stop, for lists. */
  readonly summary: string;
  readonly severity: Severity;
  /** The version in which it appeared. */
  readonly since: string;
  /** Whether `# outlay: allow` may silence it. Text that cannot be read cannot be waived. */
  readonly waivable: boolean;
}

/** Another place that belongs to a finding. */
export interface Related {
  readonly document: string;
  readonly unit: Lowered;
  readonly at: string;
  readonly message: string;
}

/** What a rule yields. Without `unit` it is about the item that the rule was asked about. */
export interface Draft {
  readonly unit?: Lowered;
  /** Which of several identical items is meant, from 0. */
  readonly nth?: number;
  /** Pointer inside the item. */
  readonly at: string;
  readonly part?: 'key' | 'value';
  readonly message: string;
  readonly label?: string;
  readonly help?: string;
  readonly notes?: readonly string[];
  readonly related?: readonly Related[];
  readonly fixes?: readonly ProblemFix[];
}

/** The model as rules see it. Everything that is read here is tracked: a rule runs again when it changes. */
export interface RuleView {
  readonly side: Head;
  /** The side that it is compared with, when that is known. */
  readonly base: Side | undefined;
  /** The lines that a Budget has in the base; undefined when they are the same, or unknown. */
  linesBefore(budget: string): readonly PlannedLine[] | undefined;
  /** UTC day, `2026-11-24`; undefined when not given. */
  readonly asOf: string | undefined;
  /** Whether something that cannot be read may declare names of this kind: then a missing name is not reported. */
  mayDeclare(kind: NameKind): boolean;
  /** Whether anything uses the thing with this declared name. */
  isUsed(kind: NameKind, name: string): boolean;
  /** The declared spelling that is nearest to a wrong one, if any is near. */
  nearest(kind: NameKind, text: string): Declaration | undefined;
}

/** An item that is not a line: a head, or an entry of a list. */
export interface UnitView {
  /** Key of its document. */
  readonly document: string;
  readonly unit: Lowered;
  readonly entity: Entity;
}

/** A document as a rule sees it. */
export interface DocumentView {
  readonly document: string;
  readonly content: DocumentContent;
  /** Of a Budget. */
  readonly plan: DocumentPlan | undefined;
}

/**
 * A rule. Without a check it owns the problems that reading or planning finds with its code.
 *
 * - `unit` is asked for every item that is not a line, and again when what it read has changed.
 * - `line` is asked once per planned line and may look at nothing else: its answer is kept with the line.
 * - `document` is asked for every document whose content or plan has changed.
 */
export interface Rule {
  readonly meta: RuleMeta;
  unit?(subject: UnitView, view: RuleView): Iterable<Draft>;
  line?(line: PlannedLine): Iterable<Draft>;
  document?(subject: DocumentView, view: RuleView): Iterable<Draft>;
}
