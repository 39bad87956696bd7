/** `textDocument/foldingRange` and `textDocument/selectionRange`: from the text alone, so neither has to wait. */
import {
  FoldingRangeKind,
  FoldingRangeRequest,
  type SelectionRange,
  SelectionRangeRequest,
} from 'vscode-languageserver';
import { foldingRanges } from '../../ide/folding.ts';
import { selectionRanges } from '../../ide/selection.ts';
import { type Handler, ofText } from '../dispatch.ts';
import { areAll, IN_FILE, isPosition } from '../params.ts';

const KINDS = { comment: FoldingRangeKind.Comment, region: FoldingRangeKind.Region } as const;

/** Documents, lists, entries, comments. */
export const foldingRange: Handler = ofText(
  FoldingRangeRequest.type,
  IN_FILE,
  () => ({ foldingRangeProvider: true }),
  null,
  ({ text }) =>
    foldingRanges(text).map(({ first, last, kind }) => ({
      startLine: first,
      endLine: last,
      kind: KINDS[kind],
    })),
);

/** From the word to the whole text. */
export const selectionRange: Handler = ofText(
  SelectionRangeRequest.type,
  { ...IN_FILE, positions: areAll(isPosition) },
  () => ({ selectionRangeProvider: true }),
  null,
  (file, { positions }) =>
    positions.map((position) => {
      const offset = file.positions.offset(position);
      const around = selectionRanges(file, offset).map((it) => file.positions.range(it));
      const [first, ...rest] = around.reverse();
      const outer: SelectionRange = { range: first ?? file.positions.range({ start: offset, end: offset }) };
      return rest.reduce<SelectionRange>((parent, range) => ({ range, parent }), outer);
    }),
);
