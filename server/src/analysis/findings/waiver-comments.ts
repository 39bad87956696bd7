/** The comments of a file among which its waivers are: those of an item stay the same as long as it does. */
import { lastUpTo } from '../../base/last-up-to.ts';
import { parseItem } from '../../syntax/parse-item.ts';
import type { PlacedItem, SourceDocument, SourceItem } from '../../syntax/source.ts';
import type { PlacedDocument } from '../content.ts';
import { headOffset } from './place.ts';
import { marksIn, type ReadComment, readComment } from './waivers.ts';

/** Reads the items that may hold waivers, each once. */
export class WaiverComments {
  /** With offsets in the item. */
  readonly #read: WeakMap<SourceItem, readonly ReadComment[]> = new WeakMap();

  /** All comments of the items that may hold waivers, with ranges in the file. */
  of(text: string, documents: readonly PlacedDocument[]): readonly ReadComment[] {
    const holders = new Set<PlacedItem | SourceDocument>();
    for (const mark of marksIn(text)) {
      const source = documents[lastUpTo(documents, mark, (it) => it.source.start)]?.source;
      if (source && source.start <= mark && mark < source.end) holders.add(holderOf(source, mark));
    }
    return [...holders].flatMap((holder) =>
      'item' in holder
        ? this.#commentsOf(holder.item, 'entry', (it) => holder.start + it)
        : this.#commentsOf(holder.head, 'head', (it) => headOffset(holder, it)),
    );
  }

  #commentsOf(
    item: SourceItem,
    part: 'head' | 'entry',
    inFile: (offset: number) => number,
  ): readonly ReadComment[] {
    let comments = this.#read.get(item);
    if (!comments) {
      comments = parseItem(item, part).comments.map((it) => readComment(item.text, it));
      this.#read.set(item, comments);
    }
    return comments.map(({ range: { start, end }, waiver }) => {
      const from = inFile(start);
      return { range: { start: from, end: from + (end - start) }, waiver };
    });
  }
}

/** The item that holds an offset of the file; the document itself for its head. */
function holderOf(source: SourceDocument, offset: number): PlacedItem | SourceDocument {
  const { gapStart, gapEnd, items } = source;
  const item = items[lastUpTo(items, offset, (it) => it.start)];
  return item && gapStart <= offset && offset < gapEnd ? item : source;
}
