/** Labels of lines that the workspace does not list. */
import type { Draft, Entity, RuleView } from '../../analysis/findings/rule.ts';
import { nearest } from '../../base/nearest.ts';
import { quoted } from '../../domain/words/visible.ts';

/**
 * For a line, or a Budget whose labels its lines inherit. Without a list any label is allowed; under a key without
 * values, any value.
 */
export function* unknownLabels({ labels }: Entity, around: string, { side }: RuleView): Generator<Draft> {
  const listed = side.settings.get().lineLabels;
  if (!listed) return;
  const keys = listed.map(([key]) => key);
  for (const [key, value] of labels) {
    const at = `${around}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const values = listed.find(([it]) => it === key)?.[1];
    if (!values) yield draft(at, 'key', quoted(key), nearest(key, keys));
    else if (values.length > 0 && !values.includes(value))
      yield draft(at, 'value', `${quoted(key)} ${quoted(value)}`, nearest(value, values));
  }
}

function draft(at: string, part: 'key' | 'value', label: string, near: string | undefined): Draft {
  const found = {
    at,
    part,
    message: `the workspace lists no label ${label}`,
    help: '`labels` of the Workspace lists what lines may use',
  };
  if (near === undefined) return found;
  const edit = { op: part === 'key' ? ('rename' as const) : ('set' as const), at, text: near };
  return {
    ...found,
    label: `did you mean ${quoted(near)}?`,
    fixes: [{ title: `write ${quoted(near)}`, safety: 'unsafe', edits: [edit] }],
  };
}
