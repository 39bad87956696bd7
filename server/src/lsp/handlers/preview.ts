/** Our own requests, see `protocol.ts`: what a change costs, for a preview beside the text. */
import { impactAnswer, Preview, rowsAnswer } from '../../ide/preview/preview.ts';
import type { View } from '../../ide/preview/view.ts';
import { REQUESTS, type Requests } from '../../protocol.ts';
import { type Handler, onOwnRequest } from '../dispatch.ts';
import type { OpenWorkspace } from '../open-workspace.ts';

/** Answers of one revision share what they have in common. */
const previews: WeakMap<OpenWorkspace, Preview> = new WeakMap();

function viewOf(workspace: OpenWorkspace): View {
  const preview = previews.get(workspace) ?? new Preview(workspace.project);
  previews.set(workspace, preview);
  return preview.view(workspace.revision);
}

/** A request that is answered from a view. */
function ofView<Key extends keyof Requests>(
  key: Key,
  ask: (view: View, params: Requests[Key]['params']) => Requests[Key]['answer'],
): Handler {
  return {
    register: (server) =>
      onOwnRequest(server, REQUESTS[key], (workspace, params: Requests[Key]['params']) =>
        ask(viewOf(workspace), params),
      ),
  };
}

/** All that a preview asks. */
export const preview: readonly Handler[] = [
  ofView('impact', (view, { question, offset, count }) => impactAnswer(view, question, { offset, count })),
  ofView('rows', (view, { question, offset, count }) => rowsAnswer(view, question, { offset, count })),
];
