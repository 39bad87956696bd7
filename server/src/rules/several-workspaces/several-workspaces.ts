/** Two documents that each configure the workspace. */
import type { Rule } from '../../analysis/findings/rule.ts';
import { quoted } from '../../domain/words/visible.ts';

/** The first by path and place applies. */
export const severalWorkspaces: Rule = {
  meta: {
    code: 'several-workspaces',
    summary: 'A workspace has more than one document of kind `Workspace`.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
  *unit({ entity }, { side }) {
    if (entity.kind !== 'Workspace') return;
    const first = side.workspace.get();
    if (!first || first === entity) return;
    yield {
      at: '/kind',
      message: `${quoted(first.name)} already settles this workspace, expected one document of kind \`Workspace\``,
      help: 'a folder of its own with its own `outlay.yaml` is a workspace of its own',
    };
  },
};
