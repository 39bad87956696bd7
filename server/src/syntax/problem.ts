/** What is wrong with one item, and how it can be repaired. */
import type { TextRange } from '../base/text.ts';

/**
 * - `safe`: means the same money; `check --fix` applies it.
 * - `unsafe`: changes an amount; only a person applies it.
 * - `shown`: a suggestion that still needs an edit; never applied.
 */
export type Safety = 'safe' | 'unsafe' | 'shown';

/**
 * What to change, by pointer inside one item. `edit.ts` turns it into the smallest text edit in the style of the place.
 * - `set`: gives the value at `at` the source text `text` (quotes, if needed, are part of it).
 * - `rename`: gives the key at `at` another name.
 * - `remove`: removes the entry at `at`, and its row when nothing else is there.
 * - `insert`: adds `key: text` to the map at `at`, at its end; with `key` undefined, `text` to the list at `at`.
 * - `replace`: writes `text` over a range of the item; only where no node can be pointed at.
 */
export type ItemEdit =
  | { readonly op: 'set' | 'rename'; readonly at: string; readonly text: string }
  | { readonly op: 'remove'; readonly at: string }
  | { readonly op: 'replace'; readonly at: string; readonly range: TextRange; readonly text: string }
  | { readonly op: 'insert'; readonly at: string; readonly key: string | undefined; readonly text: string };

/** A way to repair a problem inside its own item. */
export interface ProblemFix {
  readonly title: string;
  readonly safety: Safety;
  readonly edits: readonly ItemEdit[];
}

/** Something wrong with one item, found without looking at any other. Plain data; identified by code and place. */
export interface Problem {
  /** The rule that owns it. */
  readonly code: string;
  /** Pointer inside the item: `` is the item, `/amount/2026-11` an entry of a map, `/of/0` an entry of a list; `~1` is `/`, `~0` is `~`. */
  readonly at: string;
  /** Which half of the entry is meant. */
  readonly part: 'key' | 'value';
  /** Only where no node can be pointed at (broken YAML): offsets inside the item. */
  readonly range?: TextRange;
  /** Lower case, no full stop, the value that is wrong, then what was expected. */
  readonly message: string;
  /** A few words for the caret line. */
  readonly label?: string;
  /** What would be right. */
  readonly help?: string;
  readonly fixes?: readonly ProblemFix[];
  /** The money of the item cannot be known: totals that need it are incomplete. */
  readonly unreadable?: true;
}
