/** The property that a word was probably meant to be. */
import { nearest } from '../base/nearest.ts';

/** What people and other tools call a property; of several, the first that is allowed there is meant. */
const OTHER_WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['cost', ['amount']],
  ['total', ['amount']],
  ['value', ['amount']],
  ['sum', ['amount']],
  ['budget', ['amount']],
  ['qty', ['quantity']],
  ['units', ['quantity']],
  ['unitcost', ['unitPrice']],
  ['department', ['costCenter']],
  ['year', ['period']],
  ['fiscalyear', ['period']],
  ['count', ['quantity']],
  ['rate', ['unitPrice']],
  ['id', ['name']],
  ['desc', ['description']],
  ['note', ['description']],
  ['notes', ['description']],
  ['comment', ['description']],
  ['tags', ['labels']],
  ['dates', ['period']],
  ['start', ['period', 'valid']],
  ['end', ['period', 'valid']],
  ['startdate', ['period', 'valid']],
  ['enddate', ['period', 'valid']],
  ['supplier', ['vendor']],
  ['provider', ['vendor']],
  ['manager', ['owner']],
  ['email', ['emails']],
  ['items', ['lines']],
  ['entries', ['lines', 'items']],
  ['lines', ['items']],
]);

/** A shorter word begins or ends too many others. */
const FEWEST = 4;

/** By spelling, then by what others call it, then the only one that begins or ends alike: `vendorName` is `vendor`, `center` `costCenter`. */
export function nearestKey(key: string, allowed: readonly string[]): string | undefined {
  const near = nearest(key, allowed);
  if (near !== undefined || !/^[\w-]+$/.test(key)) return near;
  const words = wordsOf(key);
  const other = OTHER_WORDS.get(words.join(''))?.find((it) => allowed.includes(it));
  if (other !== undefined) return other;
  const alike = (part: End) => allowed.filter((it) => isPart(words, wordsOf(it), part));
  const [first, ...others] = [alike(FIRST), alike(LAST)].find((it) => it.length > 0) ?? [];
  return others.length === 0 ? first : undefined;
}

/** `costCenter`, `cost_center` and `COST-CENTER` are the same words. */
function wordsOf(key: string): readonly string[] {
  return key
    .replace(/([a-z\d])(?=[A-Z])/g, '$1_')
    .toLowerCase()
    .split(/[_-]+/)
    .filter((it) => it !== '');
}

type End = (words: readonly string[], count: number) => readonly string[];
const FIRST: End = (words, count) => words.slice(0, count);
const LAST: End = (words, count) => words.slice(-count);

/** Whether the shorter one is exactly that end of the longer one. */
function isPart(a: readonly string[], b: readonly string[], end: End): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const text = short.join(' ');
  return text.length >= FEWEST && short.length < long.length && text === end(long, short.length).join(' ');
}
