/** A piece of text: UTF-16 offsets, 0-based, half-open. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Replaces what stands in `range` by `newText`. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}
