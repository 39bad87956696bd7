/** The comment that waives a finding: an end date is proposed, the reason is left to the user. */
import type { Finding } from '../../analysis/findings/finding.ts';
import type { TextEdit, TextRange } from '../../base/text.ts';
import { dayOf, isoDate } from '../../domain/civil-date.ts';
import { RULES } from '../../rules/index.ts';
import { isEmptyBetween, rowStart } from '../../syntax/edit-rows.ts';
import { textBlocks } from '../../syntax/format-rows.ts';
import type { IdeFile } from '../file.ts';
import { itemsIn, type KeyedDocument, keyedDocuments, type PlacedItemText } from '../items.ts';

/** How many days a waiver is proposed for. */
const PROPOSED = 90;

const WAIVABLE: ReadonlySet<string> = new Set(
  RULES.flatMap(({ meta }) => (meta.waivable ? [meta.code] : [])),
);

/**
 * Adds a row above the finding, which begins at `start`. It ends where the reason is to be written: until then it is itself a
 * finding. Empty where the finding cannot be waived, or where a comment would become part of a text.
 */
export function waiverEdits(file: IdeFile, { code, document }: Finding, start: number): readonly TextEdit[] {
  const { project, text } = file;
  const { asOf } = project;
  if (!WAIVABLE.has(code) || document === undefined) return [];
  const row = rowStart(text, start);
  if (isInText(file, row)) return [];
  const indent = /^\uFEFF? */.exec(text.slice(row))?.[0].replace('\uFEFF', '') ?? '';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const at = row + (text.charCodeAt(row) === BOM ? 1 : 0);
  const newText = `${indent}# outlay: allow ${code} until ${later(asOf)} -- ${eol}`;
  return [{ range: { start: at, end: at }, newText }];
}

const BOM = 0xfeff;

function later(asOf: string): string {
  const [year = 1970, month = 1, day = 1] = asOf.split('-').map(Number);
  return isoDate(dayOf({ year, month, day }) + PROPOSED);
}

/** Whether a row is inside a text that began on an earlier row. */
function isInText(file: IdeFile, row: number): boolean {
  const around = { start: row, end: row };
  const documents = keyedDocuments(file).filter(({ source }) => source.start <= row && row <= source.end);
  return documents.some((it) =>
    textsIn(it, around).some(({ parsed, inFile, text }) =>
      textBlocks(parsed.root, text).some((block) => {
        const start = inFile(block.start);
        const end = start + block.end - block.start;
        // blank rows after a text are not part of it
        return start < row && row < end && !isEmptyBetween(file.text, row, end);
      }),
    ),
  );
}

/** The items at a place; for those that could not be split off their head, only the head. */
function textsIn(document: KeyedDocument, range: TextRange): readonly PlacedItemText[] {
  return [...itemsIn(document, range)].filter(({ index }) => index < document.source.items.length);
}
