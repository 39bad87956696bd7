/** Document highlight: the places in one file that mean the same thing. */
import { pathOf } from '../analysis/document-key.ts';
import type { TextRange } from '../base/text.ts';
import type { IdeFile } from './file.ts';
import { spelledAt } from './places.ts';
import { inTables, occurrencesInFile } from './search.ts';
import { targetAt } from './target.ts';

/** A place, and whether the thing is declared there. */
export interface Highlight {
  readonly range: TextRange;
  readonly isDeclared: boolean;
}

/** In text order; empty where there is no name. */
export function highlights(file: IdeFile, offset: number): readonly Highlight[] {
  const { project, path } = file;
  project.settle();
  const declared = targetAt(file, offset)?.declared;
  if (!declared) return [];
  const own = pathOf(declared.document) === path ? spelledAt(project.head, declared) : [];
  const found = [...occurrencesInFile(project, declared, path), ...inTables(project, declared, path)];
  return [
    ...own.map((range) => ({ range, isDeclared: true })),
    ...found.map(({ range }) => ({ range, isDeclared: false })),
  ].sort((a, b) => a.range.start - b.range.start);
}
