/** Lines of a Budget, and what they inherit from its head. */
import { exponentOf, nearestCurrency } from '../../domain/currency.ts';
import type { Timed } from '../../domain/period.ts';
import {
  type Dimensions,
  type LineMoney,
  type Phasing,
  type Quantity,
  type Reference,
  TREATMENTS,
} from '../../domain/plan/spec.ts';
import { quoted } from '../../domain/words/visible.ts';
import type { Budget, LineItem } from '../generated/types.ts';
import { nearestKey } from '../nearest-key.ts';
import { readAmount, readPrice } from '../values/money.ts';
import { readPercent } from '../values/percent.ts';
import { readQuantity } from '../values/quantity.ts';
import type { BudgetEntity, LineEntity, Named } from './entities.ts';
import type { Fields } from './fields.ts';
import { readNamed } from './named.ts';

const PHASINGS: readonly Phasing[] = ['even', 'days'];

type BudgetText = NonNullable<Budget['spec']>;

/** What both a Budget and its lines may say. */
type DimensionsText = Pick<BudgetText, keyof BudgetText & keyof LineItem>;

/** What a line or a Budget says about the purpose of the money. */
function readDimensions(fields: Fields<DimensionsText>): Omit<Dimensions, 'labels'> {
  return {
    costCenter: fields.reference('costCenter'),
    category: fields.reference('category'),
    service: fields.reference('service'),
    vendor: fields.reference('vendor'),
    project: fields.reference('project'),
    treatment: fields.choice('treatment', TREATMENTS),
    currency: readCurrency(fields),
    period: fields.period('period'),
    phasing: fields.choice('phasing', PHASINGS),
  };
}

/** An ISO 4217 code. */
export function readCurrency(fields: Fields<{ readonly currency?: string }>): string | undefined {
  const text = fields.text('currency');
  if (text === undefined) return undefined;
  if (exponentOf(text) !== undefined) return text;
  const near = nearestCurrency(text);
  const at = fields.pointer('currency');
  const fixes =
    near === undefined
      ? []
      : [
          {
            title: `write \`${near}\``,
            safety: near === text.trim().toUpperCase() ? ('safe' as const) : ('unsafe' as const),
            edits: [{ op: 'set' as const, at, text: near }],
          },
        ];
  fields.add({
    code: 'unknown-currency',
    at,
    part: 'value',
    message: `no currency is called ${quoted(text)}`,
    help: 'write the code of ISO 4217, for example EUR',
    fixes,
  });
  return undefined;
}

/** The head of a Budget; `named` is its metadata. */
export function readBudget(named: Named, spec: Fields<BudgetText>): BudgetEntity {
  const dimensions = readDimensions(spec);
  return { kind: 'Budget', ...named, ...dimensions, unread: unreadOf(spec, dimensions) };
}

/** One entry of `lines`; undefined without a name. */
export function readLine(fields: Fields<LineItem>): LineEntity | undefined {
  const named = readNamed(fields);
  const dimensions = readDimensions(fields);
  const isRefused = fields.has('growth') || unreadOf(fields, dimensions).length > 0;
  const money = isRefused ? undefined : readMoneyOf(fields);
  const credit = fields.choice('credit', CREDIT) === 'true';
  return named && lineOf(named, dimensions, money, credit);
}

const CREDIT = ['true', 'false'] as const;

/** Written out: lines are most of a project, and spreading objects takes longer than reading them. */
function lineOf(
  { name, title, description, code, aliases, labels }: Named,
  dimensions: Omit<Dimensions, 'labels'>,
  money: LineMoney | undefined,
  credit: boolean,
): LineEntity {
  const { costCenter, category, service, vendor, project } = dimensions;
  const { treatment, currency, period, phasing } = dimensions;
  return {
    kind: 'Line',
    name,
    title,
    description,
    code,
    aliases,
    labels,
    costCenter,
    category,
    service,
    vendor,
    project,
    treatment,
    currency,
    period,
    phasing,
    money,
    credit,
  };
}

const ALL_READ: readonly never[] = [];
/** What a line needs, and takes from its Budget when it has none of its own. */
export const SETTLING = ['currency', 'period', 'phasing', 'treatment'] as const;

/** What is written but cannot be read, or is not computed yet: the money must not be computed as if it were absent. */
function unreadOf(
  fields: Fields<DimensionsText>,
  dimensions: Omit<Dimensions, 'labels'>,
): BudgetEntity['unread'] {
  let unread: BudgetEntity['unread'] = ALL_READ;
  for (const it of SETTLING) if (dimensions[it] === undefined && fields.has(it)) unread = [...unread, it];
  return unread;
}

/** Keys that mean something only together with another. */
const STRAY = [
  ['unitPrice', 'quantity'],
  ['of', 'percent'],
] as const;
const WAYS = '`amount`, or `quantity` and `unitPrice`, or `percent` and `of`';

type Way = LineMoney['by'];

function readMoneyOf(fields: Fields<LineItem>): LineMoney | undefined {
  switch (wayOf(fields)) {
    case 'amount': {
      const amount = fields.timed('amount', readAmount);
      return amount && { by: 'amount', amount };
    }
    case 'percent': {
      const percent = fields.timed('percent', readPercent);
      return percent && { by: 'percent', percent, of: fields.references('of') };
    }
    case 'quantity': {
      const quantity = readQuantities(fields);
      const unitPrice = fields.timed('unitPrice', readPrice);
      return quantity && unitPrice && { by: 'quantity', quantity, unitPrice };
    }
    default:
      return undefined;
  }
}

const WHOLE: Readonly<Record<Way, readonly (keyof LineItem)[]>> = {
  amount: ['amount'],
  quantity: ['quantity', 'unitPrice'],
  percent: ['percent', 'of'],
};

/** How the line states its money; undefined, with a problem, when it does not do so once and completely. */
function wayOf(fields: Fields<LineItem>): Way | undefined {
  const way = wholeWay(fields);
  if (way === undefined) return noWay(fields);
  if (fields.isEmpty('of')) return missing(fields, '`of` holds nothing', fields.pointer('of'));
  for (const it of WHOLE[way]) if (fields.isEmpty(it)) return undefined;
  return way;
}

function wholeWay(fields: Fields<LineItem>): Way | undefined {
  const hasQuantity = fields.has('quantity');
  const hasUnitPrice = fields.has('unitPrice');
  const hasPercent = fields.has('percent');
  const hasOf = fields.has('of');
  if (fields.has('amount')) return hasQuantity || hasUnitPrice || hasPercent || hasOf ? undefined : 'amount';
  if (hasQuantity) return hasUnitPrice && !hasPercent && !hasOf ? 'quantity' : undefined;
  return hasPercent && hasOf && !hasUnitPrice ? 'percent' : undefined;
}

/** Reports why there is none. */
function noWay(fields: Fields<LineItem>): undefined {
  // what is not a map, or is an empty one, says nothing at all: the schema reports it
  if (fields.keys.length === 0) return undefined;
  const [way, second] = (['amount', 'quantity', 'percent'] as const).filter((it) => fields.has(it));
  if (way === undefined) return missing(fields, `says no money, expected ${WAYS}`, '');
  const stray = second ?? STRAY.find(([key, of]) => fields.has(key) && way !== of)?.[0];
  if (stray !== undefined)
    return missing(
      fields,
      `\`${way}\` and \`${stray}\` on one line, expected ${WAYS}`,
      fields.pointer(stray),
    );
  const lacking = WHOLE[way].find((it) => !fields.has(it));
  // a misspelled key is reported as such
  if (lacking && fields.keys.some((it) => it !== way && nearestKey(it, [lacking]))) return undefined;
  return missing(fields, `\`${way}\` without \`${lacking}\`, expected ${WAYS}`, fields.pointer(way));
}

function missing(fields: Fields<LineItem>, message: string, at: string): undefined {
  fields.add({ code: 'malformed-item', at, part: 'key', message, unreadable: true });
  return undefined;
}

const LETTER_FIRST = /^\p{L}/u;

/** A number by period, or the name of a Driver: a name begins with a letter. */
function readQuantities(fields: Fields<LineItem>): Timed<Quantity> | Reference | undefined {
  const text = fields.text('quantity');
  if (text !== undefined && LETTER_FIRST.test(text)) return fields.reference('quantity');
  return fields.timed('quantity', readQuantity);
}
