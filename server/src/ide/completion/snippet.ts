/** Text with tab stops, in the snippet syntax of the Language Server Protocol. */

/** Writes numbered tab stops. */
export class Stops {
  #next = 1;

  /** A stop with a choice of values, the first preselected. Without values, an empty stop. */
  choice(values: readonly string[]): string {
    const known = [...new Set(values)];
    if (known.length === 0) return this.empty();
    if (known.length === 1) return this.text(known[0] ?? '');
    return `\${${this.#next++}|${known.map(escapeChoice).join(',')}|}`;
  }

  /** A stop with a text that typing replaces. */
  text(value: string): string {
    return `\${${this.#next++}:${escapeSnippet(value)}}`;
  }

  empty(): string {
    return `$${this.#next++}`;
  }
}

/** Escapes text so that a snippet contains it literally. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function escapeChoice(text: string): string {
  return text.replace(/[\\$},|]/g, '\\$&');
}

/** The text of a snippet whose stops all keep their defaults. */
export function plainText(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:[^\\|,]|\\.)*)(?:,(?:[^\\|]|\\.)*)?\|\}/g, '$1')
    .replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, '$1')
    .replace(/\$\d+/g, '')
    .replace(/\\([\\$},|])/g, '$1');
}
