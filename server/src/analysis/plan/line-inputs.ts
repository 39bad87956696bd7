/** From what a line's references resolve to, to the planned line. */
import { convertMonths } from '../../domain/plan/convert.ts';
import type { DriverSeries, LinePlan } from '../../domain/plan/line-plan.ts';
import { planLine } from '../../domain/plan/plan-line.ts';
import type { Phasing, Treatment } from '../../domain/plan/spec.ts';
import type { BudgetEntity, LineEntity } from '../../syntax/items/entities.ts';
import type { Rates } from '../shared.ts';
import type { LineUnit } from './lines.ts';
import type { Environment, PlannedLine, Unresolved } from './planned-line.ts';

/** What a percentage is of; undefined: nothing has that name. */
export type Source = LinePlan | 'cycle' | undefined;

/** What a line's references resolve to: with its own text and the values of its driver, everything that its money depends on. */
export interface Inputs {
  readonly center: string;
  readonly category: string | undefined;
  readonly service: string | undefined;
  readonly vendor: string | undefined;
  readonly treatment: Treatment;
  readonly phasing: Phasing;
  readonly sources: readonly Source[];
  readonly rates: Rates | undefined;
  readonly unresolved: readonly Unresolved[];
}

const NONE: readonly never[] = [];

/** Plans a line whose references are resolved. */
export function finish(
  environment: Environment,
  unit: LineUnit,
  inputs: Inputs,
  driver: DriverSeries | undefined,
): PlannedLine {
  const { entity } = unit;
  const { calendar, reporting, head } = environment;
  const { sources, rates } = inputs;
  const of = entity.money?.by === 'percent' ? entity.money.of : NONE;
  const isUnread = head.unread.some((it) => entity[it] === undefined);
  const plan = planLine(isUnread ? { ...entity, money: undefined } : entity, {
    calendar,
    budget: environment.span,
    currency: environment.currency,
    phasing: inputs.phasing,
    driver: () => driver,
    line: (text) => sources[of.findIndex((it) => it.text === text)],
  });
  const converted = convertMonths(plan, (month) => rates?.at(month), reporting);
  return {
    unit,
    entity,
    budget: head.name,
    center: inputs.center,
    category: inputs.category,
    service: inputs.service,
    vendor: inputs.vendor,
    driver: driver?.name,
    treatment: inputs.treatment,
    labels: mergeLabels(head, entity),
    currency: plan.currency,
    first: plan.first,
    months: plan.months,
    reporting: converted.months,
    missingRates: converted.missing,
    problems: isPeriodSaid(environment, unit)
      ? plan.problems.filter((it) => it.code !== 'missing-period')
      : plan.problems,
    unresolved: inputs.unresolved,
    incomplete: plan.incomplete || entity.money === undefined || isUnread || converted.missing.length > 0,
  };
}

/** A period without an end, or that cannot be read, is reported once, where it is written: not at lines that rely on it, nor twice. */
function isPeriodSaid({ isPeriodUnread, head }: Environment, { entity, problems }: LineUnit): boolean {
  if (isPeriodUnread || entity.period !== undefined) return isPeriodUnread;
  return head.period !== undefined || problems.some((it) => it.at === '/period');
}

function mergeLabels(head: BudgetEntity, { labels }: LineEntity): PlannedLine['labels'] {
  return labels.length === 0 ? head.labels : [...new Map([...head.labels, ...labels])];
}
