/** Text of other people inside Markdown: shown, never obeyed. */
import { visible } from '../domain/words/visible.ts';

/** Escapes what Markdown or HTML would read as markup. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|~#&@]/g, (it) =>
    it === '<' || it === '>' || it === '&' || it === '@' ? `&#${it.charCodeAt(0)};` : `\\${it}`,
  );
}

/** Text of the workspace inside Markdown: characters that cannot be seen are written out too. */
export function shown(text: string): string {
  return escapeMarkdown(visible(text));
}

/** A table; the first column is set to the left, the others to the right. Cells are Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? ':--' : '--:'))), ...rows.map(line)].join('\n');
}
