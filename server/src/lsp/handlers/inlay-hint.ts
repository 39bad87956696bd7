/** `textDocument/inlayHint`, and the card of a hint when somebody points at it. */
import { type InlayHint, InlayHintRequest, InlayHintResolveRequest, MarkupKind } from 'vscode-languageserver';
import { inlayHints } from '../../ide/hints.ts';
import { hover } from '../../ide/hover.ts';
import { type Handler, ofFile, onRequest } from '../dispatch.ts';

/** Where the card of a hint is found. */
interface HintData {
  readonly uri: string;
  /** Of the text that `offset` counts in. */
  readonly version: number | undefined;
  readonly offset: number;
}

/** Hints of the level that is set. */
export const inlayHint: Handler = ofFile(
  InlayHintRequest.type,
  () => ({ inlayHintProvider: { resolveProvider: true } }),
  null,
  (file, { range }) => {
    const { positions, server, uri } = file;
    const version = server.buffer(uri)?.document.version;
    return inlayHints(file, positions.offsets(range), server.settings.inlayHints).map(
      ({ offset, text }): InlayHint => {
        const data: HintData = { uri, version, offset };
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

/** The card of the value in front. */
export const inlayHintResolve: Handler = {
  register: (server) =>
    onRequest(server, InlayHintResolveRequest.type, async (hint, check) => {
      const data = dataOf(hint.data);
      const buffer = data && server.buffer(data.uri);
      if (!buffer?.workspace || buffer.document.version !== data?.version) return hint;
      const { workspace, path } = buffer;
      const found = await workspace.answer(() => {
        const file = workspace.file(path);
        return file && hover(file, data.offset - 1);
      }, check);
      return found ? { ...hint, tooltip: { kind: MarkupKind.Markdown, value: found.markdown } } : hint;
    }),
};

/** What comes back from the client is what we gave it, or nothing. */
function dataOf(value: unknown): HintData | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { uri, version, offset }: { uri?: unknown; version?: unknown; offset?: unknown } = value;
  if (typeof uri !== 'string' || typeof offset !== 'number') return undefined;
  return { uri, offset, version: typeof version === 'number' ? version : undefined };
}
