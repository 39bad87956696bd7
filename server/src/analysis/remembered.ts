/** What was made of one thing, the last few times. */
import { sameList } from '../base/same.ts';

/** How often something is remembered of one thing: head and base, and the states before and after an edit. */
export const REMEMBERED = 4;

interface Made<Value> {
  readonly inputs: readonly unknown[];
  readonly value: Value;
}

/** A memory that lives as long as the things do. Inputs are compared by identity. */
export class Remembered<Thing extends object, Value> {
  readonly #made: WeakMap<Thing, Made<Value>[]> = new WeakMap();

  /** What was made from the same inputs, else what `make` makes now. */
  get(thing: Thing, inputs: readonly unknown[], make: () => Value): Value {
    const made = this.#made.get(thing) ?? [];
    for (const it of made) if (sameList(it.inputs, inputs)) return it.value;
    const value = make();
    if (made.length === 0) this.#made.set(thing, made);
    made.push({ inputs, value });
    if (made.length > REMEMBERED) made.shift();
    return value;
  }
}
