/** Amounts of a report in the form in which they leave the process. */

import type { Change } from '../analysis/impact/impact.ts';
import { type AmountJson, amountJson } from '../domain/words/money.ts';

/** Before, after and the difference, exact. */
export interface ChangeJson {
  readonly before: AmountJson;
  readonly after: AmountJson;
  readonly change: AmountJson;
}

/** `minor` units of `currency`: both sides and the difference. */
export function changeJson({ before, after }: Change, currency: string): ChangeJson {
  return {
    before: amountJson(before, currency),
    after: amountJson(after, currency),
    change: amountJson(after - before, currency),
  };
}
