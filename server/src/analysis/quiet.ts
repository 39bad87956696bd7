/** Whether there is anything to say about a Budget that is only looked at in passing. */
import type { DocumentContent } from './content.ts';
import type { Head, QuietCheck } from './head.ts';
import type { DocumentPlan } from './plan-document.ts';
import type { Rule, RuleView } from './rule.ts';

/**
 * A check by the same rules that `Checks` runs. It says no as soon as a rule has something to say, or asks for what is not settled
 * while Budgets are planned: such a Budget is kept, and checked like any other. What it says nothing about is the comparison with
 * the base.
 */
export function quietCheck(rules: readonly Rule[], head: () => Head): QuietCheck {
  const unitRules = rules.filter((it) => it.unit);
  const lineRules = rules.filter((it) => it.line);
  const documentRules = rules.filter((it) => it.document);
  return (document, content, plan) => {
    if (!isWhole(content, plan)) return false;
    const view = new HastyView(head());
    const unit = content.head;
    const { entity } = unit;
    if (!entity) return false;
    return (
      unitRules.every((it) => isEmpty(it.unit?.({ document, unit, entity }, view))) &&
      plan.lines.every((line) => lineRules.every((it) => isEmpty(it.line?.(line)))) &&
      documentRules.every((it) => isEmpty(it.document?.({ document, content, plan }, view))) &&
      !view.isAsked
    );
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

function isEmpty(drafts: Iterable<unknown> | undefined): boolean {
  if (drafts) for (const _ of drafts) return false;
  return true;
}

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
