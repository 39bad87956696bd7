/** `match`: which rows or lines are meant. */
import type { Node } from '../node.ts';
import type { Condition } from './entities.ts';
import { copied, type Fields } from './fields.ts';

const OPERATORS = ['prefix', 'regex', 'exists'] as const;
const LONGEST_REGEX = 200;
const DIMENSION =
  /^(?:[A-Z][A-Za-z]*|x_[A-Za-z_]+|tags\..+|labels\..+|costCenter|category|service|vendor|project|treatment|segment|currency)$/;

/** A map means all of it; `any` one of, `not` none. Undefined when nothing was written. */
export function readCondition(fields: Fields, key: string): Condition | undefined {
  return fields.has(key) ? conditionOf(fields.map(key)) : undefined;
}

/** The condition that a map says. */
export function conditionOf(fields: Fields): Condition {
  const all: Condition[] = [];
  for (const { key, value, at } of fields.entries()) {
    if (key.text === 'any') all.push({ any: fields.list('any').map(conditionOf) });
    else if (key.text === 'not') all.push({ not: conditionOf(fields.map('not')) });
    else if (DIMENSION.test(key.text)) all.push(comparison(fields, copied(key.text), value, at));
    else
      fields.add({
        code: 'unknown-key',
        at,
        part: 'key',
        message: `\`${key.text.slice(0, 60)}\` is neither a FOCUS column nor a dimension`,
        help: 'a FOCUS column begins with a capital; dimensions are `costCenter`, `category`, `service`, `vendor`, `segment`, `tags.…`, `labels.…`',
      });
  }
  return all.length === 1 && all[0] ? all[0] : { all };
}

function comparison(fields: Fields, key: string, value: Node | undefined, at: string): Condition {
  if (value?.kind !== 'map')
    return { key, at, operator: 'one-of', values: value ? fields.referencesOf(value, at) : [] };
  const inner = fields.map(key);
  const operator = OPERATORS.find((it) => inner.has(it)) ?? 'exists';
  const values = operator === 'exists' ? [] : inner.references(operator);
  for (const it of values)
    if (operator === 'regex' && it.text.length > LONGEST_REGEX)
      fields.add({
        code: 'malformed-item',
        at: it.at,
        part: 'value',
        message: `a regular expression of ${it.text.length} characters, expected at most ${LONGEST_REGEX}`,
      });
  return { key, at, operator, values };
}
