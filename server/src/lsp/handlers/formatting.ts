/** `textDocument/formatting`: as `outlay fmt`, by the text of the buffer alone: nothing has to be waited for. */
import { DocumentFormattingRequest } from 'vscode-languageserver';
import { formatting as formattingOf } from '../../ide/format.ts';
import { type Handler, onRequest } from '../dispatch.ts';
import { IN_FILE } from '../params.ts';
import { Positions } from '../positions.ts';

/** Small edits of what is not in the style. Sizes that a client sets are not asked: the style is one for everybody. */
export const formatting: Handler = {
  provides: () => ({ documentFormattingProvider: true }),
  register: (server) =>
    onRequest(server, DocumentFormattingRequest.type, IN_FILE, async ({ textDocument }) => {
      const text = server.buffer(textDocument.uri)?.text;
      if (text === undefined) return null;
      const positions = new Positions(text, server.client.encoding);
      return formattingOf({ text }).map(({ range, newText }) => ({ range: positions.range(range), newText }));
    }),
};
