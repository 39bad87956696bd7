/** The laws of the reader, each as the first thing that speaks against it. */
import { isDeepStrictEqual } from 'node:util';
import { readFile, readHeads } from '../../../src/syntax/read-file.ts';
import type { PlacedItem, SourceFile } from '../../../src/syntax/source.ts';
import { byItems } from './by-items.ts';
import { byYaml, type Shown } from './by-yaml.ts';

/** How a text was judged: `foreign` is what the language leaves out of YAML on purpose. */
export type Verdict = 'equal' | 'both refuse' | 'foreign' | 'refused' | 'accepted' | 'differs';

/** Verdicts that the laws forbid. */
export const FORBIDDEN: readonly Verdict[] = ['refused', 'accepted', 'differs'];

/** Laws (a) and (b): what `yaml` makes of the whole text, the items say together. */
export function judge(text: string): { readonly verdict: Verdict; readonly isCut: boolean } {
  const items = byItems(text);
  const isCut = items.cut > 0;
  if (items.codes.some((it) => it === 'foreign-yaml' || it === 'conflict-markers'))
    return { verdict: 'foreign', isCut };
  const yaml = byYaml(text);
  const isRefused = items.codes.length > 0;
  if (!yaml) return { verdict: isRefused ? 'both refuse' : 'accepted', isCut };
  if (isRefused) return { verdict: yaml.documents.some(hasComplexKey) ? 'foreign' : 'refused', isCut };
  // a text without content is one empty document to us and none to `yaml`
  const documents = yaml.documents.length === 0 ? [null] : yaml.documents;
  const isEqual = isDeepStrictEqual(
    { documents: items.documents, comments: items.comments },
    { documents, comments: yaml.comments },
  );
  return { verdict: isEqual ? 'equal' : 'differs', isCut };
}

function hasComplexKey(shown: Shown): boolean {
  if (shown === null || 'text' in shown) return false;
  if ('list' in shown) return shown.list.some(hasComplexKey);
  return shown.map.some(([key, value]) => (key !== null && !('text' in key)) || hasComplexKey(value));
}

/** Law (c): a file that was read after an edit is what a fresh reading gives, out of the objects that were there. */
export function againstFresh(after: SourceFile, before: SourceFile): string | undefined {
  if (!isDeepStrictEqual(after, readFile(after.text))) return 'differs from a fresh reading';
  const heads = after.documents.map(({ head, list }) => ({ head, list }));
  if (!isDeepStrictEqual(heads, readHeads(after.text))) return 'has other heads when only these are read';
  const old = new Map(before.documents.flatMap((it) => it.items).map((it) => [it.start, it]));
  const most = Math.min(before.text.length, after.text.length);
  const prefix = commonLength(most, (i) => before.text[i] === after.text[i]);
  const suffix = commonLength(most - prefix, (i) => before.text.at(-1 - i) === after.text.at(-1 - i));
  const shift = after.text.length - before.text.length;
  for (const placed of after.documents.flatMap((it) => it.items)) {
    const end = placed.start + placed.item.text.length;
    const isBefore = end <= prefix && isSame(placed, old.get(placed.start));
    const isBehind =
      placed.start >= after.text.length - suffix && isSame(placed, old.get(placed.start - shift));
    if (!isBefore && !isBehind) continue;
    const same = isBefore ? old.get(placed.start) : old.get(placed.start - shift);
    if (same?.item !== placed.item) return `made the item at ${placed.start} anew`;
  }
  return undefined;
}

function isSame({ item }: PlacedItem, other: PlacedItem | undefined): boolean {
  return other !== undefined && other.item.text === item.text && other.item.column === item.column;
}

function commonLength(most: number, isSameAt: (i: number) => boolean): number {
  let i = 0;
  while (i < most && isSameAt(i)) i++;
  return i;
}
