/** Every reference, key, fixed word and period of a text, with its place: what completion should find when it is half typed. */
import { headOffset } from '../../src/analysis/findings/place.ts';
import type { TextRange } from '../../src/base/text.ts';
import type { IdeFile } from '../../src/ide/file.ts';
import { childOf, entryOf, freeValueOf, type Property, propertyAt } from '../../src/ide/schema.ts';
import type { MapNode, Node } from '../../src/syntax/node.ts';
import { parseItem } from '../../src/syntax/parse-item.ts';

/** One word and what it is; the range is without quotes. */
export interface Word extends TextRange {
  readonly what: 'reference' | 'key' | 'fixed word' | 'period';
  readonly text: string;
  /** Kinds of things that it names. */
  readonly references: readonly string[];
}

/** Words of at least three letters. */
export function wordsIn(file: IdeFile): readonly Word[] {
  return file.documents
    .flatMap(({ content, source }) => {
      const head = parseItem(source.head, 'head').root;
      const list = source.list?.slice('/spec/'.length);
      const inHead = collect(file, head, propertyAt(content.kind, undefined, ''), (it) =>
        headOffset(source, it),
      );
      const entry = list === undefined ? undefined : propertyAt(content.kind, list, '');
      const inItems = source.items.flatMap(({ item, start }) =>
        collect(file, parseItem(item, 'entry').root, entry, (it) => start + it),
      );
      return [...inHead, ...inItems];
    })
    .filter((it) => it.text.length > 2);
}

type Place = (offset: number) => number;

function collect(
  file: IdeFile,
  node: Node | undefined,
  property: Property | undefined,
  place: Place,
): readonly Word[] {
  if (!node || !property) return [];
  if (node.kind === 'map') return inMap(file, node, property, place);
  if (node.kind === 'list') return node.items.flatMap((it) => collect(file, it, entryOf(property), place));
  const { references, part, format } = property;
  if (references.length > 0) return [word(file, node, 'reference', place, references)];
  if (part.words) return [word(file, node, 'fixed word', place)];
  return format === 'outlay-period' ? [word(file, node, 'period', place)] : [];
}

function inMap(file: IdeFile, { entries }: MapNode, property: Property, place: Place): readonly Word[] {
  return entries.flatMap(({ key, value }) => {
    const what = whatIsKey(property, key.text);
    const found = what && word(file, key, what, place, what === 'reference' ? ['center'] : []);
    const inner = childOf(property, key.text) ?? freeValueOf(property);
    return [...(found ? [found] : []), ...collect(file, value, inner, place)];
  });
}

function whatIsKey({ part, keys }: Property, key: string): Word['what'] | undefined {
  if (part.properties && key in part.properties) return 'key';
  if (keys === 'period') return 'period';
  if (keys === 'center') return 'reference';
  return part.patterns ? 'key' : undefined;
}

function word(
  { text }: IdeFile,
  { start, end }: TextRange,
  what: Word['what'],
  place: Place,
  references: readonly string[] = [],
): Word {
  const quotes = /^["']/.test(text.charAt(place(start))) ? 1 : 0;
  const range = { start: place(start) + quotes, end: place(end) - quotes };
  return { what, ...range, text: text.slice(range.start, range.end), references };
}
