/** A piece of text: UTF-16 offsets, 0-based, half-open. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Replaces the text in `range` with `newText`. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/** The text with the edits made; none may overlap, and insertions at one place keep their order, as in an editor. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { range, newText } of edits.toSorted(byPlace)) {
    parts.push(text.slice(done, range.start), newText);
    done = range.end;
  }
  return parts.join('') + text.slice(done);
}

/** For sorting: an insertion at the start of a replaced range comes before the replacement. */
export function byPlace({ range: a }: TextEdit, { range: b }: TextEdit): number {
  return a.start - b.start || a.end - b.end;
}

/**
 * The UTF-16 unit at an offset that is not negative; -1 past the end. There `charCodeAt` returns NaN, and once it has, the engine
 * computes with floats at that call site.
 */
export function codeAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : -1;
}

/** 1 at each of these characters and 0 at every other UTF-16 unit, so that a look-up needs no check before it. */
export function flagsOf(characters: string): Uint8Array {
  const flags = new Uint8Array(0x10000);
  for (let i = 0; i < characters.length; i++) flags[characters.charCodeAt(i)] = 1;
  return flags;
}
