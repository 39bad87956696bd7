/** Whether heads and items have the shape that the schemas ask for. Values of scalars are read elsewhere, by their type. */
import { HEADS, ITEMS, type ItemSchema, LATER_KINDS } from './generated/schema-index.ts';
import { checkHead, checkItem } from './generated/validators.js';
import type { Node } from './node.ts';
import type { Problem } from './problem.ts';
import { toValue, type Value } from './to-value.ts';
import { headFits, itemFits } from './validate-fit.ts';
import { laterKind, unknownKind } from './validate-kind.ts';
import { problemsOf } from './validate-problems.ts';

export type { ItemSchema };

/** Every kind of the language, including those that only a later version reads. */
export const KINDS: readonly string[] = [...Object.keys(HEADS), ...Object.keys(LATER_KINDS)];

/** Of another format: it has a reader of its own. */
const FOREIGN = 'ImportMapping';

const NONE: readonly Problem[] = [];

const NOTHING: ReadonlySet<string> = new Set();
/** Without these the money of a line cannot be known. */
const LINE_NEEDS: ReadonlySet<string> = new Set(
  ',amount,quantity,unitPrice,percent,of,growth,phasing,period,currency,treatment,credit'.split(','),
);
const LIST_NEEDS: ReadonlySet<string> = new Set(['', 'spec', 'items', 'people']);
/** Without these the money of lines, or the names in a list, cannot be known. */
const HEAD_NEEDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['Workspace', new Set(['spec', 'calendar', 'currency'])],
  ['Budget', new Set(',spec,lines,phasing,period,currency,treatment'.split(','))],
  ...['CostCenterList', 'CategoryList', 'ServiceList', 'VendorList', 'People'].map(
    (kind) => [kind, LIST_NEEDS] as const,
  ),
]);

/** `validateHead` for a node; a correct one is recognized without turning it into a value. */
export function validateHeadNode(kind: string, root: Node | undefined): readonly Problem[] {
  return headFits(kind, root) ? NONE : validateHead(kind, toValue(root));
}

/** `validateItem` for a node; a correct one is recognized without turning it into a value. */
export function validateItemNode(item: ItemSchema, root: Node | undefined): readonly Problem[] {
  return itemFits(item, root) ? NONE : validateItem(item, toValue(root));
}

/** The head of a document: lists of `lines`, `items`, `people` and `rules` may hold anything, their entries are items. */
export function validateHead(kind: string, value: Value): readonly Problem[] {
  const shape = Object.hasOwn(HEADS, kind) ? HEADS[kind] : undefined;
  if (shape)
    return problemsOf(checkHead(kind, value), value, {
      shape,
      noun: shape.title ?? kind,
      item: undefined,
      needed: HEAD_NEEDS.get(kind) ?? NOTHING,
    });
  const later = Object.hasOwn(LATER_KINDS, kind) ? LATER_KINDS[kind] : undefined;
  if (later !== undefined) return [laterKind(kind, later)];
  return kind === FOREIGN ? NONE : [unknownKind(kind, value, KINDS)];
}

/** An entry of a list. */
export function validateItem(item: ItemSchema, value: Value): readonly Problem[] {
  const errors = checkItem(item, value);
  if (errors.length === 0) return NONE;
  const shape = ITEMS[item];
  const needed = item === 'line' ? LINE_NEEDS : NOTHING;
  return problemsOf(errors, value, { shape, noun: shape.title ?? item, item, needed });
}
