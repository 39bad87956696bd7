/** What there is to find in a Budget that is only looked at in passing. */

import type { Head, Look } from '../head.ts';
import type { Finder, Subject } from './finder.ts';
import type { Finding } from './finding.ts';
import { indexAmong, indexesOf } from './place.ts';
import type { RuleView } from './rule.ts';

/**
 * Asks the same rules as `Checks`, while Budgets are planned one after the other. If a rule then asks for what may not be settled
 * yet, the verdict stays open. It does not cover the comparison with the base.
 */
export function lookWith(finder: Finder, head: () => Head): Look {
  return (subject) => {
    if (!isResolved(subject)) return 'open';
    const view = new HastyView(head());
    const found = inPassing(finder, subject, view);
    return view.isAsked ? 'open' : found;
  };
}

/** The findings of a Budget whose items are not kept: they refer to these by index. */
export function inPassing(finder: Finder, subject: Subject, view: RuleView): readonly Finding[] {
  const found = finder.find(subject, view);
  const indexes = indexesOf(subject.content, new Set(found.map((it) => it.unit)));
  return found.map((it) => ({
    ...it,
    unit: undefined,
    index: indexAmong(indexes, it.unit, it.nth ?? 0),
  }));
}

function isResolved({ content, plan }: Subject): boolean {
  const lines = plan?.lines ?? [];
  return (
    content.head.entity !== undefined && lines.every((it) => it.unresolved.length === 0 && !it.incomplete)
  );
}

/** Gives no answer about what is not settled yet, and remembers that it was asked. */
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
