/** The form of all cards: paragraphs, the most important first. */
import { visible } from '../../domain/words/visible.ts';
import { shown } from '../../report/markdown.ts';

/** Text of the workspace in bold. */
export function strong(text: string): string {
  return `**${shown(text)}**`;
}

/** A path, a code or a value, literally. */
export function literal(text: string): string {
  const inside = visible(text).replaceAll('`', "'");
  return `\`${inside}\``;
}

/** Paragraphs with an empty row between them; empty ones are left out. */
export function card(parts: readonly string[]): string {
  return parts.filter((it) => it !== '').join('\n\n');
}

/** YAML as it would be written. */
export function yaml(rows: readonly string[]): string {
  return rows.length === 0 ? '' : ['```yaml', ...rows, '```'].join('\n');
}
