/** Document links: the tables that drivers and rates name. */
import type { TextRange } from '../base/text.ts';
import type { SeriesSource } from '../syntax/items/entities.ts';
import type { IdeFile } from './file.ts';
import { keyedDocuments, nodeAt, placeHead } from './items.ts';

/** A place that names a file. */
export interface DocumentLink {
  /** Offsets in the file, without quotes. */
  readonly range: TextRange;
  /** As written: relative to the workspace folder, `/`-separated. */
  readonly path: string;
}

/** In text order. */
export function documentLinks(file: IdeFile): readonly DocumentLink[] {
  return keyedDocuments(file).flatMap((document) => {
    const { entity } = document.content.head;
    if (entity?.kind !== 'Driver' && entity?.kind !== 'FxRates') return [];
    const files = [entity.plan, entity.actual].flatMap(fileOf);
    if (files.length === 0) return [];
    const { parsed, inFile } = placeHead(document);
    return files.flatMap(({ at, text }) => {
      const node = nodeAt(parsed.root, at)?.node;
      if (node?.kind !== 'scalar') return [];
      const quote = node.style === 'single' || node.style === 'double' ? 1 : 0;
      const start = inFile(node.start + quote);
      return [{ range: { start, end: start + (node.end - node.start) - 2 * quote }, path: text }];
    });
  });
}

function fileOf(source: SeriesSource | undefined): readonly { readonly at: string; readonly text: string }[] {
  return source && 'file' in source ? [source.file] : [];
}
