/** A result as JSON, indented; ends with a line end. */
export function jsonText(value: object, replacer?: (key: string, value: unknown) => unknown): string {
  return `${JSON.stringify(value, replacer, 2)}\n`;
}
