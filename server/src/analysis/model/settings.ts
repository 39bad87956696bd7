/** What the Workspace document of a side settles for everything in it. */
import type { CalendarSpec, FiscalCalendar } from '../../domain/calendar.ts';
import type { WorkspaceEntity } from '../../syntax/items/entities.ts';
import type { Side } from '../side.ts';

/** The file that makes a folder a workspace. */
export const WORKSPACE_FILE = 'outlay.yaml';

/** What a Workspace document settles, with what holds when it leaves something out. */
export interface Settings {
  readonly entity: WorkspaceEntity | undefined;
  /** Reporting currency. */
  readonly currency: string;
  readonly calendar: FiscalCalendar;
  /** Currency and calendar are as someone wrote them, or left them out; else no plan is to blame for not fitting them. */
  readonly isSettled: boolean;
}

/** Properties of a Workspace that every plan needs. */
const SETTLES = /^\/spec\/(?:calendar|currency)/;

const DEFAULT_CALENDAR: CalendarSpec = {
  start: { year: 2026, month: 1, day: 1 },
  pattern: 'monthly',
  named: 'starting',
  longYears: [],
  longPeriod: 12,
};

/** The ISO 4217 code for "no currency": totals of a workspace that does not say its own. */
const NO_CURRENCY = 'XXX';

/** Of several Workspace documents the first by path and place counts; tracked. */
export function settingsOf(side: Side): Settings {
  const [first] = side.ofKind('Workspace');
  const unit = first === undefined ? undefined : side.document(first)?.content.get().head;
  const workspace = unit?.entity?.kind === 'Workspace' ? unit.entity : undefined;
  const calendar =
    (workspace?.calendar && side.shared.calendar(workspace.calendar)) ??
    side.shared.calendar(DEFAULT_CALENDAR);
  if (!calendar) throw new Error('the default calendar is not one');
  const isSettled = workspace !== undefined && !unit?.problems.some((it) => SETTLES.test(it.at));
  return { entity: workspace, currency: workspace?.currency ?? NO_CURRENCY, calendar, isSettled };
}
