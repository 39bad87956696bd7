/** The settings of a workspace. */
import { CALENDAR_YEARS, type CalendarSpec, createCalendar } from '../../domain/calendar.ts';
import type { Workspace } from '../generated/types.ts';
import { readDate } from '../values/date.ts';
import { readFiscalMonth, readFiscalYear } from '../values/fiscal.ts';
import type { Level, Named, WorkspaceEntity } from './entities.ts';
import type { Fields } from './fields.ts';
import { readCurrency } from './lines.ts';

type WorkspaceText = NonNullable<Workspace['spec']>;
type CalendarText = NonNullable<WorkspaceText['calendar']>;
type LabelsText = NonNullable<WorkspaceText['labels']>;
type LevelsText = NonNullable<WorkspaceText['levels']>;

const LEVELS: readonly Level[] = ['error', 'warning', 'info', 'ignore'];

/** The head of a Workspace. */
export function readWorkspace(named: Named, spec: Fields<WorkspaceText>): WorkspaceEntity {
  return {
    kind: 'Workspace',
    ...named,
    currency: readCurrency(spec),
    calendar: spec.has('calendar') ? readCalendar(spec.map('calendar')) : undefined,
    basis: spec.choice('basis', ['accrual', 'cash']),
    defaultBranch: spec.text('defaultBranch'),
    versions: spec.labels('versions'),
    lineLabels: spec.has('labels') ? lineLabels(spec.map('labels')) : undefined,
    allocation: spec.references('allocation'),
    levels: levels(spec.map('levels')),
  };
}

function lineLabels(labels: Fields<LabelsText>): readonly (readonly [string, readonly string[]])[] {
  return labels.entries().map(({ key }) => [key.text, labels.references(key.text).map((it) => it.text)]);
}

function levels(fields: Fields<LevelsText>): readonly (readonly [string, Level])[] {
  return fields.entries().flatMap(({ key }) => {
    const level = fields.choice(key.text, LEVELS);
    return level ? [[key.text, level] as const] : [];
  });
}

function readCalendar(fields: Fields<CalendarText>): CalendarSpec | undefined {
  const start = fields.value('start', readDate);
  const pattern =
    fields.choice('pattern', ['monthly', '4-4-5']) ?? (fields.has('pattern') ? undefined : 'monthly');
  if (!start || !pattern) return undefined;
  const named = fields.choice('named', ['starting', 'ending']) ?? CALENDAR_YEARS.named;
  const longYears = fields.has('longYears') ? readYears(fields) : CALENDAR_YEARS.longYears;
  const longPeriod = fields.has('longPeriod')
    ? fields.value('longPeriod', readFiscalMonth)
    : CALENDAR_YEARS.longPeriod;
  const spec: CalendarSpec = {
    start,
    pattern,
    named,
    longYears: longYears ?? CALENDAR_YEARS.longYears,
    longPeriod: longPeriod ?? CALENDAR_YEARS.longPeriod,
  };
  const made = createCalendar(spec);
  if ('problems' in made)
    for (const { code, at, message } of made.problems)
      fields.add({ code, at: `${fields.at}${at}`, part: 'value', message });
  return 'problems' in made || !longYears || !longPeriod ? undefined : spec;
}

/** Undefined when not all of them can be read. */
function readYears(fields: Fields<CalendarText>): readonly number[] | undefined {
  const node = fields.node('longYears');
  if (node?.kind !== 'list') return undefined;
  const at = fields.pointer('longYears');
  const years = node.items.map((it, i) =>
    it?.kind === 'scalar' ? fields.read(it, `${at}/${i}`, readFiscalYear) : undefined,
  );
  return years.every((it) => it !== undefined) ? years : undefined;
}
