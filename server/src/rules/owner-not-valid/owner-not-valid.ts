/** A cost center whose owner leaves before the plan ends. */

import type {
  CostCenterEntity,
  PersonEntity,
  Rule,
  RuleView,
  TeamEntity,
} from '../../analysis/findings/rule.ts';
import { withoutPrefix } from '../../analysis/model/names.ts';
import { plannedSpan } from '../../analysis/model/sums.ts';
import { WORKSPACE } from '../../analysis/model/totals.ts';
import type { MonthSpan, Period } from '../../domain/period.ts';
import { spansOf } from '../../domain/timed.ts';
import { duringPeriod } from '../../domain/words/periods.ts';
import { quoted, visible } from '../../domain/words/visible.ts';

/** Only the end of `valid` matters: an owner who starts after the plan does may take over from someone else. */
export const ownerNotValid: Rule = {
  meta: {
    code: 'owner-not-valid',
    summary: 'The owner of a cost center is gone while the plan goes on.',
    severity: 'warning',
    since: '0.1.0',
    waivable: true,
  },
  *unit({ entity }, view) {
    const { calendar, isSettled } = view.side.settings.get();
    if (entity.kind !== 'CostCenter' || !isSettled) return;
    for (const { first, last, value, at } of spansOf(entity.owner, calendar)) {
      const owner = ownerCalled(value.text, view);
      const end = owner ? Math.max(...owner.people.map((it) => spanOf(it?.valid, view).last)) : Infinity;
      if (!owner || end >= last) continue;
      const month = plannedIn(entity, { first: Math.max(first, end + 1), last }, view);
      if (month === undefined) continue;
      const owns = `${quoted(owner.name)} owns ${quoted(entity.name)} in ${calendar.title(month)}`;
      yield {
        at,
        message: owner.valid
          ? `${owns} and is valid ${duringPeriod(visible(owner.valid.text))}`
          : `${owns}, and nobody in it is valid then`,
        help: 'write who follows: `owner` may be a map by period',
      };
    }
  },
};

interface Owner {
  readonly name: string;
  /** Only for a person. */
  readonly valid?: Period | undefined;
  /** One or more; undefined stands for someone who is not declared. */
  readonly people: readonly (PersonEntity | undefined)[];
}

function ownerCalled(text: string, view: RuleView): Owner | undefined {
  const person = personCalled(text, view);
  if (person) return { name: person.name, valid: person.valid, people: [person] };
  const team = view.side.meanings.thing('team', withoutPrefix('team', text)) as TeamEntity | undefined;
  if (!team || team.members.length === 0) return undefined;
  return { name: team.name, people: team.members.map((it) => personCalled(it.text, view)) };
}

function personCalled(text: string, { side }: RuleView): PersonEntity | undefined {
  return side.meanings.thing('person', withoutPrefix('person', text)) as PersonEntity | undefined;
}

const ALWAYS: MonthSpan = { first: -Infinity, last: Infinity };

function spanOf(valid: Period | undefined, { side }: RuleView): MonthSpan {
  const span = valid && side.settings.get().calendar.span(valid);
  return !span || 'problem' in span ? ALWAYS : span;
}

/** The first month of `held` that is planned while the center is open. */
function plannedIn(center: CostCenterEntity, held: MonthSpan, view: RuleView): number | undefined {
  const open = spanOf(center.valid, view);
  const planned = plannedSpan(view.side.totals.all(WORKSPACE));
  if (!planned) return undefined;
  const first = Math.max(held.first, open.first, planned.first);
  return first <= Math.min(held.last, open.last, planned.last) ? first : undefined;
}
