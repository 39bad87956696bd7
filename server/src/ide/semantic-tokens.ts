/** Semantic tokens: names of things, amounts, percentages and periods. The rest is left to the YAML grammar. */
import type { PlacedDocument } from '../analysis/content.ts';
import type { TextRange } from '../base/text.ts';
import type { Node, ScalarNode } from '../syntax/node.ts';
import type { SourceItem } from '../syntax/source.ts';
import type { IdeFile } from './file.ts';
import { keyedDocuments, placeHead } from './items.ts';
import { FIXED } from './mentions.ts';
import { parsedItem } from './parsed-items.ts';
import { childOf, entryOf, type Property, propertyAt } from './schema.ts';

/** A single-row scalar; offsets in the file. */
export interface SemanticToken extends TextRange {
  readonly type: 'type' | 'number';
}

/** The tokens of the items that meet `range`, in text order. */
export function semanticTokens(
  file: Pick<IdeFile, 'project' | 'path'>,
  range: TextRange,
): readonly SemanticToken[] {
  return keyedDocuments(file)
    .filter(({ source }) => source.start <= range.end && range.start <= source.end)
    .flatMap((it) => inDocument(it, range))
    .sort((a, b) => a.start - b.start);
}

function inDocument(
  { content: { kind }, source }: PlacedDocument,
  range: TextRange,
): readonly SemanticToken[] {
  const tokens: SemanticToken[] = [];
  const list = source.list?.slice(source.list.lastIndexOf('/') + 1);
  const { parsed, inFile } = placeHead({ source });
  const inHead = tokensIn(parsed.root, propertyAt(kind, undefined, ''), source.head.text);
  for (const { start, end, type } of inHead) {
    const from = inFile(start);
    tokens.push({ start: from, end: from + end - start, type });
  }
  for (const { item, start } of source.items) {
    if (start > range.end) break;
    if (start + item.text.length < range.start) continue;
    for (const it of inEntry(item, kind, list))
      tokens.push({ start: start + it.start, end: start + it.end, type: it.type });
  }
  return tokens;
}

/** An edit leaves the surrounding items unchanged: they are not read again. */
const known: WeakMap<SourceItem, { readonly kind: string; readonly tokens: readonly SemanticToken[] }> =
  new WeakMap();

function inEntry(item: SourceItem, kind: string, list: string | undefined): readonly SemanticToken[] {
  const before = known.get(item);
  if (before?.kind === kind) return before.tokens;
  const tokens = tokensIn(parsedItem(item, 'entry').root, propertyAt(kind, list, ''), item.text);
  known.set(item, { kind, tokens });
  return tokens;
}

/** Formats whose values users regard as numbers. */
const NUMBERS: ReadonlySet<string> = new Set([
  'outlay-price',
  'outlay-percent',
  'outlay-share',
  'outlay-quantity',
  'outlay-number',
  'outlay-period',
  'outlay-date',
  'outlay-threshold',
]);

function tokensIn(root: Node | undefined, property: Property | undefined, text: string): SemanticToken[] {
  const tokens: SemanticToken[] = [];
  const add = ({ start, end }: ScalarNode, type: SemanticToken['type'] | undefined) => {
    if (type && start < end && !text.slice(start, end).includes('\n')) tokens.push({ start, end, type });
  };
  const visit = (node: Node | undefined, at: Property | undefined): void => {
    if (!node || !at) return;
    if (node.kind === 'scalar') add(node, typeOf(node.text, at));
    else if (node.kind === 'list') for (const it of node.items) visit(it, entryOf(at));
    else
      for (const { key, value } of node.entries) {
        add(key, typeOfKey(at));
        visit(value, childOf(at, key.text));
      }
  };
  visit(root, property);
  return tokens;
}

/** A quantity may name a driver; words such as `rest` are neither. */
function typeOf(text: string, { references, format, words }: Property): SemanticToken['type'] | undefined {
  if (words.includes(text) || FIXED.has(text)) return undefined;
  const isNumber = format !== undefined && NUMBERS.has(format) && /^(?:[-.]*\d|FY)/.test(text);
  if (isNumber) return 'number';
  return references.length > 0 ? 'type' : undefined;
}

function typeOfKey({ keys }: Property): SemanticToken['type'] | undefined {
  if (keys === 'period') return 'number';
  return keys === 'center' || keys === 'currency-pair' ? 'type' : undefined;
}
