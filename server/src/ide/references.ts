/** Find all references: everywhere that a thing is named, and where it is declared. */
import { pathOf } from '../analysis/document-key.ts';
import type { TextRange } from '../base/text.ts';
import type { IdeFile } from './file.ts';
import { spelledAt } from './places.ts';
import { type Occurrence, occurrencesOf } from './search.ts';
import { targetAt } from './target.ts';

/** A name in the text. */
export interface Reference {
  readonly path: string;
  /** Offsets in the file of the name alone. */
  readonly range: TextRange;
}

/** By path, then by place; empty where there is no name. With `declaration`, includes its name, code and aliases. */
export function references(
  file: IdeFile,
  offset: number,
  { declaration }: { readonly declaration: boolean },
): readonly Reference[] {
  const { project } = file;
  project.settle();
  const target = targetAt(file, offset);
  if (!target) return [];
  const found: Reference[] = [...occurrencesOf(project, target.declared)].map(placeOf);
  const path = pathOf(target.declared.document);
  if (declaration) for (const range of spelledAt(project.head, target.declared)) found.push({ path, range });
  return found.sort(inOrder);
}

function placeOf({ path, range }: Occurrence): Reference {
  return { path, range };
}

function inOrder(a: Reference, b: Reference): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.range.start - b.range.start;
}
