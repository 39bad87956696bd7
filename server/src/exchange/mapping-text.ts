/** The text of a mapping file as the plain value that `importTable` takes. */
import { LineIndex } from '../base/line-index.ts';
import type { TextRange } from '../base/text.ts';
import { locate } from '../syntax/locate.ts';
import { parseItem } from '../syntax/parse-item.ts';
import { readFile } from '../syntax/read-file.ts';
import type { ParsedItem } from '../syntax/source.ts';
import { toValue } from '../syntax/to-value.ts';

/** A place as people count: both from 1. */
export interface MappingPlace {
  readonly line: number;
  readonly column: number;
}

/** Why a text is not a mapping, and where. */
interface TextProblem {
  readonly at: string;
  readonly message: string;
  readonly position: MappingPlace;
}

/** The value is undefined exactly if there are problems: broken YAML, anchors, duplicate keys, several documents. */
export function parseMapping(text: string): {
  readonly value: unknown;
  readonly problems: readonly TextProblem[];
  /** Where a pointer leads; if nowhere, the nearest thing above it. */
  readonly placeOf: (at: string) => MappingPlace;
} {
  const index = LineIndex.of(text);
  const placeAt = (offset: number): MappingPlace => {
    const { line, character } = index.position(offset);
    return { line: line + 1, column: character + 1 };
  };
  const [, second, ...others] = readFile(text).documents;
  const parsed = parseItem({ text, column: 0 }, 'head');
  const placeOf = (at: string) => placeAt(placeIn(parsed, at, index).start);
  if (second !== undefined) {
    const message = `${others.length + 2} documents, expected one mapping`;
    return { value: undefined, problems: [{ at: '', message, position: placeAt(second.start) }], placeOf };
  }
  const problems = parsed.problems.map(({ at, range, message }) => ({
    at,
    message,
    position: range === undefined ? placeOf(at) : placeAt(range.start),
  }));
  return { value: problems.length === 0 ? toValue(parsed.root) : undefined, problems, placeOf };
}

/** A value that begins on its own row is shown by its key. */
function placeIn(parsed: ParsedItem, at: string, index: LineIndex): TextRange {
  const value = locate(parsed, at, 'value') ?? { start: 0, end: 0 };
  const key = locate(parsed, at, 'key') ?? value;
  const isBelow = index.position(key.start).line < index.position(value.start).line;
  return isBelow ? key : value;
}
