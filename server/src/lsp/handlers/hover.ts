/** `textDocument/hover`. */
import { HoverRequest } from 'vscode-languageserver';
import { hover as hoverAt } from '../../ide/hover.ts';
import { type Handler, ofFile } from '../dispatch.ts';
import { markup } from '../markup.ts';
import { AT_POSITION } from '../params.ts';

/** The card for what is at a position. */
export const hover: Handler = ofFile(
  HoverRequest.type,
  AT_POSITION,
  () => ({ hoverProvider: true }),
  null,
  (file, { position }) => {
    const found = hoverAt(file, file.positions.offset(position));
    if (!found) return null;
    return {
      contents: markup(found.markdown, file.server.client.cardsIn),
      range: file.positions.range(found.range),
    };
  },
);
