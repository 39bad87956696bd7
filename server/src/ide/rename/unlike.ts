/** Reads an edited item again: it must refer to the same things as before, and have no new problems. */

import type { Lowered } from '../../analysis/content.ts';
import { pathOf } from '../../analysis/document-key.ts';
import type { Project } from '../../analysis/project.ts';
import { applyEdits } from '../../base/text.ts';
import { quoted } from '../../domain/words/visible.ts';
import { lowerHead, lowerItem } from '../../syntax/lower.ts';
import { type Mention, mentionsIn } from '../mentions.ts';
import type { ItemDraft } from './drafts.ts';

/** Why the item would mean something else with the new name in it; undefined when it would not. */
export function unlikeReason({ head }: Project, draft: ItemDraft, name: string): string | undefined {
  const found = head.placed(draft.document);
  if (!found) return undefined;
  const { content, source } = found;
  const { item, part } = draft.placed;
  const text = applyEdits(item.text, draft.edits);
  const isHead = part === 'head';
  const before = isHead
    ? [content.head, ...content.items.filter((it) => it.inHead !== undefined)]
    : [draft.unit];
  const after = isHead
    ? unitsOf(lowerHead({ text, column: item.column }, source.list))
    : [lowerItem({ text, column: item.column }, content.kind, source.list?.replace('/spec/', '') ?? '')];
  const problem = newProblem(before, after);
  if (problem === undefined && isAlike(mentionsOf(before), mentionsOf(after), name)) return undefined;
  const why = problem === undefined ? '' : `: ${problem}`;
  return `${pathOf(draft.document)} would not be read the same with ${quoted(name)}${why}, expected another name`;
}

function unitsOf({ entity, problems, inner }: ReturnType<typeof lowerHead>): readonly Lowered[] {
  return [{ entity, problems }, ...inner];
}

function mentionsOf(units: readonly Lowered[]): readonly Mention[] {
  return units.flatMap((it) => mentionsIn(it));
}

function newProblem(before: readonly Lowered[], after: readonly Lowered[]): string | undefined {
  const problems = after.flatMap((it) => it.problems);
  if (problems.length <= before.flatMap((it) => it.problems).length) return undefined;
  const known = new Set(before.flatMap((it) => it.problems.map(({ code, at }) => `${code} ${at}`)));
  return problems.find(({ code, at }) => !known.has(`${code} ${at}`))?.message;
}

function isAlike(before: readonly Mention[], after: readonly Mention[], name: string): boolean {
  return (
    before.length === after.length &&
    before.every(({ kinds, part, text }, i) => {
      const now = after[i];
      const isSame = now?.text === text || now?.text.split('/').includes(name);
      return isSame && now?.part === part && now.kinds.join() === kinds.join();
    })
  );
}
