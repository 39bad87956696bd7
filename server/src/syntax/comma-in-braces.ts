/** `{ amount: 1,200 }`: inside braces a comma ends the value, so that a thousand became a one. */
import type { MapEntry, MapNode, Node } from './node.ts';
import type { Problem } from './problem.ts';

const DIGITS = /^\d{3}(?:[._]\d+)?(?:k|M)?(?: [A-Z]{3})?$/;

/** The node without what the comma cut off, and what to say about it. */
export function commaInBraces(root: Node | undefined): {
  readonly node: Node | undefined;
  readonly problem: Problem | undefined;
} {
  if (root?.kind !== 'map' || !root.flow) return { node: root, problem: undefined };
  const cut = root.entries.findIndex((it, i) => isCutOff(it, root.entries[i - 1]));
  const before = root.entries[cut - 1];
  if (cut < 1 || before?.value?.kind !== 'scalar') return { node: root, problem: undefined };
  const rest: MapEntry[] = [];
  let text = before.value.text;
  for (let i = cut; i < root.entries.length && isCutOff(root.entries[i], before); i++) {
    const entry = root.entries[i];
    if (entry) rest.push(entry);
    text += `_${entry?.key.text ?? ''}`;
  }
  const node: MapNode = { ...root, entries: root.entries.filter((it) => !rest.includes(it)) };
  const at = `/${before.key.text}`;
  const problem: Problem = {
    code: 'invalid-money',
    at,
    part: 'value',
    message: 'inside braces a comma ends the value',
    label: `reads as ${before.value.text}`,
    help: `write \`${text}\``,
    unreadable: true,
    fixes: [
      {
        title: `write ${text}`,
        safety: 'unsafe',
        edits: [
          { op: 'set', at, text },
          ...rest.map((it) => ({ op: 'remove' as const, at: `/${it.key.text}` })),
        ],
      },
    ],
  };
  return { node, problem };
}

function isCutOff(entry: MapEntry | undefined, before: MapEntry | undefined): boolean {
  if (!entry || entry.value !== undefined || entry.key.style !== 'plain' || !DIGITS.test(entry.key.text))
    return false;
  return before?.value?.kind === 'scalar' && /^-?\d[\d_]*$/.test(before.value.text);
}
