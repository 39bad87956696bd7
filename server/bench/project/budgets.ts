/** Budgets as people write them: ten to twenty lines in every form that the language has. */
import { type Centers, COMPANY, HUB, padded } from './centers.ts';
import type { Random } from './random.ts';
import { CATEGORIES, CURRENCIES, SERVICES, VENDORS } from './vocabulary.ts';

/** What one Budget should be like. */
export interface BudgetWish {
  readonly name: string;
  readonly centers: Centers;
  /** The number of lines; otherwise as many as fill about `rows` rows. */
  readonly lines?: number;
  readonly rows?: number;
  /** A line that reads the company's value of the driver `workforce`. */
  readonly readsCompany?: boolean;
  /** A line of the cost center that 60 files use. */
  readonly usesHub?: boolean;
  /** A line of another Budget that a line takes a percentage of. */
  readonly percentOf?: string;
}

/** The first line of every Budget, which others may take percentages of. */
export const FIRST_LINE = 'base';

/** A document of kind Budget, ending with a line feed. */
export function budgetText(wish: BudgetWish, chance: Random): string {
  const center = chance.pick(wish.centers.open);
  const currency = chance.pick(CURRENCIES);
  const head = headRows(wish.name, center, currency, chance);
  const maker: Maker = { chance, center, currency, centers: wish.centers, count: 0, names: [] };
  const lines = firstLine(maker);
  const wanted = wish.rows === undefined ? undefined : wish.rows - head.length - 4;
  const isFull = () =>
    wanted === undefined ? maker.count >= (wish.lines ?? 15) : lines.length >= wanted - 6;
  if (wish.readsCompany)
    lines.push(
      `    - { name: licences, category: saas, quantity: workforce/${COMPANY}, unitPrice: ${chance.between(1, 40)}.25 EUR/month }`,
    );
  if (wish.usesHub)
    lines.push(
      `    - { name: hub, category: cloud, costCenter: ${HUB}, amount: ${money(chance)} }`,
      `    - { name: calls, category: cloud, costCenter: ${HUB}, quantity: requests, unitPrice: 0.00${chance.between(1, 9)} EUR/request }`,
    );
  if (wish.percentOf)
    lines.push(
      `    - { name: levy, category: other, percent: ${chance.between(1, 20)}%, of: [${wish.percentOf}] }`,
    );
  while (!isFull()) lines.push(...line(maker));
  while (wish.rows !== undefined && head.length + lines.length < wish.rows)
    lines.push('    # end of the plan');
  return `${[...head, ...lines].join('\n')}\n`;
}

interface Maker {
  readonly chance: Random;
  readonly center: string;
  readonly currency: string;
  readonly centers: Centers;
  count: number;
  /** Lines so far with money in the Budget's currency. */
  readonly names: string[];
}

function headRows(name: string, center: string, currency: string, chance: Random): string[] {
  const isLong = chance.chance(40);
  return [
    ...(chance.chance(60) ? [`# Plan of ${center}; amounts are net of VAT.`] : []),
    'apiVersion: outlay/v1',
    'kind: Budget',
    'metadata:',
    `  name: ${name}`,
    `  title: "${name}: run & change"`,
    `  labels: { region: ${chance.pick(['emea', 'amer', 'apac'])}, tier: '${chance.between(1, 3)}' }`,
    ...(isLong
      ? [
          '  description: |',
          '    Agreed with the owner in the autumn.',
          '',
          '    Open: the contract with the landlord.',
        ]
      : []),
    'spec:',
    `  costCenter: ${center}`,
    `  period: ${chance.pick(['FY2026..FY2027', 'FY2026..FY2027', '2026-01..2027-12'])}`,
    `  currency: ${currency}`,
    ...(isLong ? ['  alerts: [{ actual: 80% }, { forecast: 100% }]'] : []),
    '  lines:',
  ];
}

function firstLine(maker: Maker): string[] {
  maker.count++;
  maker.names.push(FIRST_LINE);
  const category = maker.chance.pick(CATEGORIES);
  return [`    - { name: ${FIRST_LINE}, category: ${category}, amount: ${total(maker)}, phasing: days }`];
}

function line(maker: Maker): string[] {
  const { chance } = maker;
  const category = CATEGORIES[maker.count % CATEGORIES.length] ?? 'other';
  const name = `${category}-${padded(++maker.count, 2)}`;
  const choice = chance.int(100);
  if (choice < 47) return byMonth(maker, name, category);
  if (choice < 63) return [`${opened(name, category, maker)}, amount: ${total(maker)} }`, ...remark(chance)];
  if (choice < 71)
    return [
      `${opened(name, category, maker)}, amount: ${money(chance)}/month, period: ${chance.pick(['FY2026', '2026-03..', '2027'])} }`,
    ];
  if (choice < 79) return quantities(maker, name, category);
  if (choice < 86) return perPerson(maker, name, category);
  if (choice < 92)
    return [
      `    - { name: ${name}, category: ${category}, percent: ${chance.between(1, 30)}.${chance.int(10)}%, of: [${chance.pick(maker.names)}] }`,
    ];
  if (choice < 95)
    return [
      `    - { name: ${name}, category: ${category}, amount: { FY2026: -${money(chance)} }, credit: true }`,
    ];
  if (choice < 96)
    return [
      '    # outlay: allow missing-category until 2099-12-31 -- moved to another account soon',
      `    - { name: ${name}, amount: ${total(maker)} }`,
    ];
  return described(maker, name, category);
}

function opened(name: string, category: string, { chance, names, count }: Maker): string {
  if (count % 2 === 0) names.push(name);
  const vendor = chance.chance(40) ? `, vendor: ${chance.pick(VENDORS)}` : '';
  const service = chance.chance(20) ? `, service: ${chance.pick(SERVICES)}` : '';
  return `    - { name: ${name}, category: ${category}${vendor}${service}`;
}

/** The most common shape: an amount for each month, on rows of its own. */
function byMonth({ chance }: Maker, name: string, category: string): string[] {
  const year = chance.pick([2026, 2027]);
  const months = Array.from({ length: 12 }, (_, i) => `${year}-${padded(i + 1, 2)}: ${money(chance)}`);
  return [
    `    - name: ${name}`,
    `      category: ${category}`,
    ...(chance.chance(30) ? [`      vendor: ${chance.pick(VENDORS)}`] : []),
    `      amount: { ${months.join(', ')} }`,
    ...(chance.chance(25) ? [`      title: "Renewal № ${chance.int(9999)}, see the contract"`] : []),
    ...(chance.chance(10) ? [`      labels: { account: '0${padded(chance.int(999), 3)}' }`] : []),
    ...remark(chance),
  ];
}

function quantities({ chance }: Maker, name: string, category: string): string[] {
  const price = `${chance.between(20, 3000)}.${padded(chance.int(100), 2)}`;
  if (chance.chance(50))
    return [
      `    - { name: ${name}, category: ${category}, quantity: ${chance.between(2, 900)}/month, unitPrice: ${price} USD/person-hour }`,
    ];
  return [
    `    - name: ${name}`,
    `      category: ${category}`,
    `      quantity: { 2026-0${chance.between(1, 9)}: ${chance.between(1, 99)}, 2027-0${chance.between(1, 9)}: ${chance.between(1, 99)} }`,
    `      unitPrice: ${price} EUR/laptop # list price`,
  ];
}

function perPerson({ chance, center, centers }: Maker, name: string, category: string): string[] {
  const quantity = centers.staffed.has(center) ? 'headcount' : String(chance.between(3, 60));
  const price = `{ 2026-01..: ${chance.between(40, 180)}k EUR/year, 2027-01..: ${chance.between(40, 180)}.5k EUR/year }`;
  return [`    - { name: ${name}, category: ${category}, quantity: ${quantity}, unitPrice: ${price} }`];
}

function described(maker: Maker, name: string, category: string): string[] {
  return [
    `    - name: ${name}`,
    '      description: >-',
    '        Agreed in the autumn, to be confirmed',
    '        by the owner before the year begins.',
    `      category: '${category}'`,
    `      amount: { FY2026: ${total(maker)}, FY2027: ${total(maker)} }`,
    `      labels: { project: "${maker.chance.pick(['Ærø', 'apollo', 'größe', 'zephyr'])}" }`,
  ];
}

function remark(chance: Random): string[] {
  return chance.chance(10) ? ['      # moved from last year, owner to confirm in Q2'] : [];
}

function total({ chance }: Maker): string {
  return chance.pick([
    () => `${chance.between(20, 900)}.${chance.between(1, 9)}k`,
    () => `1.${padded(chance.int(1000), 3)}M`,
    () => money(chance),
    () => `${chance.between(2, 90)}_${padded(chance.int(1000), 3)}.${padded(chance.int(100), 2)}`,
  ])();
}

function money(chance: Random): string {
  return `${chance.between(1000, 99_000)}.${padded(chance.int(100), 2)}`;
}
