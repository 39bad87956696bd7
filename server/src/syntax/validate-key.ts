/** Help with a key that resembles no property: what may have been meant, and where it belongs. */
import { alternatives } from '../domain/words/lists.ts';
import { quoted } from '../domain/words/visible.ts';
import { ITEMS, SHARED } from './generated/schema-index.ts';
import { escapePointer } from './locate.ts';
import { type Value, valueAt } from './to-value.ts';
import { type Shape, shapeAt } from './validate-shape.ts';
import { readPeriod } from './values/period.ts';
import { withYear } from './values/period-repair.ts';

/** What is checked; a head when `item` is undefined. */
interface Whole {
  readonly shape: Shape;
  readonly item: string | undefined;
}

/** `inside` points to the map that has the key, `allowed` are the properties of that map. */
export function helpWith(
  key: string,
  inside: string,
  {
    value,
    allowed,
    subject,
  }: { readonly value: Value; readonly allowed: readonly string[]; readonly subject: Whole },
): string | undefined {
  const own = valueAt(value, `${inside}/${escapePointer(key)}`);
  const place = otherPlace(inside, key, subject);
  return (
    apart(key, own, allowed) ??
    cutOff(key, own) ??
    (place === undefined ? undefined : `\`${key}\` belongs into \`${place}\``) ??
    byPeriod(key, allowed) ??
    otherItem(key)
  );
}

/** `vendor:github` is one word to YAML, even with a blank that is not a space, and inside braces so is `vendor github`. */
function apart(key: string, value: Value, allowed: readonly string[]): string | undefined {
  const [, name = '', between = '', rest = ''] = /^(\w+)([:：]\p{Zs}*|\p{Zs}+)(.+)$/u.exec(key) ?? [];
  const hasColon = between.startsWith(':');
  if (!allowed.includes(name) || (!hasColon && value !== null)) return undefined;
  const missing = hasColon ? 'a space behind the colon' : 'a colon behind the name';
  return `write ${quoted(`${name}: ${rest}`)}, with ${missing}`;
}

/** `{ vendor: Epic Games, Inc. }`: what a comma cuts off from a text is a key without a value, and mostly unlike a property. */
function cutOff(key: string, value: Value): string | undefined {
  return value === null && /[^A-Za-z]/.test(key)
    ? 'inside braces a comma ends the value, so a text that holds one needs quotes'
    : undefined;
}

/** In a document some properties belong in `metadata` and the others in `spec`. */
export function otherPlace(inside: string, key: string, { shape, item }: Whole): string | undefined {
  if (item !== undefined) return undefined;
  return ['/metadata', '/spec']
    .filter((it) => it !== inside)
    .map((it) => ({ place: it.slice(1), shape: shapeAt(shape, it, SHARED) }))
    .find((it) => it.shape?.properties && Object.hasOwn(it.shape.properties, key))?.place;
}

/** A table has a column for each month; a line has one map. */
function byPeriod(key: string, allowed: readonly string[]): string | undefined {
  if (!allowed.includes('amount') || !(withYear(key).length > 0 || readPeriod(key).ok)) return undefined;
  return 'money by period stands in `amount`, such as `amount: { 2026-07: 10k, 2026-08: 12k }`';
}

/** A Budget may well be thought to have what cost centers have. */
function otherItem(key: string): string | undefined {
  const owners = Object.values<Shape>(ITEMS).filter(
    (it) => it.properties && Object.hasOwn(it.properties, key),
  );
  if (owners.length === 0) return undefined;
  return `\`${key}\` is a property of ${alternatives(owners.map((it) => article(it.title ?? '')))}`;
}

/** `an envelope`, `a line`. */
export function article(noun: string): string {
  if (noun.startsWith('`') || noun === 'metadata') return noun;
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}
