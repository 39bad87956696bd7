/** *Compare with…*: from now on every number of the workspace is measured against another base. */
import { type QuickPickItem, type Uri, window } from 'vscode';
import type { Against, Bases } from '../../../server/src/protocol.ts';
import type { Server } from '../server.ts';

interface Choice extends QuickPickItem {
  /** Undefined asks for a revision in words. */
  readonly against: Against | undefined;
}

/** Asks what with, and tells the server. */
export async function compareWith(server: Server, workspace: Uri): Promise<void> {
  const params = { workspace: workspace.toString() };
  const bases = await server.ask('bases', params);
  if (!bases) return;
  const choice = await window.showQuickPick(choicesOf(bases), {
    title: 'Compare with',
    placeHolder: 'Every number shows the difference to it',
    matchOnDescription: true,
  });
  const against = choice && (choice.against ?? (await askForRevision()));
  if (against) await server.ask('compare', { ...params, against });
}

function choicesOf({ choices, current }: Bases): Choice[] {
  const isCurrent = (it: Against) => JSON.stringify(it) === JSON.stringify(current);
  return [
    ...choices.map(({ label, against }) => ({
      label,
      against,
      description: isCurrent(against) ? 'now' : '',
    })),
    { label: 'Another revision…', against: undefined, alwaysShow: true },
  ];
}

async function askForRevision(): Promise<Against | undefined> {
  const revision = await window.showInputBox({
    title: 'Compare with',
    prompt: 'A branch, a tag or a commit, as Git spells it',
    placeHolder: 'HEAD~3',
    validateInput: (text) => (text.trim() === '' ? 'say what to compare with' : undefined),
  });
  return revision === undefined ? undefined : { kind: 'revision', revision: revision.trim() };
}
