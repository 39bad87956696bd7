/** Pointers of the entries of maps: most items have the same few, so each is one string that items share. */
import { copied } from '../../base/copied.ts';
import { escapePointer } from '../locate.ts';

/** By the pointer of the map around them. */
const known: Map<string, Pointers> = new Map();
/** Keys may be anything; more than this many in one place are not remembered. */
const MOST = 512;

/** The pointers inside the map at `at`. */
export function pointersIn(at: string): Pointers {
  let inside = known.get(at);
  if (!inside) {
    if (known.size >= MOST) known.clear();
    inside = new Pointers(at);
    known.set(at, inside);
  }
  return inside;
}

/** Pointers with the same beginning. */
export class Pointers {
  readonly #at: string;
  readonly #known: Map<string, string> = new Map();

  constructor(at: string) {
    this.#at = at;
  }

  /** The pointer of a key; the same string every time. */
  of(key: string): string {
    const found = this.#known.get(key);
    if (found !== undefined) return found;
    const pointer = `${this.#at}/${escapePointer(key)}`;
    if (this.#known.size < MOST) this.#known.set(copied(key), pointer);
    return pointer;
  }
}
