/** Places in the text, for rows that open them. */
import type { DocumentContent, Items, Lowered, PlacedDocument } from '../../analysis/content.ts';
import { type PlacedUnit, placeAt, unitAt } from '../../analysis/findings/place.ts';
import type { Declaration } from '../../analysis/model/names.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import type { Project } from '../../analysis/project.ts';
import type { Side } from '../../analysis/side.ts';
import { LineIndex } from '../../base/line-index.ts';
import { visible } from '../../domain/words/visible.ts';
import type { Place } from '../../protocol.ts';
import type { Node } from '../../syntax/node.ts';
import { nodeAt } from '../items.ts';

/** An item in its file. */
export interface ItemPlace {
  /** Undefined if it cannot be read. */
  readonly root: Node | undefined;
  /** The place of an offset within the text of the item. */
  readonly at: (offset: number) => Place;
}

/** For one state of a project: the rows of each file are counted once. */
export class Places {
  readonly #head: Side;
  readonly #indexes: Map<string, LineIndex> = new Map();
  readonly #lines: LineIndexes = new LineIndexes();

  constructor({ head }: Project) {
    this.#head = head;
  }

  /** An offset in a file of the head. */
  at(path: string, offset: number): Place {
    let index = this.#indexes.get(path);
    if (!index) {
      const source = this.#head.files.get(path)?.source.get();
      index = LineIndex.of(source && 'text' in source ? source.text : '');
      this.#indexes.set(path, index);
    }
    const { line, character } = index.position(offset);
    const [name = path] = path.split('/').slice(-1);
    return { path, line, character, label: `${visible(name)}:${line + 1}` };
  }

  /** Where something is declared. */
  ofDeclaration({ document, unit, at }: Declaration): Place | undefined {
    const placed = this.#head.placed(document);
    const path = this.#head.document(document)?.path;
    return placed && path !== undefined ? this.at(path, placeAt(placed, { unit, at }).start) : undefined;
  }

  /** The item of a line of the head. */
  ofLine(line: PlannedLine): ItemPlace | undefined {
    const key = documentOf(this.#head, line);
    const placed = key === undefined ? undefined : this.#head.placed(key);
    const path = key === undefined ? undefined : this.#head.document(key)?.path;
    if (!placed || path === undefined) return undefined;
    const { root, inFile } = this.#lineIn(placed, line);
    return { root, at: (offset) => this.at(path, inFile(offset)) };
  }

  /** The item of a line of the base, whose text cannot be opened. */
  inBase(base: Side, line: PlannedLine): Node | undefined {
    const key = documentOf(base, line);
    const placed = key === undefined ? undefined : base.placed(key);
    return placed && this.#lineIn(placed, line).root;
  }

  #lineIn(
    { content, source }: PlacedDocument,
    line: PlannedLine,
  ): Pick<PlacedUnit, 'inFile'> & Pick<ItemPlace, 'root'> {
    const index = this.#lines.indexOf(content, line);
    const { parsed, inFile } = unitAt(source, index);
    return { root: nodeAt(parsed.root, content.items[index]?.inHead ?? '')?.node, inFile };
  }
}

/** The indexes of lines among the items of their documents; each document is searched once. */
class LineIndexes {
  readonly #units: Map<DocumentContent, ReadonlyMap<Lowered, number>> = new Map();
  readonly #names: Map<DocumentContent, ReadonlyMap<string, number>> = new Map();

  /** A line that was read in passing has the same name as one of the document, but is a different object. */
  indexOf(content: DocumentContent, { unit, entity }: PlannedLine): number {
    const units = this.#units.get(content) ?? firstOf(content.items, (it) => it);
    this.#units.set(content, units);
    const found = units.get(unit);
    if (found !== undefined) return found;
    const names = this.#names.get(content) ?? firstOf(content.items, (it) => it.entity?.name ?? '');
    this.#names.set(content, names);
    return names.get(entity.name) ?? -1;
  }
}

function firstOf<Key>(items: Items, keyOf: (item: Lowered) => Key): ReadonlyMap<Key, number> {
  const first = new Map<Key, number>();
  for (const [i, item] of items.entries()) if (!first.has(keyOf(item))) first.set(keyOf(item), i);
  return first;
}

/** The key of the document that contains a line. */
export function documentOf(side: Side, { budget, unit }: PlannedLine): string | undefined {
  const keys = side.withIdentity(`Budget/${budget.toLowerCase()}`);
  if (keys.length < 2) return keys[0];
  return (
    keys.find((key) =>
      side
        .document(key)
        ?.content.get()
        .items.some((it) => it === unit),
    ) ?? keys[0]
  );
}
