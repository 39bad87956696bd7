/** One item as it was written. Offsets count from the start of the item's text. */

/** A scalar, a map or a list. */
export type Node = ScalarNode | MapNode | ListNode;

/** `text` is the value (a value is its text: quotes and escapes are resolved, nothing is typed). */
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'block';
}

/** A map, in the order of its keys. */
export interface MapNode {
  readonly kind: 'map';
  readonly start: number;
  readonly end: number;
  readonly flow: boolean;
  readonly entries: readonly MapEntry[];
}

/** `value` is undefined where nothing was written (`key:`). */
export interface MapEntry {
  readonly key: ScalarNode;
  readonly value: Node | undefined;
}

/** A list; an entry where nothing was written is undefined. */
export interface ListNode {
  readonly kind: 'list';
  readonly start: number;
  readonly end: number;
  readonly flow: boolean;
  readonly items: readonly (Node | undefined)[];
}

/** A comment, from its `#` to the end of its row. */
export interface Comment {
  readonly start: number;
  readonly end: number;
}
