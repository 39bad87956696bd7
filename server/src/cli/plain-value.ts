/** Access to values of unknown shape, such as a schema or a mapping. */

/** Whether a value is a map with text keys. */
export function isPlain(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text under a key, if there is one. */
export function textAt(value: unknown, key: string): string | undefined {
  const found = own(value, key);
  return typeof found === 'string' ? found : undefined;
}

/** The map under a key; empty if there is none. */
export function mapAt(value: unknown, key: string): { readonly [key: string]: unknown } {
  const found = own(value, key);
  return isPlain(found) ? found : {};
}

/** Excludes what every object has, such as `constructor`. */
function own(value: unknown, key: string): unknown {
  return isPlain(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
