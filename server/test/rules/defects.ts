/** One defect for each code, and everywhere in `examples/acme` where it can be put. */

import { any, append, before, beside, change, documentOf, type Places, type Row } from './planter.ts';
import { readable } from './spec.ts';

export interface Defect {
  readonly places: Places;
  /** What else appears at the same row, since it is what the defect is about. */
  readonly also?: string;
  /** Compared with `examples/acme` as it stands. */
  readonly isChange?: true;
}

const YAML = /\.yaml$/;
const BUDGETS = /^budgets\//;
const CENTERS = /^cost-centers\.yaml$/;
const ALLOCATION = /^allocation\/cloud\.yaml$/;
/** An item that stands on one row. */
const FLOW = /^ {4}- \{ name: .* \}$/;
const ITEM = /^ {4}- /;

/** A line of a Budget before each of its lines; `FY` is the first year that the Budget plans. */
function line(text: string): Places {
  return before(BUDGETS, ITEM, (row) => {
    const period = documentOf(row).find((it) => it.startsWith('  period: '));
    const year = /FY\d{4}/.exec(period ?? '')?.[0];
    return year && `- { name: planted, category: saas, ${text.replaceAll('FY', year)} }`;
  });
}

/** Replaces a part of rows. */
function part(paths: RegExp, pattern: RegExp, by: string): Places {
  return change(paths, pattern, ({ text }) => text.replace(pattern, by));
}

function nameOf({ text }: Row): string {
  return /name: ([\w-]+)/.exec(text)?.[1] ?? '';
}

/** A row of an item gets one more property. */
function withProperty(paths: RegExp, property: (row: Row) => string): Places {
  return change(paths, FLOW, (row) => row.text.replace(/ \}$/, `, ${property(row)} }`));
}

const CLOSED = `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: closed }
spec:
  items:
    - { name: closed-team, parent: acme, valid: ..2026-07, successor: product }
`;

const GONE = `apiVersion: outlay/v1
kind: People
metadata: { name: former }
spec:
  people:
    - { name: gone, valid: ..2026-07 }
`;

function budget(head: string, lines: string): string {
  return `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: planted }\nspec:\n  ${head}\n  lines:\n    - ${lines}\n`;
}

/** Every code that has a rule. */
export const DEFECTS: Readonly<Record<string, Defect>> = {
  'ambiguous-alias': {
    places: change(CENTERS, FLOW, (row) =>
      row.text.includes('aliases') || nameOf(row) === 'search'
        ? undefined
        : row.text.replace(/ \}$/, ', aliases: [search] }'),
    ),
  },
  'ambiguous-scalar': {
    places: any(
      part(CENTERS, /code: CC-/, 'code: 0'),
      part(/categories/, /glAccount: "(\d+)"/, 'glAccount: $1'),
    ),
  },
  'amount-too-large': { places: line('amount: 900_000_000M/month') },
  'bare-percent': {
    places: any(part(BUDGETS, /percent: 10%/, 'percent: 10'), part(ALLOCATION, /(\w): (\d+)%/, '$1: $2')),
  },
  'center-cycle': {
    places: change(CENTERS, FLOW, (row) => row.text.replace(/parent: [\w-]+/, `parent: ${nameOf(row)}`)),
  },
  'center-not-valid': {
    places: beside(
      'registry/closed.yaml',
      CLOSED,
      change(BUDGETS, /^ {2}costCenter: /, (row) =>
        documentOf(row).some((it) => /quantity: (?:headcount|repositories|cdn-traffic)\b(?!\/)/.test(it))
          ? undefined
          : '  costCenter: closed-team',
      ),
    ),
  },
  'conflict-markers': {
    places: change(BUDGETS, FLOW, ({ text }) => `<<<<<<< HEAD\n${text}\n=======\n${text}\n>>>>>>> branch`),
  },
  'duplicate-key': {
    places: change(
      YAML,
      /^ {6}(?:title|category|vendor|code|segment): [^{[]*$/,
      ({ text }) => `${text}\n${text}`,
      1,
    ),
  },
  'duplicate-name': {
    places: any(
      change(
        CENTERS,
        FLOW,
        (row) => `${row.text}\n    - { name: ${nameOf(row)}, parent: product, owner: ines }`,
        1,
      ),
      change(
        BUDGETS,
        FLOW,
        (row) => `${row.text}\n    - { name: ${nameOf(row)}, category: saas, amount: 17 }`,
        1,
      ),
    ),
  },
  'emptied-target': {
    places: (texts) =>
      ['acme', 'technology', 'product', 'corporate', 'security', 'workplace', 'finance-it'].flatMap((from) =>
        ['network', 'kubernetes', 'observability'].flatMap((to) =>
          before(
            ALLOCATION,
            /^$/,
            () => `    - { name: late, from: ${from}, to: { ${to}: 10%, platform: rest } }`,
          )(texts),
        ),
      ),
  },
  'expired-waiver': {
    also: 'missing-category',
    places: before(BUDGETS, ITEM, (row) =>
      documentOf(row).some((it) => it.startsWith('  category: '))
        ? undefined
        : '- { name: planted, amount: 17 } # outlay: allow missing-category until 2026-06-30 -- planted',
    ),
  },
  'foreign-yaml': { places: part(BUDGETS, /(amount|unitPrice): /, '$1: &anchor ') },
  'invalid-calendar': {
    places: any(
      part(/^outlay\.yaml$/, /start: 2026-07-01/, 'start: 2026-07-29'),
      part(/^outlay\.yaml$/, /start: 2026-07-01/, 'start: 2026-07-31'),
      part(/^outlay\.yaml$/, /named: ending/, 'named: ending, longYears: [FY2028]'),
    ),
  },
  'invalid-money': {
    places: any(
      line('amount: 5K'),
      line('amount: $500'),
      part(BUDGETS, /amount: (\d[\w_.]*)/, 'amount: ~$1'),
    ),
  },
  'invalid-name': {
    places: part(/^(?:budgets|allocation|approval)\//, /^( {4}- (?:\{ )?name: )[\w-]+/, '$1two words'),
  },
  'invalid-number': {
    places: any(
      line('quantity: 12 seats, unitPrice: 3/month'),
      part(/^drivers\/.*yaml$|^fx/, /(: )[\d_.]+M?(?=[,\s}])/, '$1many'),
    ),
  },
  'invalid-percent': {
    places: any(part(BUDGETS, /percent: 10%/, 'percent: ten'), part(ALLOCATION, /(\w): (\d+)%/, '$1: some')),
  },
  'invalid-period': {
    places: any(line('amount: 17, period: 04/2026'), part(BUDGETS, /^ {2}period: FY/, '  period: year ')),
  },
  'malformed-item': {
    places: any(
      line('quantity: 3'),
      line('vendor: github'),
      part(CENTERS, /parent: ([\w-]+)/, 'parent: [$1]'),
    ),
  },
  'malformed-waiver': { places: before(YAML, ITEM, () => '# outlay: allow missing-category') },
  'missing-category': {
    places: change(BUDGETS, /^ {4}- \{ .*category: saas, /, ({ text }) =>
      text.replace('category: saas, ', ''),
    ),
  },
  'missing-cost-center': {
    places: append(BUDGETS, budget('period: FY2027', '{ name: planted, category: saas, amount: 17 }'), 3),
  },
  'missing-driver-value': { places: line('quantity: headcount/network, unitPrice: 3/month') },
  'missing-file': {
    places: change(
      /^drivers\/.*yaml$/,
      /^ {2}unit: /,
      ({ text }) => `${text}\n  actual: { file: drivers/nowhere.csv }`,
      1,
    ),
  },
  'missing-owner': { places: before(CENTERS, ITEM, () => '- { name: planted, code: CC-9999 }') },
  'missing-period': {
    places: append(BUDGETS, budget('costCenter: acme', '{ name: planted, category: saas, amount: 17 }'), 7),
  },
  'missing-rate': { places: line('amount: 17 GBP/month') },
  'missing-workspace': {
    places: (texts) => [
      {
        path: 'outlay.yaml',
        row: 1,
        files: new Map(
          [...texts].map(([path, text]) => [path, readable(path === 'outlay.yaml' ? '' : text)]),
        ),
      },
    ],
  },
  'mixed-currencies': { places: line('amount: { FY-Q1: 17 USD, FY-Q2: 17 EUR }') },
  'money-outside-period': { places: line('amount: { FY-Q1: 17, 2031-01: 17 }') },
  'month-not-in-calendar': { places: line('amount: { FY-P13: 17 }') },
  'nearly-ours': { places: part(YAML, /^apiVersion: outlay\/v1$/, 'apiVersion: outlay/v11') },
  'not-supported-yet': { places: line('amount: 17/month, growth: 2%/month') },
  'overlapping-periods': { places: line('amount: { FY-Q1: 17, FY-P02: 18 }') },
  'owner-not-valid': {
    places: beside(
      'registry/gone.yaml',
      GONE,
      change(CENTERS, /owner: [\w-]+/, (row) => row.text.replace(/owner: [\w-]+/, 'owner: gone')),
    ),
  },
  'percent-cycle': { places: line('percent: 5%, of: [planted]') },
  'repeated-line': {
    places: change(
      BUDGETS,
      FLOW,
      (row) => `${row.text}\n${row.text.replace(/name: [\w-]+/, 'name: planted')}`,
      1,
    ),
  },
  'several-workspaces': {
    places: append(
      /^(?:people|registry)\//,
      'apiVersion: outlay/v1\nkind: Workspace\nmetadata: { name: planted }\nspec:\n  currency: EUR\n',
      2,
    ),
  },
  'shares-not-whole': {
    places: (texts) =>
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].flatMap((it) =>
        part(ALLOCATION, /platform: rest/, `platform: ${it}%`)(texts),
      ),
  },
  'suspicious-magnitude': {
    isChange: true,
    places: any(
      part(BUDGETS, /amount: (\d[\d_]*)k\b/, 'amount: $1M'),
      part(BUDGETS, /(amount: \{ FY\d+: \d+)_(\d+)(?![.\d])/, '$1_$2k'),
      part(BUDGETS, /(unitPrice: \{ 2026-07\.\.: [\d._]+) /, '$1k '),
    ),
  },
  'too-many-digits': { places: line('amount: 17.005') },
  'unknown-currency': { places: line('currency: UDS, amount: 17') },
  'unknown-key': { places: withProperty(/^(?:budgets|registry|cost-centers|people)/, () => 'colour: red') },
  'unknown-measure': { places: part(/^approval\//, /increase: /, 'incrase: ') },
  'unknown-reference': {
    places: any(
      part(BUDGETS, /costCenter: \w+/, 'costCenter: nobody'),
      part(BUDGETS, /(category|vendor|service): \w[\w-]*/, '$1: nobody'),
      part(BUDGETS, /of: \[(\w)/, 'of: [x$1'),
      part(BUDGETS, /quantity: ([a-z])/, 'quantity: x$1'),
      part(CENTERS, /(parent|owner): \w+/, '$1: nobody'),
      part(/^allocation/, /costCenter: \w+/, 'costCenter: nobody'),
      part(/^approval/, /team\/\w+/, 'team/nobody'),
    ),
  },
  'unmarked-credit': { places: line('amount: -17') },
  'unreadable-file': {
    places: (texts) =>
      [...texts.keys()]
        .filter((it) => YAML.test(it))
        .map((path) => ({
          path,
          row: 1,
          files: new Map(
            [...texts].map(([key, text]) => [key, key === path ? { unreadable: 'planted' } : readable(text)]),
          ),
        })),
  },
  'unreadable-yaml': {
    places: change(YAML, FLOW, ({ text }) => text.replace(/ \}$/, '')),
  },
  'unused-category': { places: before(/categories/, ITEM, () => '- { name: planted, pool: services }') },
  'unused-driver': {
    places: append(
      YAML,
      'apiVersion: outlay/v1\nkind: Driver\nmetadata: { name: planted }\nspec:\n  unit: desk\n  plan: { security: { FY2027: 17 } }\n',
      3,
    ),
  },
  'unused-waiver': {
    places: before(YAML, ITEM, () => '# outlay: allow missing-category until 2026-12-31 -- planted'),
  },
  'wrong-unit': { places: line('quantity: headcount/acme, unitPrice: 5/laptop') },
};
