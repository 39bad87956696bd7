/** Text written by others, inside Markdown: shown, never interpreted. */
import { visible } from '../domain/words/visible.ts';

/** Escapes what Markdown or HTML would read as markup. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|~#&@]/g, (it) =>
    it === '<' || it === '>' || it === '&' || it === '@' ? `&#${it.charCodeAt(0)};` : `\\${it}`,
  );
}

/** Text of the workspace inside Markdown: invisible characters are written out too. */
export function shown(text: string): string {
  return escapeMarkdown(visible(text));
}

/** A table; the first column is left-aligned, the others right-aligned. Cells are already Markdown. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? ':--' : '--:'))), ...rows.map(line)].join('\n');
}
