/** What a preview asks before anyone has touched it. */
import { workspace } from 'vscode';
import type { ImpactQuestion } from '../../../server/src/protocol.ts';

/** From the settings of the preview. */
export function firstQuestion(): ImpactQuestion {
  const settings = workspace.getConfiguration('outlay.preview');
  return {
    scope: { kind: 'workspace' },
    group: settings.get('group', 'costCenter'),
    sort: undefined,
    filter: '',
    unchanged: settings.get('unchanged', false),
    opened: [],
    closed: [],
    selected: undefined,
  };
}
