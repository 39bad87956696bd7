/** The buffers of the client, by URI, as its edits leave them. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { OpenWorkspace } from './open-workspace.ts';
import { type Encoding, unitsIn } from './positions.ts';

/** A buffer, and the file that it is of. */
export interface Buffer {
  readonly document: TextDocument;
  /** Undefined: in no workspace of ours. */
  readonly workspace: OpenWorkspace | undefined;
  readonly path: string;
}

/** Applies the changes of one notification, each to what the one before left. */
export function changed(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
  encoding: Encoding,
): TextDocument {
  let now = document;
  for (const change of changes) {
    const inUnits = encoding === 'utf-8' ? inUtf16(now, change) : change;
    now = TextDocument.update(now, [inUnits], version);
  }
  return now;
}

function inUtf16(
  document: TextDocument,
  change: TextDocumentContentChangeEvent,
): TextDocumentContentChangeEvent {
  if (!('range' in change)) return change;
  const units = ({ line, character }: { readonly line: number; readonly character: number }) => ({
    line,
    character: unitsIn(document.getText(rowAt(line)), character),
  });
  return { text: change.text, range: { start: units(change.range.start), end: units(change.range.end) } };
}

function rowAt(line: number) {
  return { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
}
