/** The question of a preview before the user has changed anything. */
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
