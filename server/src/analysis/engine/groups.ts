/** How values add up under one key of a fold. */

/** Must be commutative and invertible, so that the order of edits cannot show. */
export interface Group<Value, Sum> {
  zero(): Sum;
  /** Whether a sum is that of no values; without this, a key that was mentioned once is kept. */
  isZero?(sum: Sum): boolean;
  /** May change `sum` in place and return it. */
  add(sum: Sum, value: Value): Sum;
  subtract(sum: Sum, value: Value): Sum;
  /** The same as `subtract` and then `add`, if that can be done in one step. */
  replace?(sum: Sum, before: Value, after: Value): Sum;
}

/** A count. */
export const counter: Group<number, number> = {
  zero: () => 0,
  isZero: (sum) => sum === 0,
  add: (sum, value) => sum + value,
  subtract: (sum, value) => sum - value,
};

/** The values themselves, in no particular order; for few values per key. */
export function list<Value>(): Group<Value, readonly Value[]> {
  return {
    zero: () => NO_VALUES,
    isZero: (sum) => sum.length === 0,
    // most keys have one
    add: (sum, value) => (sum.length === 0 ? [value] : [...sum, value]),
    subtract: (sum, value) => {
      const at = sum.indexOf(value);
      return at < 0 ? sum : sum.filter((_, i) => i !== at);
    },
  };
}

const NO_VALUES: readonly never[] = [];

/** A multiset as a group: how often each value was added. */
export function bag<Value>(): Group<Value, Map<Value, number>> {
  const change = (sum: Map<Value, number>, value: Value, by: number) => {
    const count = (sum.get(value) ?? 0) + by;
    if (count === 0) sum.delete(value);
    else sum.set(value, count);
    return sum;
  };
  return {
    zero: () => new Map(),
    isZero: (sum) => sum.size === 0,
    add: (sum, value) => change(sum, value, 1),
    subtract: (sum, value) => change(sum, value, -1),
  };
}
