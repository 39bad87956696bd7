/** JSON as the project's formatter writes it: objects over several rows, short lists on one row. */

const WIDTH = 110;

/** The text of a file, with a trailing line feed. */
export function formatJson(value: unknown): string {
  return `${print(value, 0, 0)}\n`;
}

/** `taken` is how much of the row stands before and after the value. */
function print(value: unknown, indent: number, taken: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return Array.isArray(value) ? printList(value, indent, taken) : printMap(value, indent);
}

function printList(value: readonly unknown[], indent: number, taken: number): string {
  const parts = value.map((it) => print(it, indent + 2, indent + 2));
  const row = `[${parts.join(', ')}]`;
  if (value.length === 0 || (!row.includes('\n') && taken + row.length <= WIDTH)) return row;
  return block('[]', parts, indent);
}

function printMap(value: object, indent: number): string {
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const rows = entries.map(([key, part], i) => {
    const start = `${JSON.stringify(key)}: `;
    const comma = i < entries.length - 1 ? 1 : 0;
    return start + print(part, indent + 2, indent + 2 + start.length + comma);
  });
  return block('{}', rows, indent);
}

function block(ends: string, rows: readonly string[], indent: number): string {
  const inner = ' '.repeat(indent + 2);
  return `${ends[0]}\n${rows.map((it) => inner + it).join(',\n')}\n${' '.repeat(indent)}${ends[1]}`;
}
