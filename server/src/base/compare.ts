/** For sorting: the smaller first. Texts go by code unit, in which no locale has a say. */
export function compare<Value extends bigint | string>(a: Value, b: Value): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
