/** Go to definition: where the thing that a name means is declared. */
import type { PlacedDocument } from '../analysis/content.ts';
import { pathOf } from '../analysis/document-key.ts';
import { placeUnit } from '../analysis/findings/place.ts';
import type { Project } from '../analysis/project.ts';
import type { TextRange } from '../base/text.ts';
import { locate } from '../syntax/locate.ts';
import { cursorAt } from './cursor.ts';
import { type Declared, HEAD } from './declared.ts';
import type { IdeFile } from './file.ts';
import { spelledAt } from './places.ts';
import { targetAt } from './target.ts';

/** A declaration. */
export interface Definition {
  /** Offsets in the file with the cursor. */
  readonly origin: TextRange;
  readonly path: string;
  /** Offsets of its name in `path`. */
  readonly name: TextRange;
  /** Offsets of the whole item in `path`. */
  readonly item: TextRange;
}

const BEGIN: TextRange = { start: 0, end: 0 };

/** Undefined where there is no name or an undeclared one. A name leads to itself, the path of a CSV file to that file. */
export function definition(file: IdeFile, offset: number): Definition | undefined {
  file.project.settle();
  const target = targetAt(file, offset);
  if (target) return definitionOf(file.project, target.declared, target.range);
  const cursor = cursorAt(file, offset);
  const isTable = cursor?.meaning.is === 'file' && file.project.head.named(cursor.node.text) !== undefined;
  return isTable ? { origin: cursor.range, path: cursor.node.text, name: BEGIN, item: BEGIN } : undefined;
}

function definitionOf({ head }: Project, declared: Declared, origin: TextRange): Definition | undefined {
  const placed = head.placed(declared.document);
  const [name] = spelledAt(head, declared);
  if (!placed || !name) return undefined;
  return { origin, path: pathOf(declared.document), name, item: itemOf(placed, declared) ?? name };
}

/** Undefined for a whole document, which is too much to show. */
function itemOf(placed: PlacedDocument, { unit, at }: Declared): TextRange | undefined {
  const { item, inFile, part, parsed } = placeUnit(placed, unit, 0);
  if (part === 'entry' && item.text.trimEnd() !== '') {
    const start = inFile(0);
    return { start: start + item.column, end: start + item.text.trimEnd().length };
  }
  if (at === HEAD) return undefined;
  const range = locate(parsed, `${unit.inHead ?? ''}${at}`, 'value');
  return range && { start: inFile(range.start), end: inFile(range.end) };
}
