/** Findings with their places: what every reporter of `check` and the editor's list of problems show. */

import type { Finding } from '../analysis/findings/finding.ts';
import { placeFindings } from '../analysis/findings/place.ts';
import type { Related, Severity } from '../analysis/findings/rule.ts';
import type { Side } from '../analysis/side.ts';
import { type LineIndex, type Position, rowsOf } from '../base/line-index.ts';
import type { TextRange } from '../base/text.ts';
import { plural } from '../domain/words/lists.ts';
import { visible } from '../domain/words/visible.ts';

/** Somewhere in a file. */
export interface Place {
  /** Path from the workspace folder. */
  readonly path: string;
  readonly range: TextRange;
  readonly start: Position;
  readonly end: Position;
}

/** Another place that the finding refers to. */
interface RelatedPlace extends Place {
  readonly message: string;
}

/** A finding in the current text. */
export interface Diagnostic extends Place {
  readonly finding: Finding;
  /** The text of the file; undefined when it cannot be read. */
  readonly text: string | undefined;
  readonly related: readonly RelatedPlace[];
}

/** The findings of one file with their places, in text order; `unread` are texts by path that the side does not have. */
export function diagnosticsOf(
  side: Side,
  path: string,
  findings: readonly Finding[],
  unread?: ReadonlyMap<string, string>,
): readonly Diagnostic[] {
  if (findings.length === 0) return [];
  const text = textOf(side, path) ?? unread?.get(path);
  const index = rowsOf(text ?? '');
  const related = new RelatedPlaces(side, findings);
  const found = Array.from(placeFindings(side, findings), ([finding, range]): Diagnostic => {
    return {
      finding,
      path,
      text,
      range,
      start: index.position(range.start),
      end: index.position(range.end),
      related: (finding.related ?? []).flatMap((it) => related.of(it)),
    };
  });
  return found.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** The same for many files, one after the other; each element of `all` holds the findings of one file. */
export function* diagnosticsIn(
  side: Side,
  all: Iterable<readonly Finding[]>,
  unread?: ReadonlyMap<string, string>,
): Generator<Diagnostic, void> {
  for (const findings of all) {
    const path = findings[0]?.path;
    if (path !== undefined) yield* diagnosticsOf(side, path, findings, unread);
  }
}

/** Findings by path, known by their places alone, without looking at the items they are about. */
export function placedFindings(all: readonly Diagnostic[]): ReadonlyMap<string, readonly Finding[]> {
  const placed = new Map<string, Finding[]>();
  for (const { path, range: fileRange, finding } of all) {
    const { index: _index, range: _range, ...rest } = finding;
    const found = placed.get(path) ?? [];
    found.push({ ...rest, document: undefined, unit: undefined, fileRange });
    placed.set(path, found);
  }
  return placed;
}

/** How many findings there are of each severity. */
export function countSeverities(all: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { finding } of all) counts[finding.severity]++;
  return counts;
}

/** What is wrong, followed by the rows that a terminal shows beside the text: for surfaces that show no text. */
export function wholeMessage({ message, label, help, notes = [] }: Finding): string {
  const beside = label === undefined || message.includes(label) ? [] : [label];
  const rows = [message, ...beside, ...notes, ...(help === undefined ? [] : [`help: ${help}`])];
  return rows.map(visible).join('\n');
}

/** Shown where some findings of a file are left out. */
export function notShown(count: number): string {
  const verb = count === 1 ? 'is' : 'are';
  return `${plural(count, 'more finding')} in this file ${verb} not shown; \`outlay check\` names them all`;
}

function textOf(side: Side, path: string): string | undefined {
  const source = side.files.get(path)?.source.get();
  return source && 'text' in source ? source.text : undefined;
}

/** The other places that findings refer to. Many may lie in one long text, which is indexed only once. */
class RelatedPlaces {
  readonly #side: Side;
  readonly #ranges: ReadonlyMap<Related, TextRange>;
  readonly #rows: Map<string, LineIndex> = new Map();

  constructor(side: Side, findings: readonly Finding[]) {
    const related = findings.flatMap((it) => it.related ?? []);
    this.#side = side;
    this.#ranges = placeFindings(
      side,
      related.filter((it) => side.placed(it.document)),
    );
  }

  /** Empty when it is not in any document. */
  of(related: Related): readonly RelatedPlace[] {
    const range = this.#ranges.get(related);
    const path = this.#side.document(related.document)?.path;
    if (!range || path === undefined) return [];
    const index = this.#rowsIn(path);
    const [start, end] = [index.position(range.start), index.position(range.end)];
    return [{ path, message: related.message, range, start, end }];
  }

  #rowsIn(path: string): LineIndex {
    const known = this.#rows.get(path) ?? rowsOf(textOf(this.#side, path) ?? '');
    this.#rows.set(path, known);
    return known;
  }
}
