/** Saves what a preview shows as a file. */
import { type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { ExportFormat, ImpactQuestion } from '../../../server/src/protocol.ts';
import type { Server } from '../server.ts';
import { firstQuestion } from './question.ts';

interface Format extends QuickPickItem {
  readonly format: ExportFormat;
  readonly extension: string;
}

const TITLE = 'Export Preview';

const FORMATS: readonly Format[] = [
  { format: 'markdown', label: 'Markdown', description: 'for a pull request or a wiki', extension: 'md' },
  {
    format: 'html',
    label: 'HTML',
    description: 'one file, with charts, readable offline',
    extension: 'html',
  },
  { format: 'csv', label: 'CSV', description: 'the rows, for a spreadsheet', extension: 'csv' },
  { format: 'svg', label: 'SVG', description: 'the charts as a picture', extension: 'svg' },
];

/** Asks for the format and destination if not given. If nothing can be saved, throws the message for the user. */
export async function exportPreview(
  server: Server,
  root: Uri,
  question: ImpactQuestion = firstQuestion(),
  format?: ExportFormat,
): Promise<void> {
  const chosen =
    FORMATS.find((it) => it.format === format) ?? (await window.showQuickPick(FORMATS, { title: TITLE }));
  if (!chosen) return;
  const exported = await server.ask('export', {
    workspace: root.toString(),
    question,
    format: chosen.format,
  });
  if (!exported) throw new Error('nothing was exported, the language server gave no answer');
  const target = await window.showSaveDialog({
    title: TITLE,
    saveLabel: 'Export',
    defaultUri: Uri.joinPath(root, exported.fileName),
    filters: { [chosen.label]: [chosen.extension] },
  });
  if (target) await workspace.fs.writeFile(target, new TextEncoder().encode(exported.text));
}
