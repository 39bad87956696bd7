/** What was made from one thing, the last few times. */
import { sameList } from '../../base/same.ts';

/** How many results are remembered for one thing: head and base, and the states that typing a number passes through. */
export const REMEMBERED = 8;

/** Returns what is remembered, otherwise what `make` makes; the least recently used is forgotten. */
export function recall<Made>(known: Made[], isIt: (made: Made) => boolean, make: () => Made): Made {
  const at = known.findLastIndex(isIt);
  const found = known[at];
  // usually it is the last one again: then nothing is moved
  if (found !== undefined && at === known.length - 1) return found;
  const [made = make()] = at < 0 ? [] : known.splice(at, 1);
  known.push(made);
  if (known.length > REMEMBERED) known.shift();
  return made;
}

interface Made<Value> {
  readonly inputs: readonly unknown[];
  readonly value: Value;
}

/** A memory that lives as long as the things do. Inputs are compared by identity. */
export class Remembered<Thing extends object, Value> {
  readonly #made: WeakMap<Thing, Made<Value>[]> = new WeakMap();

  /** What was made from the same inputs, otherwise what `make` makes now. */
  get(thing: Thing, inputs: readonly unknown[], make: () => Value): Value {
    let made = this.#made.get(thing);
    if (!made) {
      made = [];
      this.#made.set(thing, made);
    }
    return recall(
      made,
      (it) => sameList(it.inputs, inputs),
      () => ({ inputs, value: make() }),
    ).value;
  }
}
