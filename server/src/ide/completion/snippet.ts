/** Text with tab stops, in the syntax of snippets of the Language Server Protocol. */

/** Writes tab stops one after the other. */
export class Stops {
  #next = 1;

  /** A stop where any of these may be chosen; the first stands there. Without any, an empty one. */
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

/** Text that stands in a snippet as it is. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function escapeChoice(text: string): string {
  return text.replace(/[\\$},|]/g, '\\$&');
}

/** The text of a snippet when every stop keeps what stands in it. */
export function plainText(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:[^\\|,]|\\.)*)(?:,(?:[^\\|]|\\.)*)?\|\}/g, '$1')
    .replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, '$1')
    .replace(/\$\d+/g, '')
    .replace(/\\([\\$},|])/g, '$1');
}
