/** What was made of one thing, the last few times. */
import { sameList } from '../../base/same.ts';

/** How often something is remembered of one thing: head and base, and as many states as there are while somebody types a number. */
export const REMEMBERED = 8;

/** Takes one of the things that are remembered, else what `make` makes; those that were not asked for longest are forgotten. */
export function recall<Made>(known: Made[], isIt: (made: Made) => boolean, make: () => Made): Made {
  const at = known.findLastIndex(isIt);
  const found = known[at];
  // mostly it is the last one again: nothing is moved then
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

  /** What was made from the same inputs, else what `make` makes now. */
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
