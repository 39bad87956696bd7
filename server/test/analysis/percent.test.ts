/** Percentages of lines that are edited: they are planned again, and nothing else of a long list is. */
import assert from 'node:assert/strict';
import { chanceOf } from './random-edits.ts';
import { answers, type Files, projectOf, texts } from './workspaces.ts';

const LINES = 12;
const EDITS = 200;

function budget(name: string, lines: readonly string[]): string {
  const rows = lines.map((it) => `    - ${it}\n`).join('');
  return `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: ${name} }\nspec:\n  period: 2026\n  lines:\n${rows}`;
}

/** A line that is called by its name, a code or an alias, and may follow any other. */
function lineAt(i: number, chance: () => number): string {
  const other = Math.floor(chance() * LINES);
  const of = [`l${other}`, `C-${other}`, `was-${other}`, `a/l${other}`, `budget/b/l${other}`][
    Math.floor(chance() * 5)
  ];
  const money = chance() < 0.5 ? `amount: ${Math.floor(chance() * 90) + 10}` : `percent: 10%, of: [${of}]`;
  const spelling = ['', `, code: c-${i}`, `, aliases: [was-${i}]`][Math.floor(chance() * 3)];
  return `{ name: ${chance() < 0.1 ? `l${other}` : `l${i}`}${spelling}, ${money} }`;
}

describe('a percentage', () => {
  it('follows every edit of what it is of, however many steps away', () => {
    const chance = chanceOf(20261126);
    const all = () => Array.from({ length: LINES }, (_, i) => lineAt(i, chance));
    const lines = { a: all(), b: all() };
    const files = (): Files => ({ 'a.yaml': budget('a', lines.a), 'b.yaml': budget('b', lines.b) });
    const base = files();
    const project = projectOf(base, base);
    for (let edit = 0; edit < EDITS; edit++) {
      const name = chance() < 0.5 ? 'a' : 'b';
      const i = Math.floor(chance() * LINES);
      lines[name][i] = lineAt(i, chance);
      project.apply({ texts: texts({ [`${name}.yaml`]: budget(name, lines[name]) }) });
      assert.deepEqual(answers(project), answers(projectOf(files(), base)), `edit ${edit}`);
    }
  }).timeout(60_000);
});
