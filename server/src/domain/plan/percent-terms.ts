/** `percent` `of` other lines, computed from their rounded months. */
import { exponentOf } from '../currency.ts';
import type { Timed } from '../period.ts';
import { blame, placeEntries } from './by-period.ts';
import type { LinePlan } from './line-plan.ts';
import type { Percent, Reference } from './spec.ts';
import { type LineDraft, percentOfOne, type Term } from './term.ts';

/** The terms of a percentage; the line has the currency of the lines that it reads. */
export function percentTerms(
  { percent, of }: { readonly percent: Timed<Percent>; readonly of: readonly Reference[] },
  line: LineDraft,
): readonly Term[] {
  const base = baseOf(of, line);
  const terms: Term[] = [];
  for (const placed of placeEntries(percent, line.context.calendar, line)) {
    const first = Math.max(placed.first, line.span.first);
    const last = Math.min(placed.last, line.span.last);
    if (first > last) continue;
    const { value, at } = placed.entry;
    terms.push({
      first,
      last,
      coefficient: percentOfOne(value),
      worth: { by: 'lines', base },
      at,
      written: { says: 'percent', percent: value },
    });
  }
  return terms;
}

/** The sums of those lines in the months of this one. */
function baseOf(of: readonly Reference[], line: LineDraft): readonly bigint[] {
  const { first, last } = line.span;
  const base = new Array<bigint>(Math.max(0, last - first + 1)).fill(0n);
  for (const reference of of) {
    const plan = planOf(reference, line);
    if (!plan) continue;
    for (let month = first; month <= last; month++)
      base[month - first] = (base[month - first] ?? 0n) + (plan.months[month - plan.first] ?? 0n);
  }
  return base;
}

function planOf({ text, at }: Reference, line: LineDraft): LinePlan | undefined {
  const plan = line.context.line(text);
  if (plan === 'cycle') {
    blame(line, {
      code: 'percent-cycle',
      at,
      part: 'value',
      message: `\`${text}\` itself depends on this line, expected lines that do not`,
    });
    return undefined;
  }
  // a reference to nothing is reported where references are resolved
  if (!plan || plan.incomplete) line.incomplete = true;
  if (!plan) return undefined;
  if (!line.money) {
    line.money = { currency: plan.currency, exponent: exponentOf(plan.currency) };
    checkOwnCurrency(plan.currency, line);
  } else if (line.money.currency !== plan.currency) {
    blame(line, {
      code: 'mixed-currencies',
      at,
      part: 'value',
      message: `\`${text}\` is in \`${plan.currency}\` and the lines before it are in \`${line.money.currency}\`, expected one currency`,
      label: `not \`${line.money.currency}\``,
    });
    return undefined;
  }
  return plan;
}

function checkOwnCurrency(currency: string, line: LineDraft): void {
  const own = line.spec.currency;
  if (own === undefined || own === currency) return;
  blame(line, {
    code: 'mixed-currencies',
    at: '/currency',
    part: 'value',
    message: `the line says \`${own}\` and is a percentage of \`${currency}\`, expected \`${currency}\``,
    fixes: [
      {
        title: `write \`${currency}\``,
        safety: 'unsafe',
        edits: [{ op: 'set', at: '/currency', text: currency }],
      },
    ],
  });
}
