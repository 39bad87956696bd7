/** Cards as the client can show them. */
import { type MarkupContent, MarkupKind } from 'vscode-languageserver';
import { plainText } from '../report/plain-text.ts';

/** Markdown, or what it says to a client that takes plain text alone. */
export function markup(markdown: string, kind: MarkupKind): MarkupContent {
  return { kind, value: kind === MarkupKind.Markdown ? markdown : plainText(markdown) };
}
