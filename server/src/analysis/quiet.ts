/** What the rules have to say about a Budget that is only looked at in passing. */
import type { DocumentContent } from './content.ts';
import type { Head, Look } from './head.ts';
import type { DocumentPlan } from './plan-document.ts';
import type { Rule, RuleView } from './rule.ts';

/**
 * Asks the same rules as `Checks`, while Budgets are planned one after the other. What a rule then asks for may not be settled: such
 * a verdict stays open. What it does not tell is the comparison with the base.
 */
export function lookWith(rules: readonly Rule[], head: () => Head): Look {
  const unitRules = rules.filter((it) => it.unit);
  const lineRules = rules.filter((it) => it.line);
  const documentRules = rules.filter((it) => it.document);
  return (document, content, plan) => {
    const unit = content.head;
    const { entity } = unit;
    if (!entity || !isWhole(content, plan)) return 'open';
    const view = new HastyView(head());
    const drafts =
      count(unitRules, (it) => it.unit?.({ document, unit, entity }, view)) +
      count(documentRules, (it) => it.document?.({ document, content, plan }, view)) +
      plan.lines.reduce((sum, line) => sum + count(lineRules, (it) => it.line?.(line)), 0);
    if (view.isAsked) return 'open';
    return drafts === 0 ? 'quiet' : 'loud';
  };
}

function isWhole({ head, items }: DocumentContent, { lines }: DocumentPlan): boolean {
  return (
    head.problems.length === 0 &&
    lines.length === items.length &&
    items.every((it) => it.problems.length === 0) &&
    lines.every((it) => it.problems.length === 0 && it.unresolved.length === 0 && !it.incomplete)
  );
}

/** What some rules say; each is asked to the end, for what it asks on the way. */
function count(rules: readonly Rule[], ask: (rule: Rule) => Iterable<unknown> | undefined): number {
  let drafts = 0;
  for (const rule of rules) for (const _ of ask(rule) ?? NOTHING) drafts++;
  return drafts;
}

const NOTHING: readonly never[] = [];

/** Gives no answer to what is not settled yet, and remembers that it was asked. */
class HastyView implements RuleView {
  readonly side: Head;
  readonly base: undefined = undefined;
  isAsked = false;

  constructor(side: Head) {
    this.side = side;
  }

  get asOf(): undefined {
    this.isAsked = true;
    return undefined;
  }

  linesBefore(): undefined {
    return undefined;
  }

  mayDeclare(): boolean {
    this.isAsked = true;
    return true;
  }

  isUsed(): boolean {
    this.isAsked = true;
    return true;
  }

  nearest(): undefined {
    this.isAsked = true;
    return undefined;
  }
}
