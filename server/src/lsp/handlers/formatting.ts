/** `textDocument/formatting`: like `outlay fmt`, from the text of the buffer alone: there is nothing to wait for. */
import { DocumentFormattingRequest } from 'vscode-languageserver';
import { formatting as formattingOf } from '../../ide/format.ts';
import { type Handler, onRequest } from '../dispatch.ts';
import { IN_FILE } from '../params.ts';
import { Positions } from '../positions.ts';

/** Small edits of what is not in the style. The client's tab size is ignored: there is one style for everyone. */
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
