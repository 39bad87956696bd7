/** `textDocument/semanticTokens/full` and `/range`. */
import {
  type SemanticTokens,
  type SemanticTokensOptions,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  SemanticTokenTypes,
} from 'vscode-languageserver';
import type { TextRange } from '../../base/text.ts';
import { type SemanticToken, semanticTokens as tokensOf } from '../../ide/semantic-tokens.ts';
import { type Handler, type OpenFile, ofFile } from '../dispatch.ts';
import { IN_FILE, IN_RANGE } from '../params.ts';

/** In the order of their numbers on the wire. */
const TYPES: readonly SemanticToken['type'][] = [SemanticTokenTypes.type, SemanticTokenTypes.number];

const OPTIONS: SemanticTokensOptions = {
  legend: { tokenTypes: [...TYPES], tokenModifiers: [] },
  full: true,
  range: true,
};

/** Of a whole file. */
export const semanticTokens: Handler = ofFile(
  SemanticTokensRequest.type,
  IN_FILE,
  () => ({ semanticTokensProvider: OPTIONS }),
  null,
  (file) => encoded(file, { start: 0, end: file.text.length }),
);

/** Of the visible part. */
export const semanticTokensRange: Handler = ofFile(
  SemanticTokensRangeRequest.type,
  IN_RANGE,
  undefined,
  null,
  (file, { range }) => encoded(file, file.positions.offsets(range)),
);

/** Five numbers per token: row and column relative to the previous one, length, type, no modifiers. */
function encoded(file: OpenFile, range: TextRange): SemanticTokens {
  const data: number[] = [];
  let before = { line: 0, character: 0 };
  for (const { start, end, type } of tokensOf(file, range)) {
    const at = file.positions.position(start);
    const { character: last } = file.positions.position(end);
    const line = at.line - before.line;
    const character = line === 0 ? at.character - before.character : at.character;
    data.push(line, character, last - at.character, TYPES.indexOf(type), 0);
    before = at;
  }
  return { data };
}
