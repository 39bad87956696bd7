/** `match`: which rows or lines are meant. */
import { copied } from '../../base/copied.ts';
import { nearest } from '../../base/nearest.ts';
import { type Reference, TREATMENTS } from '../../domain/plan/spec.ts';
import { quoted } from '../../domain/words/visible.ts';
import type { Condition as ConditionText } from '../generated/types.ts';
import type { Node } from '../node.ts';
import type { Condition } from './entities.ts';
import type { Fields } from './fields.ts';

const OPERATORS = ['prefix', 'regex', 'exists'] as const;
const LONGEST_REGEX = 200;
const DIMENSIONS = [
  'costCenter',
  'category',
  'service',
  'vendor',
  'project',
  'treatment',
  'segment',
  'currency',
] as const;
const COLUMN = /^(?:[A-Z][A-Za-z]*|x_[A-Za-z_]+)$/;
const KEYED = /^(?:tags|labels)\../;
/** `tag.team` for `tags.team`. */
const NEARLY_KEYED = /^(tag|label)s?[.:/](.+)$/i;

/** A map means all of its entries; `any` one of them, `not` none. Undefined when nothing was written. */
export function readCondition(fields: Fields<{ readonly match?: ConditionText }>): Condition | undefined {
  return fields.has('match') ? conditionOf(fields.map('match')) : undefined;
}

/** The condition that a map expresses. */
export function conditionOf(fields: Fields<ConditionText>): Condition {
  const all: Condition[] = [];
  for (const { key, value, at } of fields.entries()) {
    if (key.text === 'any') all.push({ any: fields.list('any').map(conditionOf) });
    else if (key.text === 'not') all.push({ not: conditionOf(fields.map('not')) });
    else if (isKey(key.text)) all.push(comparison(fields, copied(key.text), value, at));
    else unknownKey(fields, key.text, at);
  }
  return all.length === 1 && all[0] ? all[0] : { all };
}

/** No FOCUS column is named like one of our dimensions: `CostCenter` is a slip. */
function isKey(text: string): boolean {
  if (DIMENSIONS.some((it) => it === text) || KEYED.test(text)) return true;
  return COLUMN.test(text) && !DIMENSIONS.some((it) => it.toLowerCase() === text.toLowerCase());
}

function unknownKey(fields: Fields<ConditionText>, text: string, at: string): void {
  const near = keyMeant(text);
  fields.add({
    code: 'unknown-key',
    at,
    part: 'key',
    message: `${quoted(text)} is neither a FOCUS column nor a dimension`,
    ...(near === undefined ? {} : { label: `did you mean ${quoted(near)}?` }),
    help: 'a FOCUS column begins with a capital; dimensions are `costCenter`, `category`, `service`, `vendor`, `segment`, `tags.…`, `labels.…`',
    fixes:
      near === undefined
        ? []
        : [{ title: `write ${quoted(near)}`, safety: 'unsafe', edits: [{ op: 'rename', at, text: near }] }],
  });
}

/** A dimension, or a column of FOCUS without its capital. */
function keyMeant(text: string): string | undefined {
  const [, word, key] = NEARLY_KEYED.exec(text) ?? [];
  if (word !== undefined) return `${word.toLowerCase()}s.${key}`;
  const near = nearest(text, [...DIMENSIONS, 'any', 'not']);
  if (near !== undefined) return near;
  const column =
    text.slice(0, 1).toUpperCase() + text.slice(1).replace(/[ _-]+(\p{L})/gu, (_, it) => it.toUpperCase());
  return /^[A-Z][a-z]+[A-Z][A-Za-z]*$/.test(column) && column.length < 60 ? column : undefined;
}

function comparison(
  fields: Fields<ConditionText>,
  key: string,
  value: Node | undefined,
  at: string,
): Condition {
  if (key === 'treatment') checkTreatment(fields);
  if (value?.kind !== 'map')
    return { key, at, operator: 'one-of', values: value ? fields.referencesOf(value, at) : [] };
  const inner = fields.map(key);
  const operator = OPERATORS.find((it) => inner.has(it)) ?? 'exists';
  const values = operator === 'exists' ? [] : inner.references(operator);
  if (operator === 'regex') for (const it of values) checkRegex(fields, it);
  return { key, at, operator, values };
}

function checkRegex(fields: Fields<ConditionText>, { text, at }: Reference): void {
  const message =
    text.length > LONGEST_REGEX
      ? `a regular expression of ${text.length} characters, expected at most ${LONGEST_REGEX}`
      : regexProblem(text);
  if (message !== undefined) fields.add({ code: 'malformed-item', at, part: 'value', message });
}

function regexProblem(text: string): string | undefined {
  try {
    new RegExp(text);
    return undefined;
  } catch {
    return `${quoted(text)} is no regular expression`;
  }
}

/** The words are few and declared nowhere, so a wrong one would never match. */
export function checkTreatment(fields: Fields<{ readonly treatment?: unknown }>): void {
  for (const { text, at } of fields.references('treatment'))
    if (!TREATMENTS.some((it) => it === text))
      fields.add({
        code: 'malformed-item',
        at,
        part: 'value',
        message: `${quoted(text)} is no treatment, expected \`opex\`, \`capex\` or \`depreciation\``,
      });
}
