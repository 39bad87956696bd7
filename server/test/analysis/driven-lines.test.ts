/** Lines that read a driver are planned by what they read: whatever is edited, the answers are those of a fresh project. */
import assert from 'node:assert/strict';
import { chanceOf } from './random-edits.ts';
import { answers, type Files, projectOf, textSource } from './workspaces.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261126);
const EDITS = 120;

/** Each file in all the forms that it takes; the first is that of the base. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  'outlay.yaml': ['USD', 'EUR'].map(
    (currency) => `apiVersion: outlay/v1
kind: Workspace
metadata: { name: w }
spec: { currency: ${currency}, calendar: { start: 2026-01-01, pattern: monthly } }
---
apiVersion: outlay/v1
kind: CategoryList
metadata: { name: categories }
spec: { items: [{ name: saas }, { name: people }] }
---
apiVersion: outlay/v1
kind: FxRates
metadata: { name: rates }
spec: { plan: { EUR/USD: { 2026: 1.1 } } }
`,
  ),
  'centers.yaml': ['team, aliases: [crew]', 'crew', 'crew, aliases: [team]', 'other'].map(
    (team) => `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec: { items: [{ name: company }, { name: ${team}, parent: company }] }
`,
  ),
  'drivers.yaml': [
    ['seats', '2026-01..: 100', '7'],
    ['seats', '2026-01..: 101, 2026-07..: 120', '7'],
    ['seats', '2026-01..: 1_', '7'],
    ['seats', '2026-01..: ', '8'],
    ['seats', '2026-03..: 90', '8'],
    ['seats', '2026-01..: [', '8'],
    ['chairs, aliases: [seats]', '2026-01..: 100', '7'],
    ['chairs', '2026-01..: 100', '7'],
    ['seats', '2026-01..: 5/month', '7'],
  ].map(
    ([name, company, team]) => `apiVersion: outlay/v1
kind: Driver
metadata: { name: ${name} }
spec:
  unit: seat
  plan:
    company: { ${company} }
    team: { 2026-01..: ${team} }
`,
  ),
  'more.yaml': [
    '',
    'apiVersion: outlay/v1\nkind: Driver\nmetadata: { name: seats }\nspec: { plan: { company: { 2026: 3 }, team: { 2026: 4 } } }\n',
  ],
  'a.yaml': ['company', 'nowhere'].flatMap((center) =>
    ['10 USD/month', '12 EUR/month', '9 USD/seat', '1_'].map((price) =>
      budget('a', 'team', [
        `{ name: seats, category: saas, quantity: seats/${center}, unitPrice: ${price} }`,
        '{ name: rent, amount: 1_000 }',
        '{ name: tax, category: saas, percent: 10%, of: [rent] }',
      ]),
    ),
  ),
  'b.yaml': ['percent: 10%, of: [own]', 'percent: 5%, of: [tax2]', 'amount: 3k'].map((tax) =>
    budget('b', 'team', [
      '{ name: own, category: saas, quantity: seats, unitPrice: 3.33 USD/month }',
      '{ name: own, category: saas, quantity: seats, unitPrice: 3.33 USD/month }',
      `{ name: tax, category: people, ${tax} }`,
      '{ name: tax2, percent: 50%, of: [tax] }',
    ]),
  ),
  'c.yaml': ['b/own', 'a/tax', 'b/tax2', 'c/seats'].map((source) =>
    budget('c', 'company', [
      `{ name: levy, category: saas, percent: 7%, of: [${source}] }`,
      '{ name: seats, category: people, quantity: seats/company, unitPrice: 2 USD/month }',
    ]),
  ),
  'd.yaml': ['seats/company', 'seats/team', 'Seats/crew', 'desks'].map((quantity) =>
    budget('d', 'company', [
      `{ name: seats, category: saas, quantity: ${quantity}, unitPrice: 1.01 EUR/month }`,
    ]),
  ),
  // the same lines in another order
  'e.yaml': [
    ['company', 'team'],
    ['team', 'company'],
  ].map((centers) =>
    budget(
      'e',
      'company',
      centers.map(
        (it) => `{ name: for-${it}, category: saas, quantity: seats/${it}, unitPrice: 5 USD/month }`,
      ),
    ),
  ),
};

function budget(name: string, center: string, lines: readonly string[]): string {
  return `apiVersion: outlay/v1
kind: Budget
metadata: { name: ${name} }
spec:
  costCenter: ${center}
  period: 2026
  lines:
${lines.map((it) => `    - ${it}\n`).join('')}`;
}

const BASE: Files = Object.fromEntries(Object.entries(FORMS).map(([path, [first = '']]) => [path, first]));

describe('lines that read a driver', () => {
  for (const [what, base] of [
    ['compared with a base', BASE],
    ['all of it new', {}],
  ] as const)
    it(`say what a fresh project says, whatever changes: ${what}, seed ${SEED}`, () => {
      const chance = chanceOf(SEED);
      const pick = <Item>(items: readonly Item[]) => items[Math.floor(chance() * items.length)];
      const now: Record<string, string> = { ...BASE };
      const project = projectOf(now, base);
      for (let i = 0; i < EDITS; i++) {
        const path = chance() < 0.5 ? 'drivers.yaml' : (pick(Object.keys(FORMS)) ?? '');
        const text = chance() < 0.3 ? (BASE[path] ?? '') : (pick(FORMS[path] ?? []) ?? '');
        now[path] = text;
        project.apply({ texts: new Map([[path, textSource(text)]]) });
        assert.deepEqual(answers(project), answers(projectOf(now, base)), `edit ${i} of ${path}`);
      }
    }).timeout(30_000);
});
