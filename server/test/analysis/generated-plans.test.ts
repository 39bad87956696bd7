/** Generated workspaces: the engine and an oracle that shares no code with it agree to the cent, and every grouping adds up. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { counts, total } from '../../src/analysis/model/sums.ts';
import { DIMENSIONS, linesOf, sumsBy } from '../../src/analysis/plan/cube.ts';
import type { Project } from '../../src/analysis/project.ts';
import { oracle } from '../examples/oracle.ts';
import { chanceOf } from './random-edits.ts';
import { projectOf } from './workspaces.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261124);
const WORKSPACES = Number(process.env.OUTLAY_WORKSPACES ?? 1000);

const REGISTRY = `---
apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
    - { name: top, owner: ada }
    - { name: left, parent: top }
    - { name: right, parent: { ..2026-12: top, 2027-01..: left } }
---
apiVersion: outlay/v1
kind: CategoryList
metadata: { name: categories }
spec:
  items:
    - { name: cloud }
    - { name: gear, treatment: capex }
    - { name: wear, treatment: depreciation }
---
apiVersion: outlay/v1
kind: Driver
metadata: { name: staff }
spec:
  unit: person
  plan:
    left: { 2026-01..: 7, 2026-08..: 11 }
    right: { 2026-01..: 3.5 }
---
apiVersion: outlay/v1
kind: FxRates
metadata: { name: rates }
spec:
  plan: { EUR/USD: { 2025-01..: 1.0825, 2026-11..: 1.1 } }
`;

const MONTHS = ['2026-07', '2026-09', '2027-02', '2027-05', '2027-06'];

/** One workspace in one file. */
function workspace(chance: () => number): string {
  const pick = <T>(of: readonly [T, ...T[]]): T => of[Math.floor(chance() * of.length)] ?? of[0];
  const start = pick(['2026-07-01', '2026-01-01', '2026-10-01']);
  const number = () =>
    `${Math.floor(chance() * 90_000) + 1}${chance() < 0.5 ? `.${Math.floor(chance() * 90) + 10}` : ''}`;
  const currency = () => (chance() < 0.25 ? ' EUR' : '');
  const perTime = () => pick(['month', 'quarter', 'year', 'day', 'hour']);
  const byMonth = () => {
    const months = MONTHS.filter(() => chance() < 0.6);
    return (months.length === 0 ? ['2027-01'] : months).map((it) => `${it}: ${number()}`).join(', ');
  };
  const forms: readonly [(lines: number) => string, ...((lines: number) => string)[]] = [
    () => `amount: ${number()}${currency()}`,
    () => `amount: ${number()}${currency()}/${perTime()}`,
    () => `amount: { ${byMonth()} }`,
    () => `quantity: staff, unitPrice: ${number()} USD/${pick(['month', 'year', 'quarter'])}`,
    () => `quantity: ${Math.floor(chance() * 40) + 1}/month, unitPrice: ${number()} USD/hour-of-work`,
    (lines) => `percent: ${Math.floor(chance() * 400) / 10}%, of: [l${Math.floor(chance() * lines)}]`,
    () => `amount: -${number()}, credit: true`,
  ];
  const money = (lines: number) => (lines === 0 ? forms[0] : pick(forms))(lines);
  const line = (i: number) =>
    `    - { name: l${i}, ${money(i)}${chance() < 0.4 ? `, category: ${pick(['cloud', 'gear', 'wear'])}` : ''}${
      chance() < 0.3 ? `, costCenter: ${pick(['left', 'right'])}` : ''
    }${chance() < 0.3 ? ', phasing: days' : ''} }`;
  const lines = Array.from({ length: 1 + Math.floor(chance() * 6) }, (_, i) => line(i));
  return `apiVersion: outlay/v1
kind: Workspace
metadata: { name: w }
spec: { currency: USD, calendar: { start: ${start}, pattern: monthly, named: ending } }
${REGISTRY}---
apiVersion: outlay/v1
kind: Budget
metadata: { name: b }
spec:
  costCenter: left
  category: cloud
  period: 2026-07..2027-06
  lines:
${lines.join('\n')}
`;
}

/** What the oracle has no name for: it knows the examples' forms only. */
function expectedOf(text: string, folder: string): ReturnType<typeof oracle> | undefined {
  writeFileSync(path.join(folder, 'outlay.yaml'), text);
  try {
    return oracle(folder);
  } catch {
    return undefined;
  }
}

function differences(project: Project, wanted: ReturnType<typeof oracle>): string[] {
  const { calendar } = project.head.settings.get();
  const out: string[] = [];
  for (const line of linesOf(project.head)) {
    const other = wanted.get(`${line.budget}/${line.entity.name}`);
    const month = (i: number) => calendar.firstDate(line.first + i).slice(0, 7);
    line.months.forEach((it, i) => {
      if (it !== (other?.months.get(month(i)) ?? 0n)) out.push(`${line.entity.name} ${month(i)}: ${it}`);
    });
    line.reporting.forEach((it, i) => {
      if (it !== (other?.reporting.get(month(i)) ?? 0n))
        out.push(`${line.entity.name} ${month(i)} in USD: ${it}`);
    });
  }
  return out;
}

describe('generated workspaces', () => {
  it(`agree with the oracle and add up by every dimension: ${WORKSPACES} from seed ${SEED}`, () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'outlay-oracle-'));
    const chance = chanceOf(SEED);
    let known = 0;
    try {
      for (let i = 0; i < WORKSPACES; i++) {
        const text = workspace(chance);
        const project = projectOf({ 'outlay.yaml': text });
        project.settle();
        const wanted = expectedOf(text, folder);
        if (wanted) {
          known++;
          assert.deepEqual(differences(project, wanted), [], text);
        }
        assertAddsUp(project);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
    assert.ok(known > WORKSPACES * 0.6, `the oracle knew ${known} of ${WORKSPACES}`);
  }).timeout(120_000);
});

function assertAddsUp(project: Project): void {
  const lines = [...linesOf(project.head)];
  for (const measure of ['spend', 'expense'] as const) {
    const whole = lines
      .filter((it) => counts(measure, it.treatment))
      .reduce((sum, it) => sum + it.reporting.reduce((a, b) => a + b, 0n), 0n);
    assert.equal(total(project.head.totals.all(''), measure, -Infinity, Infinity), whole);
    for (const dimension of DIMENSIONS) {
      const groups = [...sumsBy(lines, dimension).values()];
      assert.equal(
        groups.reduce((sum, it) => sum + total(it, measure, -Infinity, Infinity), 0n),
        whole,
        dimension,
      );
    }
    assert.equal(
      total(project.head.totals.all('top'), measure, -Infinity, Infinity),
      whole,
      'the top holds all',
    );
  }
}
