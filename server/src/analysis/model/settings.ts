/** What the Workspace document of a side settles for everything in it. */
import { sameValue } from '../../base/same.ts';
import type { CalendarSpec, FiscalCalendar } from '../../domain/calendar.ts';
import type { HeadEntity, WorkspaceEntity } from '../../syntax/items/entities.ts';
import type { Problem } from '../../syntax/problem.ts';
import type { Lowered } from '../content.ts';
import type { Side } from '../side.ts';

/** The file that makes a folder a workspace. */
export const WORKSPACE_FILE = 'outlay.yaml';

/**
 * What a Workspace document settles for plans and findings, with defaults for what it leaves out. Whatever else it says does not
 * concern thousands of Budgets.
 */
export interface Settings extends Pick<WorkspaceEntity, 'lineLabels' | 'levels'> {
  /** Reporting currency. */
  readonly currency: string;
  /** Whether it is written, not a default. */
  readonly hasCurrency: boolean;
  readonly calendar: FiscalCalendar;
  /** Currency and calendar are as written, or left out; otherwise no plan is to blame for not fitting them. */
  readonly isSettled: boolean;
}

/** Properties of a Workspace that every plan needs. */
const SETTLES = /^\/spec\/(?:calendar|currency)/;

/** Whether one of them is written but cannot be read, perhaps because its key is misspelled. */
export function unsettles({ code, at, unreadable }: Problem): boolean {
  return SETTLES.test(at) || (code === 'unknown-key' && unreadable === true);
}

const DEFAULT_CALENDAR: CalendarSpec = {
  start: { year: 2026, month: 1, day: 1 },
  pattern: 'monthly',
  named: 'starting',
  longYears: [],
  longPeriod: 12,
};

/** The ISO 4217 code for "no currency": for totals of a workspace that does not state its own. */
const NO_CURRENCY = 'XXX';

/** The first of several Workspace documents, by path and place, counts; tracked. */
export function workspaceOf(side: Side): WorkspaceEntity | undefined {
  const entity = unitOf(side)?.entity;
  return entity?.kind === 'Workspace' ? entity : undefined;
}

/** Tracked. */
export function settingsOf(side: Side): Settings {
  const workspace = side.workspace.get();
  const calendar =
    (workspace?.calendar && side.shared.calendar(workspace.calendar)) ??
    side.shared.calendar(DEFAULT_CALENDAR);
  if (!calendar) throw new Error('the default calendar is not one');
  return {
    currency: workspace?.currency ?? NO_CURRENCY,
    hasCurrency: workspace?.currency !== undefined,
    calendar,
    isSettled: workspace !== undefined && !unitOf(side)?.problems.some(unsettles),
    lineLabels: workspace?.lineLabels,
    levels: workspace?.levels ?? [],
  };
}

/** Whether everything that follows from settings is the same. A calendar that says the same is the same object. */
export function sameSettings(a: Settings, b: Settings): boolean {
  return (
    a.calendar === b.calendar &&
    a.currency === b.currency &&
    a.hasCurrency === b.hasCurrency &&
    a.isSettled === b.isSettled &&
    sameValue(a.lineLabels, b.lineLabels) &&
    sameValue(a.levels, b.levels)
  );
}

function unitOf(side: Side): Lowered<HeadEntity> | undefined {
  const [first] = side.ofKind('Workspace');
  return first === undefined ? undefined : side.document(first)?.content.get().head;
}
