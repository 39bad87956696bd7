/** Where an amount of the plan comes from: the derivation of a line, with what it refers to, down to what is written. */
import type { MonthSpan } from '../../domain/period.ts';
import { type Derivation, explainSpan } from '../../domain/plan/explain-line.ts';
import type { LineContext } from '../../domain/plan/line-plan.ts';
import { visible } from '../../domain/words/visible.ts';
import { withoutPrefix } from '../model/names.ts';
import { valuesAt } from '../model/series.ts';
import type { Side } from '../side.ts';
import { explainConversion } from './explain-conversion.ts';
import { LinePlanner } from './line-planner.ts';
import { type FoundLine, findLine, percentCycle } from './percent.ts';
import type { PlannedLine } from './planned-line.ts';

/** A planned line and the sentences behind its money. */
export interface LineExplanation {
  /** Key of its Budget's document. */
  readonly document: string;
  readonly line: PlannedLine;
  /** Minor units of the line's own currency. */
  readonly derivation: Derivation;
  /** In the reporting currency, if that is a different one. */
  readonly converted: Derivation | undefined;
}

/** The line that `budget/line` names, over the months of `span`, both ends included; undefined when there is none. */
export function explainAmount(side: Side, text: string, span: MonthSpan): LineExplanation | undefined {
  const found = findLine(side, '', text);
  return found && explainLine(side, found, span);
}

/** A line over the months of `span`, both ends included; undefined when its Budget cannot be read. */
export function explainLine(side: Side, found: FoundLine, span: MonthSpan): LineExplanation | undefined {
  const line = LinePlanner.of(side, found.document)?.plan(found.unit);
  if (!line) return undefined;
  return {
    document: found.document,
    line,
    derivation: explain(side, found, line, { span, asked: span, above: [] }),
    converted: explainConversion(side, line, span),
  };
}

/** The months of one derivation, those of the whole explanation, and the lines above it. */
interface Asked {
  readonly span: MonthSpan;
  readonly asked: MonthSpan;
  readonly above: readonly FoundLine['unit'][];
}

function explain(
  side: Side,
  { document, unit }: FoundLine,
  line: PlannedLine,
  { span, asked, above }: Asked,
): Derivation {
  const planner = LinePlanner.of(side, document);
  if (!planner) return { text: visible(unit.entity.name), amount: undefined, children: [] };
  const context: LineContext = {
    calendar: planner.environment.calendar,
    budget: planner.environment.span,
    currency: planner.environment.currency,
    phasing: planner.environment.head.phasing ?? 'even',
    driver: (reference) => driverOf(side, line.center, reference),
    line: (reference) => sourceOf(side, document, unit, reference),
  };
  const derivation = explainSpan(unit.entity, context, span, asked);
  return withLines(derivation, (source) => {
    const found = findLine(side, document, source.line);
    const other = found && LinePlanner.of(side, found.document)?.plan(found.unit);
    if (!found || !other || found.unit === unit || above.includes(found.unit)) return undefined;
    return explain(side, found, other, { span: source.span, asked, above: [...above, unit] });
  });
}

/** As the planner reads it: `headcount` is that of the line's own center, `headcount/search` that of another. */
function driverOf(side: Side, center: string, reference: string): ReturnType<LineContext['driver']> {
  const whole = withoutPrefix('driver', reference);
  const slash = whole.indexOf('/');
  if (slash < 0) return side.series.at(valuesAt(whole, center));
  const other = whole.slice(slash + 1);
  const declared = side.names.resolve('center', withoutPrefix('center', other));
  return side.series.at(valuesAt(whole.slice(0, slash), declared?.entity.name ?? other));
}

function sourceOf(
  side: Side,
  document: string,
  { entity }: FoundLine['unit'],
  reference: string,
): ReturnType<LineContext['line']> {
  const found = findLine(side, document, reference);
  if (!found) return undefined;
  if (percentCycle(side, found, entity)) return 'cycle';
  return LinePlanner.of(side, found.document)?.plan(found.unit);
}

/** Puts below each sentence the derivation of the line that it is about. */
function withLines(
  derivation: Derivation,
  below: (source: NonNullable<Derivation['source']>) => Derivation | undefined,
): Derivation {
  const children = derivation.children.map((it) => withLines(it, below));
  const own = derivation.source && below(derivation.source);
  return { ...derivation, children: own ? [...children, ...own.children] : children };
}
