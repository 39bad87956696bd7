/** *Compare with…*: from now on every number of the workspace is compared with another base. */
import { type QuickPickItem, QuickPickItemKind, type Uri, window } from 'vscode';
import type { Against, Bases } from '../../../server/src/protocol.ts';
import { plainLabel } from '../plain-label.ts';
import type { Server } from '../server.ts';

interface Choice extends QuickPickItem {
  /** Undefined: the user is asked to type a revision. */
  readonly against: Against | undefined;
}

const USUAL: Bases['choices'] = [
  { against: { kind: 'merge-base' }, label: 'Merge base with the default branch' },
  { against: { kind: 'head' }, label: 'HEAD' },
];

/** Asks what to compare with, and tells the server. */
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

/** The usual two first, then the workspace's own names, then those of Git. */
function choicesOf({ choices, current }: Bases): Choice[] {
  const toChoice = ({ label, against }: Bases['choices'][number]): Choice => ({
    label: plainLabel(label),
    against,
    description: JSON.stringify(against) === JSON.stringify(current) ? 'now' : '',
  });
  const group = (label: string, kind: Against['kind']): Choice[] => {
    const found = choices.filter(({ against }) => against.kind === kind).map(toChoice);
    const separator = { label, kind: QuickPickItemKind.Separator, against: undefined };
    return found.length > 0 ? [separator, ...found] : [];
  };
  return [
    ...USUAL.map(toChoice),
    ...group('Named versions', 'version'),
    ...group('Branches and tags', 'revision'),
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
