/** Blank rows and blanks at the end of rows. Offsets are those of the given text. */
import type { TextEdit, TextRange } from '../base/text.ts';
import type { Node } from './node.ts';

/** Texts that span several rows: blanks in them, and in the rows after them that they keep, carry meaning. */
export function textBlocks(root: Node | undefined, text: string): readonly TextRange[] {
  const found: TextRange[] = [];
  const visit = (node: Node): void => {
    if (node.kind === 'scalar') {
      if (node.style === 'block' || text.slice(node.start, node.end).includes('\n'))
        found.push({ start: node.start, end: endOf(node, text) });
      return;
    }
    const children = node.kind === 'list' ? node.items : node.entries.flatMap((it) => [it.key, it.value]);
    for (const child of children) if (child) visit(child);
  };
  if (root) visit(root);
  return found;
}

/** A block scalar owns the blank rows after it. */
function endOf({ start, end }: TextRange, text: string): number {
  if (!'|>'.includes(text.charAt(start))) return end;
  const blank = /\s*/y;
  blank.lastIndex = end;
  return end + (blank.exec(text)?.[0].length ?? 0);
}

/** Removes blanks at the ends of rows, except in texts that span several. */
export function trailingEdits(text: string, root: Node | undefined): readonly TextEdit[] {
  const blanks = [...text.matchAll(/(?<![ \t])[ \t]+(?=\r?\n|$)/g)].map((it) => ({
    start: it.index,
    end: it.index + it[0].length,
  }));
  const kept = blanks.length === 0 ? [] : textBlocks(root, text);
  return blanks.flatMap((range) => (meets(kept, range) ? [] : [{ range, newText: '' }]));
}

/**
 * At most one blank row between others, none at the beginning, at the end and around `---`, and a line end at the end. Expects
 * a text whose rows have no blanks at their ends.
 */
export function blankRowEdits(text: string, kept: readonly TextRange[]): readonly TextEdit[] {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const edits: TextEdit[] = [];
  for (const { index, 0: run } of text.matchAll(/(?<![^\n])(?:\r?\n)+/g)) {
    const range = { start: index, end: index + run.length };
    const isEdge =
      index === 0 ||
      range.end === text.length ||
      isMark(text, range.end) ||
      isMark(text, rowBefore(text, index));
    const newText = isEdge ? '' : eol;
    if (run !== newText && run.length > newText.length && !meets(kept, range)) edits.push({ range, newText });
  }
  const end = { start: text.length, end: text.length };
  if (text.trim() !== '' && !text.endsWith('\n') && !meets(kept, end))
    edits.push({ range: end, newText: eol });
  return edits;
}

function rowBefore(text: string, row: number): number {
  return row < 2 ? 0 : text.lastIndexOf('\n', row - 2) + 1;
}

function isMark(text: string, row: number): boolean {
  return /^---(?:\s|$)/.test(text.slice(row, row + 4));
}

function meets(ranges: readonly TextRange[], { start, end }: TextRange): boolean {
  return ranges.some((it) => it.start <= end && start <= it.end);
}
