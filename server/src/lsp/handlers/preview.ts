/** Our own requests, see `protocol.ts`: what a change costs, for a preview beside the text. */
import { ideFile } from '../../ide/file.ts';
import { explanation } from '../../ide/preview/explain.ts';
import { exported } from '../../ide/preview/export.ts';
import { planAnswer } from '../../ide/preview/plan.ts';
import { impactAnswer, Preview, rowsAnswer } from '../../ide/preview/preview.ts';
import { rowAt } from '../../ide/preview/row-at.ts';
import { statusOf } from '../../ide/preview/status.ts';
import { treeItems } from '../../ide/preview/tree.ts';
import type { View } from '../../ide/preview/view.ts';
import { type InWorkspace, REQUESTS, type Requests } from '../../protocol.ts';
import { chartSvg } from '../../report/svg.ts';
import { type Handler, onOwnRequest } from '../dispatch.ts';
import type { OpenWorkspace } from '../open-workspace.ts';
import {
  areAll,
  hasMembers,
  isAny,
  isBoolean,
  isInteger,
  isOneOf,
  isString,
  type Members,
  maybe,
} from '../params.ts';
import { Positions } from '../positions.ts';

/** Answers share what they have in common until the project changes. */
const previews: WeakMap<OpenWorkspace, Preview> = new WeakMap();

function viewOf(workspace: OpenWorkspace): View {
  const preview = previews.get(workspace) ?? new Preview(workspace.project);
  previews.set(workspace, preview);
  return preview.view(workspace.told);
}

const SCOPE = isAny(
  hasMembers({ kind: isOneOf('workspace') }),
  hasMembers({ kind: isOneOf('center'), name: isString }),
  hasMembers({ kind: isOneOf('file'), path: isString }),
);
const SORT = hasMembers({
  column: isOneOf('label', 'before', 'after', 'change', 'percent'),
  order: isOneOf('ascending', 'descending'),
});
const QUESTION = hasMembers({
  scope: SCOPE,
  group: isString,
  sort: maybe(SORT),
  filter: isString,
  unchanged: isBoolean,
  opened: areAll(isString),
  closed: areAll(isString),
  selected: maybe(isString),
});
const ROWS = { question: QUESTION, offset: isInteger, count: isInteger };
const PLAN = { center: maybe(isString), group: isString, depth: maybe(isInteger) };
const FIGURE = { question: QUESTION, row: isString, figure: isOneOf('before', 'after', 'change') };
const EXPORT = { question: QUESTION, format: isOneOf('markdown', 'html', 'csv', 'svg') };
const PLACE = { question: QUESTION, path: isString, line: isInteger, character: isInteger };

/** A request that is answered from a view. */
function ofView<Key extends keyof Requests>(
  key: Key,
  members: Members<Omit<Requests[Key]['params'], keyof InWorkspace>>,
  ask: (view: View, params: Requests[Key]['params']) => Requests[Key]['answer'],
): Handler {
  return {
    register: (server) =>
      onOwnRequest(server, REQUESTS[key], members, (workspace, params: Requests[Key]['params']) =>
        ask(viewOf(workspace), params),
      ),
  };
}

/** Everything that a preview, the tree of cost centers and the status bar request. */
export const preview: readonly Handler[] = [
  ofView('impact', ROWS, (view, { question, offset, count }) =>
    impactAnswer(view, question, { offset, count }),
  ),
  ofView('rows', ROWS, (view, { question, offset, count }) => rowsAnswer(view, question, { offset, count })),
  ofView('plan', PLAN, ({ comparison }, { center, group, depth }) =>
    planAnswer(comparison.project, { center: center ?? undefined, group, depth: depth ?? undefined }),
  ),
  ofView('tree', { parent: maybe(isString) }, (view, { parent }) => treeItems(view, parent ?? undefined)),
  ofView('explain', FIGURE, (view, { question, row, figure }) => explanation(view, question, row, figure)),
  ofView('export', EXPORT, (view, { question, format }) => exported(view, question, format, chartSvg)),
  ofView('rowAt', PLACE, (view, { question, path, line, character }) => {
    const { project } = view.comparison;
    // positions in our own requests count UTF-16 units, whatever encoding was negotiated
    const positions = new Positions(ideFile(project, path)?.text ?? '', 'utf-16');
    return rowAt(view, question, path, positions.offset({ line, character }));
  }),
  ofView('status', {}, (view) => statusOf(view)),
];
