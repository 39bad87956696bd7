/** `{ of: compute, backups }`: inside braces a comma ends the list that was meant. */
import { quoted } from '../domain/words/visible.ts';
import { unescapePointer } from './locate.ts';
import type { Problem } from './problem.ts';
import { type Value, valueAt } from './to-value.ts';

/** What a comma has cut off from a list is not a property: it is one problem, that of the list. */
export function listsJoined(problems: readonly Problem[], value: Value): readonly Problem[] {
  const listed = problems.find((it) => beginningOf(it) !== undefined);
  const beginning = listed && beginningOf(listed);
  if (!listed || beginning === undefined) return problems;
  const inside = parentOf(listed.at);
  const rest = problems.filter(
    ({ code, at }) => code === 'unknown-key' && parentOf(at) === inside && valueAt(value, at) === null,
  );
  if (rest.length === 0) return problems;
  const names = rest.map(({ at }) => unescapePointer(at.slice(inside.length + 1)));
  const text = `[${[beginning, ...names].join(', ')}]`;
  const edits = [
    { op: 'set', at: listed.at, text } as const,
    ...rest.map(({ at }) => ({ op: 'remove', at }) as const),
  ];
  const joined: Problem = { ...listed, fixes: [{ title: `write ${quoted(text)}`, safety: 'unsafe', edits }] };
  return problems.filter((it) => !rest.includes(it)).map((it) => (it === listed ? joined : it));
}

/** What a fix would write between the brackets of a list. */
function beginningOf({ fixes }: Problem): string | undefined {
  const edit = fixes?.[0]?.edits[0];
  return edit?.op === 'set' ? /^\[(.*)\]$/.exec(edit.text)?.[1] : undefined;
}

function parentOf(at: string): string {
  return at.slice(0, Math.max(0, at.lastIndexOf('/')));
}
