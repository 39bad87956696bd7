/** Renames a thing everywhere; the old name is kept as an alias, so that references elsewhere still find it. */
import type { Project } from '../analysis/project.ts';
import type { TextEdit, TextRange } from '../base/text.ts';
import { quoted } from '../domain/words/visible.ts';
import { nameKey, readName } from '../syntax/values/name.ts';
import { cursorAt } from './cursor.ts';
import type { Declared, Spelling } from './declared.ts';
import type { IdeFile } from './file.ts';
import { lastStep } from './mentions.ts';
import { Drafts } from './rename/drafts.ts';
import { strayReason, takenReason, unreadableReason } from './rename/reasons.ts';
import { type Occurrence, occurrencesOf } from './search.ts';
import { type Target, targetAt } from './target.ts';

/** Why something cannot be renamed: lower case, no full stop. */
export interface Refused {
  readonly refused: string;
}

/** What would be renamed. */
export interface RenamePlace {
  /** Offsets in the file of the name alone. */
  readonly range: TextRange;
  /** The name as it is declared. */
  readonly placeholder: string;
}

/** Edits by path, in text order and without overlap. */
export type RenameEdits = ReadonlyMap<string, readonly TextEdit[]>;

/** Whether the name at an offset can be renamed at all. */
export function prepareRename(file: IdeFile, offset: number): RenamePlace | Refused {
  const target = renamable(file, offset);
  return 'refused' in target ? target : { range: target.range, placeholder: target.declared.named.name };
}

/** Gives the thing at an offset a new name. */
export function rename(file: IdeFile, offset: number, name: string): RenameEdits | Refused {
  const target = renamable(file, offset);
  if ('refused' in target) return target;
  const { project } = file;
  const { declared } = target;
  const reading = readName(name);
  if (!reading.ok) return { refused: reading.problem.message };
  if (name === declared.named.name) return new Map();
  const refused =
    nameKey(name) === nameKey(declared.named.name) ? undefined : reason(project, declared, name);
  if (refused !== undefined) return { refused };
  const drafts = new Drafts(project, declared, name);
  for (const it of occurrencesOf(project, declared)) if (isByName(declared, it)) drafts.replace(it);
  drafts.declare();
  return drafts.finish();
}

/** What would change its meaning if the thing had this name. */
function reason(project: Project, declared: Declared, name: string): string | undefined {
  return (
    takenReason(project, declared, name) ??
    strayReason(project, declared, name) ??
    unreadableReason(project, declared)
  );
}

function renamable(file: IdeFile, offset: number): Target | Refused {
  file.project.settle();
  const target = targetAt(file, offset);
  if (!target) return { refused: noTarget(file, offset) };
  const how = spelledAs(target);
  if (how === 'name') return target;
  const what = how === 'code' ? 'the code' : 'an alias';
  const { name } = target.declared.named;
  return {
    refused: `${quoted(target.text)} is ${what} of ${quoted(name)}, expected the name itself: codes and aliases belong to other systems and stay`,
  };
}

/** References by code and alias stay unchanged. */
function isByName({ named }: Declared, { inItem, text }: Occurrence): boolean {
  return nameKey(inItem ? lastStep(inItem.mention) : text) === nameKey(named.name);
}

/** Which of its spellings a thing is referred to by. */
function spelledAs({ declared, how, text }: Target): Spelling {
  if (how) return how;
  const { name, code } = declared.named;
  const key = nameKey(declared.kind === 'line' ? (text.split('/').at(-1) ?? text) : text);
  if (key === nameKey(name)) return 'name';
  return code !== undefined && key === nameKey(code) ? 'code' : 'alias';
}

function noTarget(file: IdeFile, offset: number): string {
  const cursor = cursorAt(file, offset);
  return cursor?.meaning.is === 'reference'
    ? `nothing is called ${quoted(cursor.meaning.mention.text)}, expected a name that is declared`
    : 'no name stands here, expected one that is declared';
}
