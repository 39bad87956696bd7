/** The effect of the working tree in one line, for a status bar. */
import { visible } from '../../domain/words/visible.ts';
import type { Status } from '../../protocol.ts';
import { headline, MARKS, type Sentence } from '../../report/sentence.ts';
import { summaryOf } from './summary.ts';
import type { View } from './view.ts';

/** The tooltip has the sentences, or the reason why there are none. */
export function statusOf(view: View): Status {
  const { comparison } = view;
  const { project, impact, reason, repair } = comparison;
  if (!project.head.workspace.get()) return { state: 'empty', text: '', tooltip: [] };
  if (!impact)
    return {
      state: 'unknown',
      text: 'Outlay: effect unknown',
      tooltip: [visible(reason ?? ''), ...(repair === undefined ? [] : [`Repair: ${visible(repair)}`])],
    };
  const isWhole = impact.incomplete.length === 0;
  const scope = { kind: 'workspace' } as const;
  const root = view.tree({ scope, group: 'costCenter' }, false);
  const { sentences, moreSentences, notices, detail } = summaryOf(comparison, root, scope, () => true);
  const name = project.baseState.state === 'known' ? ` against ${visible(project.baseState.name)}` : '';
  const { mark, words } = headline(impact);
  const effect = comparison.state === 'unchanged' ? 'no change' : marked(mark, words[0]?.text ?? '');
  return {
    state: isWhole ? comparison.state : 'incomplete',
    text: isWhole ? `${effect}${name}` : `Outlay: effect incomplete, ${effect}${name}`,
    tooltip: [detail, ...sentences.map((it) => marked(it.mark, it.text)), moreSentences, ...notices].flatMap(
      (it) => (it === undefined ? [] : [it]),
    ),
  };
}

/** A status bar has no room for the mark of what stays the same. */
function marked(mark: Sentence['mark'], text: string): string {
  return mark === 'same' ? text : `${MARKS[mark]} ${text}`;
}
