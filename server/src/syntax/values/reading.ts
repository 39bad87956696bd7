/** The result of reading one scalar: its value, or a problem that names the right form. */
import type { Safety } from '../problem.ts';

/** The rules that own what is wrong with a scalar. */
export type ValueProblemCode =
  | 'invalid-money'
  | 'unknown-currency'
  | 'invalid-number'
  | 'invalid-percent'
  | 'bare-percent'
  | 'invalid-period'
  | 'invalid-calendar'
  | 'invalid-name';

/** Puts `text` in place of the whole scalar (plain: none of these needs quotes). */
export interface ValueFix {
  readonly title: string;
  readonly text: string;
  readonly safety: Safety;
}

/** Like `Problem`, before it is known where the scalar is. */
export interface ValueProblem {
  readonly code: ValueProblemCode;
  readonly message: string;
  readonly label?: string;
  readonly help?: string;
  readonly fixes: readonly ValueFix[];
}

/** A value, or why there is none. */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: ValueProblem };

/** No scalar is longer, in UTF-16 units. */
export const LONGEST_SCALAR = 100;
