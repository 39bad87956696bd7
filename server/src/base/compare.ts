/** For sorting: the smaller first. Strings compare by code unit, whatever the locale. */
export function compare<Value extends bigint | string>(a: Value, b: Value): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
