/** What the two sides of a comparison share: whatever is the same on both is one object, read and planned once. */
import { sameList, sameValue } from '../base/same.ts';
import { type CalendarSpec, createCalendar, type FiscalCalendar } from '../domain/calendar.ts';
import type { LineEntity } from '../syntax/items/entities.ts';
import { ContentReader, type Lowered } from './content.ts';
import type { Environment, PlannedLine } from './plan-document.ts';

/** How many plans of one line are remembered: head and base, and the states before and after an edit. */
const REMEMBERED = 4;

interface Planned {
  readonly inputs: readonly unknown[];
  readonly line: PlannedLine;
}

export class Shared {
  readonly reader: ContentReader = new ContentReader();
  readonly #lines: WeakMap<Lowered<LineEntity>, Planned[]> = new WeakMap();
  readonly #environments: WeakMap<object, Environment[]> = new WeakMap();
  readonly #calendars: FiscalCalendar[] = [];

  /** One object for each calendar that says the same; undefined when the specification is wrong. */
  calendar(spec: CalendarSpec): FiscalCalendar | undefined {
    const known = this.#calendars.find((it) => sameValue(it.spec, spec));
    if (known) return known;
    const made = createCalendar(spec);
    if ('problems' in made) return undefined;
    this.#calendars.push(made);
    if (this.#calendars.length > REMEMBERED) this.#calendars.shift();
    return made;
  }

  /** One object for each environment that says the same. */
  environment(wanted: Environment): Environment {
    const known = this.#environments.get(wanted.head) ?? [];
    const found = known.find((it) => sameEnvironment(it, wanted));
    if (found) return found;
    known.push(wanted);
    if (known.length > REMEMBERED) known.shift();
    this.#environments.set(wanted.head, known);
    return wanted;
  }

  /** The line planned before from the same inputs. */
  line(unit: Lowered<LineEntity>, inputs: readonly unknown[]): PlannedLine | undefined {
    return this.#lines.get(unit)?.find((it) => sameList(it.inputs, inputs))?.line;
  }

  keepLine(unit: Lowered<LineEntity>, inputs: readonly unknown[], line: PlannedLine): void {
    const known = this.#lines.get(unit) ?? [];
    known.push({ inputs, line });
    if (known.length > REMEMBERED) known.shift();
    this.#lines.set(unit, known);
  }
}

function sameEnvironment(a: Environment, b: Environment): boolean {
  return (
    a.calendar === b.calendar &&
    a.reporting === b.reporting &&
    a.currency === b.currency &&
    a.span?.first === b.span?.first &&
    a.span?.last === b.span?.last
  );
}
