/** Cards as the client can show them. */
import { type MarkupContent, MarkupKind } from 'vscode-languageserver';
import { plainText } from '../report/plain-text.ts';

/** Markdown, or its plain text for a client that takes nothing else. */
export function markup(markdown: string, kind: MarkupKind): MarkupContent {
  return { kind, value: kind === MarkupKind.Markdown ? markdown : plainText(markdown) };
}
