/** `textDocument/inlayHint`, and the card of a hint that the user points at. */
import { type InlayHint, InlayHintRequest, InlayHintResolveRequest } from 'vscode-languageserver';
import { inlayHints } from '../../ide/hints.ts';
import { hover } from '../../ide/hover.ts';
import { type Handler, ofFile, onRequest } from '../dispatch.ts';
import { markup } from '../markup.ts';
import { IN_RANGE, isPosition } from '../params.ts';
import { answerAbout, type PlaceData } from '../place-data.ts';

/** Hints of the configured level. */
export const inlayHint: Handler = ofFile(
  InlayHintRequest.type,
  IN_RANGE,
  () => ({ inlayHintProvider: { resolveProvider: true } }),
  null,
  (file, { range }) => {
    const { positions, server, uri } = file;
    const version = server.buffer(uri)?.version;
    return inlayHints(file, positions.offsets(range), server.settings.inlayHints).map(
      ({ offset, about, text }): InlayHint => {
        const data: PlaceData = { uri, version, offset: about };
        return {
          position: positions.position(offset),
          label: text,
          paddingLeft: true,
          data,
        };
      },
    );
  },
);

/** The card of what it refers to. */
export const inlayHintResolve: Handler = {
  register: (server) =>
    onRequest(server, InlayHintResolveRequest.type, { position: isPosition }, async (hint, check) => {
      const found = await answerAbout(server, hint.data, hover, check);
      return found ? { ...hint, tooltip: markup(found.markdown, server.client.cardsIn) } : hint;
    }),
};
