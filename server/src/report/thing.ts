/** What a name in a workspace stands for: what is declared about it, and what it comes to. */

import type { Head } from '../analysis/head.ts';
import { fiscalYear } from '../analysis/impact/impact.ts';
import { centerCalled } from '../analysis/model/center-called.ts';
import { type Declaration, type NameKind, withoutPrefix } from '../analysis/model/names.ts';
import { lineTotal, total } from '../analysis/model/sums.ts';
import type { Project } from '../analysis/project.ts';
import type { MonthSpan } from '../domain/period.ts';
import { type AmountJson, amountJson, formatKnown } from '../domain/words/money.ts';
import { type Fact, factsOf, type ThingValues, valuesOf } from './thing-facts.ts';

/** The planned spend of one period: own lines and everything below. */
export interface PeriodPlan {
  /** `FY2027`. */
  readonly period: string;
  /** Minor units of the reporting currency. */
  readonly amount: bigint;
  /** Whether some of it is unknown. */
  readonly incomplete: boolean;
}

/** `120,000.00 USD planned`. */
export function periodPlanText({ amount, incomplete }: PeriodPlan, currency: string): string {
  const text = formatKnown({ amount, incomplete }, currency);
  if (incomplete && amount === 0n) return text;
  return `${text} planned${incomplete ? ', incomplete' : ''}`;
}

/** A named thing. */
export interface Thing {
  /** `cost center`. */
  readonly what: string;
  readonly declaration: Declaration;
  readonly facts: readonly Fact[];
  /** For cost centers and Budgets: the months asked for, by default this fiscal year and the next. */
  readonly plan: readonly PeriodPlan[];
  /** For drivers and rates. */
  readonly values: readonly ThingValues[];
}

/** Kinds of names and what people call them, in lookup order. */
export const THINGS: ReadonlyMap<NameKind, string> = new Map([
  ['center', 'cost center'],
  ['budget', 'budget'],
  ['category', 'category'],
  ['service', 'service'],
  ['vendor', 'vendor'],
  ['driver', 'driver'],
  ['person', 'person'],
  ['team', 'team'],
  ['rates', 'exchange rates'],
  ['policy', 'allocation policy'],
]);

/** Nothing refers to such a policy, so its names have no kind of their own. */
const APPROVAL = 'ApprovalPolicy/';

/** Everything that `text` names, with a kind in front (`center/payments`) or without: several kinds may share a name. */
export function thingsCalled(project: Project, text: string, span?: MonthSpan): readonly Thing[] {
  project.settle();
  const { head } = project;
  const things = [...THINGS].flatMap(([kind, what]) => {
    const name = withoutPrefix(kind, text);
    const declaration = kind === 'center' ? centerCalled(head, name) : head.names.resolve(kind, name);
    return declaration ? [thingOf(project, declaration, { what, span })] : [];
  });
  const approval = head.names.resolve('document', text.startsWith(APPROVAL) ? text : APPROVAL + text);
  return approval ? [...things, thingOf(project, approval, { what: 'approval policy', span })] : things;
}

/** What one declaration stands for; requires settled totals. */
export function thingOf(
  project: Project,
  declaration: Declaration,
  {
    what = THINGS.get(declaration.kind) ?? declaration.kind,
    span,
  }: { readonly what?: string; readonly span?: MonthSpan | undefined } = {},
): Thing {
  const { entity } = declaration.unit;
  return {
    what,
    declaration,
    facts: factsOf(project, declaration),
    plan: plansOf(project, spendOf(project.head, declaration), span),
    values: entity ? valuesOf(project.head, entity) : [],
  };
}

/** The plan of a cost center and all below it; requires settled totals. */
export function centerPlans(
  project: Project,
  center: string,
  span: MonthSpan | undefined,
): readonly PeriodPlan[] {
  return plansOf(project, spendOn(project.head, center), span);
}

function plansOf(
  { head, asOf }: Project,
  spend: Spend | undefined,
  asked: MonthSpan | undefined,
): readonly PeriodPlan[] {
  const { calendar } = head.settings.get();
  const current = fiscalYear(calendar, asOf);
  if (!spend) return [];
  const spans = asked ? [asked] : [current, current + 1].map(calendar.yearSpan);
  return spans.map((span) => ({
    period: calendar.periodText(span),
    amount: spend.in(span),
    incomplete: spend.incomplete,
  }));
}

/** Planned spend in minor units of the reporting currency. */
interface Spend {
  readonly in: (span: MonthSpan) => bigint;
  readonly incomplete: boolean;
}

/** Undefined for things that plan no spend. */
function spendOf(head: Head, { kind, entity, document }: Declaration): Spend | undefined {
  if (kind === 'center') return spendOn(head, entity.name);
  if (kind !== 'budget') return undefined;
  const lines = head.linesInPassing(document);
  return {
    in: ({ first, last }) => lines.reduce((sum, it) => sum + lineTotal(it, 'spend', first, last), 0n),
    incomplete: lines.some((it) => it.incomplete) || head.unread.missingMoney().includes(document),
  };
}

function spendOn(head: Head, center: string): Spend {
  // what is remembered of a file does not say which center lacks something
  head.dormant.touchLacking();
  const sum = head.totals.all(center);
  // what cannot be read may belong to any center
  const incomplete = sum.incomplete.size > 0 || head.unread.missingMoney().length > 0;
  return { in: ({ first, last }) => total(sum, 'spend', first, last), incomplete };
}

/** A thing as JSON. */
export interface ThingJson {
  readonly kind: string;
  readonly name: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly code: string | undefined;
  readonly aliases: readonly string[];
  readonly place: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly plan: readonly {
    readonly period: string;
    readonly amount: AmountJson;
    readonly incomplete: boolean;
  }[];
  readonly values: readonly ThingValues[];
}

/** `place` is where it is declared, `currency` the reporting currency. */
export function thingJson(
  { what, declaration, facts, plan, values }: Thing,
  place: string,
  currency: string,
): ThingJson {
  const { name, title, description, code, aliases } = declaration.entity;
  return {
    kind: what,
    name,
    title,
    description,
    code,
    aliases: aliases.map((it) => it.text),
    place,
    facts: Object.fromEntries(facts),
    plan: plansJson(plan, currency),
    values,
  };
}

/** Plans as JSON. */
export function plansJson(plans: readonly PeriodPlan[], currency: string): ThingJson['plan'] {
  return plans.map(({ period, amount, incomplete }) => ({
    period,
    amount: amountJson(amount, currency),
    incomplete,
  }));
}
