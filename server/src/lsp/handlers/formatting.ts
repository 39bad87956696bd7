/** `textDocument/formatting`: as `outlay fmt`. */
import { DocumentFormattingRequest } from 'vscode-languageserver';
import { formatting as formattingOf } from '../../ide/format.ts';
import { type Handler, ofText } from '../dispatch.ts';

/** Small edits of what is not in the style. Sizes that a client sets are not asked: the style is one for everybody. */
export const formatting: Handler = ofText(
  DocumentFormattingRequest.type,
  () => ({ documentFormattingProvider: true }),
  null,
  (file) => formattingOf(file).map(({ range, newText }) => ({ range: file.positions.range(range), newText })),
);
