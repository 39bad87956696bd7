/** Problems that follow from the kind of a document alone. */
import { nearest } from '../base/nearest.ts';
import { quoted } from '../domain/words/visible.ts';
import { escapePointer } from './locate.ts';
import type { Problem } from './problem.ts';
import type { Value } from './to-value.ts';

/** `name` is what such documents are called: `transfers`. */
export function laterKind(kind: string, name: string): Problem {
  return {
    code: 'not-supported-yet',
    at: '/kind',
    part: 'value',
    message: `\`${kind}\`: ${name} are part of the language, but this version does not compute them yet`,
    help: 'the document is kept as it is; nothing in it counts',
  };
}

/** A kind that is not one of `kinds`, or no kind at all. */
export function unknownKind(kind: string, value: Value, kinds: readonly string[]): Problem {
  const help = `kinds are ${kinds.join(', ')}`;
  if (kind === '') {
    const isWritten = keysOf(value).includes('kind');
    const other = isWritten ? undefined : keysOf(value).find((it) => it.toLowerCase() === 'kind');
    const message = isWritten ? 'the kind of the document is no text' : 'the document has no `kind`';
    return {
      code: 'malformed-item',
      at: isWritten ? '/kind' : '',
      part: isWritten ? 'value' : 'key',
      message: `${message}, expected for example \`kind: Budget\``,
      help,
      ...(other === undefined ? {} : inOtherCase(other)),
    };
  }
  const near = nearest(kind, kinds);
  const problem: Problem = {
    code: 'malformed-item',
    at: '/kind',
    part: 'value',
    message: `no kind of document is called ${quoted(kind)}`,
    help,
  };
  if (near === undefined) return problem;
  const edit = { op: 'set' as const, at: '/kind', text: near };
  return {
    ...problem,
    label: `did you mean \`${near}\`?`,
    fixes: [{ title: `write \`${near}\``, safety: 'unsafe', edits: [edit] }],
  };
}

function keysOf(value: Value): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function inOtherCase(key: string): Pick<Problem, 'at' | 'label' | 'fixes'> {
  const at = `/${escapePointer(key)}`;
  const edit = { op: 'rename' as const, at, text: 'kind' };
  return {
    at,
    label: 'did you mean `kind`?',
    fixes: [{ title: 'write `kind`', safety: 'unsafe', edits: [edit] }],
  };
}
