/** The buffers of the client, by URI, as its edits leave them. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { replaced } from '../base/line-index.ts';
import type { TextRange } from '../base/text.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { type Encoding, Positions } from './positions.ts';

/** What the client has open. */
export interface OpenText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** A buffer and the file that it belongs to: replaced with each edit. */
export interface Buffer extends OpenText {
  /** Undefined if it is in none of our workspaces. */
  readonly workspace: OpenWorkspace | undefined;
  readonly path: string;
}

/** A text after the changes of one notification; each applies to the result of the previous one. */
export function changed(
  text: string,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: Encoding,
): string {
  let now = text;
  for (const change of changes) {
    // some clients send `null` instead of leaving it out
    const isWhole = !('range' in change) || change.range === null;
    now = isWhole
      ? change.text
      : replaced(now, ordered(new Positions(now, encoding).offsets(change.range)), change.text);
  }
  return now;
}

/** Some clients send the later end first. */
function ordered({ start, end }: TextRange): TextRange {
  return { start: Math.min(start, end), end: Math.max(start, end) };
}
