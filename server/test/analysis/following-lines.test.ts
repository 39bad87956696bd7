/** Lines that follow other lines or a driver are planned again when these are edited, although their own text stays. */
import assert from 'node:assert/strict';
import { chanceOf } from './random-edits.ts';
import { answers, projectOf, texts } from './workspaces.ts';

const LINES = 12;
const EDITS = 200;
const WORKSPACE =
  'apiVersion: outlay/v1\nkind: Workspace\nmetadata: { name: w }\nspec: { currency: EUR, calendar: { start: 2026-01-01, pattern: monthly, named: starting } }\n';
const NAMES = ['a', 'b', 'd'] as const;

function budget(name: string, lines: readonly string[]): string {
  const rows = lines.map((it) => `    - ${it}\n`).join('');
  return `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: ${name} }\nspec:\n  costCenter: shop\n  period: 2026\n  lines:\n${rows}`;
}

/** A driver at two cost centers. */
function driver(shop: number, it: number): string {
  const center = (name: string) => `    - { name: ${name} }\n`;
  return `apiVersion: outlay/v1\nkind: CostCenterList\nmetadata: { name: centers }\nspec:\n  items:\n${center('shop')}${center('it')}---
apiVersion: outlay/v1\nkind: Driver\nmetadata: { name: heads }\nspec:\n  plan:\n    shop: { 2026-01..: ${shop} }\n    it: { 2026-01..: ${it} }\n`;
}

/** A line that is called by its name, a code or an alias, and may follow any other. */
function lineAt(i: number, chance: () => number): string {
  const other = Math.floor(chance() * LINES);
  const of = [`l${other}`, `C-${other}`, `was-${other}`, `a/l${other}`, `budget/b/l${other}`][
    Math.floor(chance() * 5)
  ];
  const money = [
    `amount: ${Math.floor(chance() * 90) + 10}`,
    `percent: 10%, of: [${of}]`,
    `percent: 20%, of: [${of}]`,
    `quantity: heads${other % 2 === 0 ? '/it' : ''}, unitPrice: 10/month`,
  ][Math.floor(chance() * 4)];
  const spelling = ['', `, code: c-${i}`, `, aliases: [was-${i}]`][Math.floor(chance() * 3)];
  return `{ name: ${chance() < 0.1 ? `l${other}` : `l${i}`}${spelling}, ${money} }`;
}

describe('a line', () => {
  it('follows every edit of what it reads, however many steps away', () => {
    const chance = chanceOf(20261126);
    const all = () => Array.from({ length: LINES }, (_, i) => lineAt(i, chance));
    const lines = { a: all(), b: all() };
    const files: Record<string, string> = {
      'a.yaml': budget('a', lines.a),
      'b.yaml': budget('b', lines.b),
      'd.yaml': driver(3, 4),
      'w.yaml': WORKSPACE,
    };
    const base = { ...files };
    const project = projectOf(base, base);
    for (let edit = 0; edit < EDITS; edit++) {
      const name = NAMES[Math.floor(chance() * 3)] ?? 'd';
      const i = Math.floor(chance() * LINES);
      if (name !== 'd') lines[name][i] = lineAt(i, chance);
      const text = name === 'd' ? driver(i, chance() < 0.5 ? 4 : 5) : budget(name, lines[name]);
      files[`${name}.yaml`] = text;
      project.apply({ texts: texts({ [`${name}.yaml`]: text }) });
      assert.deepEqual(answers(project), answers(projectOf(files, base)), `edit ${edit}`);
    }
  }).timeout(60_000);
});
