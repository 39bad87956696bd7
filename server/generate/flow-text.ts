/** Values as YAML: on one row, or a document in rows. */

/** A value as it would be written on one row. */
export function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, it]) => `${scalarText(key)}: ${flowText(it)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return typeof value === 'string' ? scalarText(value) : String(value);
}

/** Quoted if it would break a row of flow YAML, or not be a text to another reader. */
function scalarText(text: string): string {
  const isPlain = !/^[\s>|@`!&*%#?{}[\],'"-]|[:#]\s|[,[\]{}]|:$|^$/.test(text) || /^-\d[\dkM_]*$/.test(text);
  return isPlain && !/^0?[\d]{4,}$|^\d+[Ee]\d+$/.test(text) ? text : JSON.stringify(text);
}

const WIDTH = 100;

/** A document as YAML, with a trailing line feed. */
export function blockText(value: unknown): string {
  return `${block(value, '').join('\n')}\n`;
}

function block(value: unknown, indent: string): readonly string[] {
  if (Array.isArray(value)) return value.map((it) => `${indent}- ${flowText(it)}`);
  if (typeof value !== 'object' || value === null) return [indent + flowText(value)];
  return Object.entries(value).flatMap(([key, part]) => {
    const row = `${indent}${scalarText(key)}: ${flowText(part)}`;
    const isSmall = key !== 'spec' && !hasItems(part) && row.length <= WIDTH;
    return isSmall || isEmpty(part) ? [row] : [`${indent}${scalarText(key)}:`, ...block(part, `${indent}  `)];
  });
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function hasItems(value: unknown): boolean {
  return Array.isArray(value) && value.some((it) => typeof it === 'object');
}
