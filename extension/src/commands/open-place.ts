/** Shows a place named by the server in its file. */
import { Position, Range, TextEditorRevealType, Uri, ViewColumn, window, workspace } from 'vscode';
import type { Place } from '../../../server/src/protocol.ts';

/** Beside the preview, whose column is `taken`, never over it; a file that is already open is shown where it is. */
export async function openPlace(root: string, place: Place, taken?: ViewColumn): Promise<void> {
  const file = Uri.joinPath(Uri.parse(root), place.path);
  const document = await workspace.openTextDocument(file);
  const shown = window.visibleTextEditors.find((it) => it.document === document);
  const position = new Position(place.line, place.character);
  const selection = new Range(position, position);
  const free = taken === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One;
  const viewColumn = shown?.viewColumn ?? free;
  const editor = await window.showTextDocument(document, { viewColumn, selection });
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}
