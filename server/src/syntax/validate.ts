/** Whether heads and items have the shape that the schemas ask for. Values of scalars are read elsewhere, by their type. */
import { HEADS, ITEMS, type ItemSchema, LATER_KINDS } from './generated/schema-index.ts';
import { heads, items, type Validator } from './generated/validators.js';
import type { Problem } from './problem.ts';
import type { Value } from './to-value.ts';
import { laterKind, unknownKind } from './validate-kind.ts';
import { problemsOf } from './validate-problems.ts';

export type { ItemSchema };

/** Every kind of the language, also those that a later version reads. */
export const KINDS: readonly string[] = [...Object.keys(HEADS), ...Object.keys(LATER_KINDS)];

/** Of another format: it has a reader of its own. */
const FOREIGN = 'ImportMapping';

const NONE: readonly Problem[] = [];

/** The head of a document: lists of `lines`, `items`, `people` and `rules` may hold anything, their entries are items. */
export function validateHead(kind: string, value: Value): readonly Problem[] {
  const shape = Object.hasOwn(HEADS, kind) ? HEADS[kind] : undefined;
  const validator = heads[kind];
  if (shape && validator)
    return validate(validator, value, { shape, noun: shape.title ?? kind, item: undefined });
  if (Object.hasOwn(LATER_KINDS, kind)) return [laterKind(kind, LATER_KINDS[kind] ?? kind)];
  return kind === FOREIGN ? NONE : [unknownKind(kind, value, KINDS)];
}

/** An entry of a list. */
export function validateItem(item: ItemSchema, value: Value): readonly Problem[] {
  const validator = items[item];
  if (!validator || validator(value)) return NONE;
  const shape = ITEMS[item];
  return problemsOf(validator.errors ?? [], value, { shape, noun: shape.title ?? item, item });
}

function validate(
  validator: Validator,
  value: Value,
  subject: Parameters<typeof problemsOf>[2],
): readonly Problem[] {
  return validator(value) ? NONE : problemsOf(validator.errors ?? [], value, subject);
}
