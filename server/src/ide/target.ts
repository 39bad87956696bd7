/** What the name at an offset means: as a reference, or as a declaration. */
import type { TextRange } from '../base/text.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { type Declared, resolve, type Spelling } from './declared.ts';
import type { IdeFile } from './file.ts';
import { rangeOfMention } from './places.ts';
import { tableKeys, tablesOf } from './tables.ts';

/** A name in the text and the thing that it means. */
export interface Target {
  readonly declared: Declared;
  /** Offsets in the file of the name alone. */
  readonly range: TextRange;
  /** As written there, without a prefix. */
  readonly text: string;
  /** Which spelling is declared there; undefined for a reference. */
  readonly how: Spelling | undefined;
}

/** Undefined where there is no name, or one that means nothing. */
export function targetAt(file: IdeFile, offset: number): Target | undefined {
  const cursor = cursorAt(file, offset);
  return cursor ? targetOf(cursor) : inTable(file, offset);
}

/** The same for a known cursor. */
export function targetOf(cursor: Cursor): Target | undefined {
  const { meaning, node, range, file, key } = cursor;
  if (meaning.is === 'name') return { ...meaning, range: unquoted(cursor), text: node.text };
  if (meaning.is !== 'reference') return undefined;
  const { kinds, text } = meaning.mention;
  const declared = resolve(file.project.head, key, kinds, text);
  return (
    declared && { declared, range: rangeOfMention(cursor, meaning.mention) ?? range, text, how: undefined }
  );
}

function unquoted(cursor: Cursor): TextRange {
  return rangeOfMention(cursor, { start: 0, length: cursor.node.text.length });
}

function inTable({ project, path }: IdeFile, offset: number): Target | undefined {
  if (!tablesOf(project).includes(path)) return undefined;
  for (const { text, range } of tableKeys(project, path)) {
    if (offset < range.start || offset > range.end) continue;
    const declared = resolve(project.head, '', ['center'], text);
    return declared && { declared, range, text, how: undefined };
  }
  return undefined;
}
