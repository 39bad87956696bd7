/** Lines of a Budget, and what its head gives to them. */
import { exponentOf, nearestCurrency } from '../../domain/currency.ts';
import type { Timed } from '../../domain/period.ts';
import type {
  Dimensions,
  LineMoney,
  Phasing,
  Quantity,
  Reference,
  Treatment,
} from '../../domain/plan/spec.ts';
import { readPrice } from '../values/money.ts';
import { readPercent } from '../values/percent.ts';
import { readQuantity } from '../values/quantity.ts';
import type { BudgetEntity, LineEntity, Named } from './entities.ts';
import type { Fields } from './fields.ts';
import { readNamed } from './named.ts';

const TREATMENTS: readonly Treatment[] = ['opex', 'capex', 'depreciation'];
const PHASINGS: readonly Phasing[] = ['even', 'days'];

/** What a line or a Budget says about what the money is for. */
export function readDimensions(fields: Fields): Omit<Dimensions, 'labels'> {
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
export function readCurrency(fields: Fields, key = 'currency'): string | undefined {
  const text = fields.text(key);
  if (text === undefined) return undefined;
  if (exponentOf(text) !== undefined) return text;
  const near = nearestCurrency(text);
  const at = fields.pointer(key);
  const fixes =
    near === undefined
      ? []
      : [
          {
            title: `write ${near}`,
            safety: 'unsafe' as const,
            edits: [{ op: 'set' as const, at, text: near }],
          },
        ];
  fields.add({
    code: 'unknown-currency',
    at,
    part: 'value',
    message: `no currency is called \`${text}\``,
    help: 'write the code of ISO 4217, for example EUR',
    fixes,
  });
  return undefined;
}

/** The head of a Budget; `named` is its metadata. */
export function readBudget(named: Named, spec: Fields): BudgetEntity {
  return { kind: 'Budget', ...named, ...readDimensions(spec) };
}

/** One entry of `lines`; undefined without a name. */
export function readLine(fields: Fields): LineEntity | undefined {
  const named = readNamed(fields);
  const dimensions = readDimensions(fields);
  const money = isRefused(fields, dimensions) ? undefined : readMoneyOf(fields);
  const credit = fields.choice('credit', ['true', 'false']) === 'true';
  return named && { kind: 'Line', ...named, ...dimensions, money, credit };
}

/** What cannot be read or is not computed yet must not be left out of the money as if it were not there. */
function isRefused(
  fields: Fields,
  { currency, period, phasing, treatment }: Omit<Dimensions, 'labels'>,
): boolean {
  return (
    fields.has('growth') ||
    (fields.has('currency') && currency === undefined) ||
    (fields.has('period') && period === undefined) ||
    (fields.has('phasing') && phasing === undefined) ||
    (fields.has('treatment') && treatment === undefined)
  );
}

const WAYS = '`amount`, or `quantity` and `unitPrice`, or `percent` and `of`';

function readMoneyOf(fields: Fields): LineMoney | undefined {
  const ways = (['amount', 'quantity', 'percent'] as const).filter((it) => fields.has(it));
  const [way] = ways;
  if (ways.length !== 1 || way === undefined) {
    const says =
      ways.length === 0 ? 'no money' : `its money twice: ${ways.map((it) => `\`${it}\``).join(' and ')}`;
    return missing(
      fields,
      `says ${says}, expected ${WAYS}`,
      ways.length === 0 ? '' : fields.pointer(ways[1] ?? ''),
    );
  }
  if (way === 'amount') {
    const amount = fields.timed('amount', readPrice);
    return amount && { by: 'amount', amount };
  }
  const [partner, value] = way === 'quantity' ? ['unitPrice', 'a price'] : ['of', 'the lines'];
  if (!fields.has(partner ?? ''))
    return missing(fields, `\`${way}\` without \`${partner}\`, ${value} is missing`, fields.pointer(way));
  if (way === 'percent') {
    const percent = fields.timed('percent', readPercent);
    return percent && { by: 'percent', percent, of: fields.references('of') };
  }
  const quantity = readQuantities(fields);
  const unitPrice = fields.timed('unitPrice', readPrice);
  return quantity && unitPrice && { by: 'quantity', quantity, unitPrice };
}

function missing(fields: Fields, message: string, at: string): undefined {
  fields.add({ code: 'malformed-item', at, part: 'key', message, unreadable: true });
  return undefined;
}

/** A number by period, or the name of a Driver: a name begins with a letter. */
function readQuantities(fields: Fields): Timed<Quantity> | Reference | undefined {
  const text = fields.text('quantity');
  if (text !== undefined && /^\p{L}/u.test(text)) return fields.reference('quantity');
  return fields.timed('quantity', readQuantity);
}
