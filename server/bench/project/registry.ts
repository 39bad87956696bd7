/** Everything in a generated project except its budgets and cost centers. */
import { type Centers, COMPANY, HUB, padded } from './centers.ts';
import { random } from './random.ts';
import { CATEGORIES, DIVISIONS, PEOPLE, SERVICES, VENDORS } from './vocabulary.ts';

/** How many files of allocation policies there are besides the one that every project has. */
export function extraPolicies(files: number): number {
  return Math.floor(files / 100);
}

/** `outlay.yaml`. */
export function workspaceText(files: number): string {
  const policies = ['shared', ...Array.from({ length: extraPolicies(files) }, (_, i) => policyName(i))];
  return rows(
    'apiVersion: outlay/v1',
    'kind: Workspace',
    'metadata: { name: generated, title: A generated company }',
    'spec:',
    '  currency: EUR',
    '  calendar: { start: 2026-01-01, pattern: monthly, named: starting }',
    '  basis: accrual',
    '  defaultBranch: main',
    '  allocation:',
    ...policies.map((it) => `    - ${it}`),
  );
}

/** Categories, vendors, services and people: several documents in one file. */
export function registryText(): string {
  return [
    rows(
      ...list('CategoryList', 'categories'),
      ...CATEGORIES.map(
        (it, i) =>
          `    - { name: ${it}, pool: ${i % 2 ? 'software' : 'services'}, glAccount: "6${padded(i * 10, 3)}"${it === 'hardware' ? ', treatment: capex' : ''} }`,
      ),
    ),
    rows(
      '# The aliases are the names on bills.',
      ...list('VendorList', 'vendors'),
      ...VENDORS.map(
        (it) => `    - { name: ${it}, title: "${it.toUpperCase()}, Inc.", aliases: ["${it}, Inc."] }`,
      ),
    ),
    rows(
      ...list('ServiceList', 'services'),
      ...SERVICES.map((it, i) => `    - { name: ${it}, owner: ${PEOPLE[i]}, costCenter: ${DIVISIONS[i]} }`),
    ),
    rows(
      'apiVersion: outlay/v1',
      'kind: People',
      'metadata: { name: people }',
      'spec:',
      '  people:',
      ...PEOPLE.map(
        (it, i) => `    - { name: ${it}, emails: [person${i}@company.example], github: person${i} }`,
      ),
      '  teams:',
      '    - { name: controllers, members: [amara, bela] }',
      '    - { name: board, members: [chen, dana, emil] }',
    ),
  ].join('---\n');
}

/** Drivers that many lines read, and the rates. */
export function driversText(): string {
  return [
    rows(
      '# People with a contract at the end of the month.',
      ...driver('workforce', 'person'),
      `    ${COMPANY}: { 2026-01..: 4_200, 2026-07..: 4_260, 2027-01..: 4_400 }`,
      ...DIVISIONS.map((it, i) => `    ${it}: { 2026-01..: ${500 + i * 10} }`),
    ),
    rows(...driver('requests', 'request'), `    ${HUB}: { FY2026: 12M, FY2027: 15M }`),
    rows(
      'apiVersion: outlay/v1',
      'kind: FxRates',
      'metadata: { name: treasury }',
      'spec:',
      '  plan:',
      '    USD/EUR: { FY2026: 0.92, FY2027: 0.93 }',
      '    GBP/EUR: { FY2026: 1.17, FY2027: 1.16 }',
      '  actual:',
      '    USD/EUR: { 2026-01: 0.9213, 2026-02: 0.9187 }',
    ),
  ].join('---\n');
}

/** The driver `headcount`: a value for every fifth team. */
export function headcountText(centers: Centers): string {
  const values = [...centers.staffed].map(
    (it, i) => `    ${it}: { 2026-01..: ${3 + (i % 40)}, 2026-09..: ${4 + (i % 40)} }`,
  );
  return rows(...driver('headcount', 'person'), ...values);
}

/** The policies of approval, and the first of allocation. */
export function policiesText(): string {
  return [
    rows(
      'apiVersion: outlay/v1',
      'kind: AllocationPolicy',
      'metadata: { name: shared }',
      'spec:',
      '  rules:',
      '    - { name: by-tag, match: { tags.cost-center: { exists: true } }, assign: { costCenter: { from: tags.cost-center } } }',
      '    - { name: by-account, match: { SubAccountId: { exists: true } }, assign: { costCenter: { from: SubAccountId } } }',
      '    - { name: compute, match: { ServiceCategory: [Compute, Containers] }, assign: { category: cloud } }',
      '  splits:',
      `    - { name: hub, from: ${HUB}, to: [${DIVISIONS.slice(0, 3).join(', ')}], by: workforce }`,
    ),
    ...['default', 'board'].map((name, i) =>
      rows(
        'apiVersion: outlay/v1',
        'kind: ApprovalPolicy',
        `metadata: { name: ${name} }`,
        'spec:',
        '  rules:',
        '    - { name: center-owner, approvers: [owner] }',
        `    - { name: controllers, if: { any: [{ increase: ${50 * (i + 1)}k EUR }, { increase: 5% }] }, approvers: [team/controllers] }`,
        '    - { name: board, if: { any: [{ increase: 500k EUR }, { committedIncrease: 1M EUR }] }, approvers: [team/board] }',
      ),
    ),
  ].join('---\n');
}

/** One more allocation policy: rules by account and splits of teams of its own. */
export function policyText(index: number, centers: Centers, seed: number): string {
  const chance = random(seed * 53 + index);
  const pool = (nth: number) => centers.open[(index * 4 + nth) % centers.open.length] ?? COMPANY;
  const target = () => chance.pick(DIVISIONS);
  const rules = Array.from(
    { length: 6 },
    (_, i) =>
      `    - { name: account-${i}, match: { SubAccountId: "${padded(chance.int(1_000_000_000), 12)}", not: { tags.stage: sandbox } }, assign: { costCenter: ${chance.pick(centers.open)} } }`,
  );
  return rows(
    `# Accounts of area ${index}, reviewed each quarter.`,
    'apiVersion: outlay/v1',
    'kind: AllocationPolicy',
    `metadata: { name: ${policyName(index)} }`,
    'spec:',
    '  rules:',
    ...rules,
    '  splits:',
    `    - { name: a, from: ${pool(0)}, to: { ${target()}: 34%, ${COMPANY}: rest } }`,
    `    - { name: b, from: ${pool(1)}, to: [${DIVISIONS.slice(3, 6).join(', ')}], by: even }`,
    `    - { name: c, from: ${pool(2)}, to: { ${COMPANY}: 12.5%, ${target()}: 87.5% } }`,
  );
}

function policyName(index: number): string {
  return `area-${padded(index, 3)}`;
}

function list(kind: string, name: string): readonly string[] {
  return ['apiVersion: outlay/v1', `kind: ${kind}`, `metadata: { name: ${name} }`, 'spec:', '  items:'];
}

function driver(name: string, unit: string): readonly string[] {
  return [
    'apiVersion: outlay/v1',
    'kind: Driver',
    `metadata: { name: ${name} }`,
    'spec:',
    `  unit: ${unit}`,
    '  plan:',
  ];
}

function rows(...lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
