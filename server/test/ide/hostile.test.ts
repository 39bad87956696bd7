/** Texts that nobody writes on purpose: every feature answers, and in bounded time. */
import assert from 'node:assert/strict';
import { codeActions, fixAll } from '../../src/ide/actions.ts';
import { completionsAt } from '../../src/ide/completion/completion.ts';
import { foldingRanges } from '../../src/ide/folding.ts';
import { formatting } from '../../src/ide/format.ts';
import { hover } from '../../src/ide/hover.ts';
import { codeLenses } from '../../src/ide/lens.ts';
import { references } from '../../src/ide/references.ts';
import { selectionRanges } from '../../src/ide/selection.ts';
import { semanticTokens } from '../../src/ide/semantic-tokens.ts';
import { documentSymbols } from '../../src/ide/symbols.ts';
import { example } from '../analysis/workspaces.ts';
import { opened } from './opened.ts';

/** Of work, whatever else the machine does: far more than all answers together take. */
const PATIENCE_MS = 10_000;

const PATH = 'plan.yaml';
const HEAD = 'apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: shop }\nspec:\n  costCenter: shop\n';
const DRIVER =
  'apiVersion: outlay/v1\nkind: Driver\nmetadata: { name: staff }\nspec:\n  unit: person\n  plan:';
const MANY = 2_500;
const BLANKS = ' '.repeat(50_000);

const TEXTS: Readonly<Record<string, string>> = {
  'blanks in a text of two rows': `${HEAD}  lines: [{ name: a, title: "a${BLANKS}b\n    c${BLANKS}" }]\n`,
  'blanks before a comment': `${HEAD}  period: FY2026${BLANKS}# a\n`,
  'brackets in brackets': `${HEAD}  lines: [{ name: a, amount: ${'['.repeat(50_000)} }]\n`,
  'keys in keys': `${HEAD}  lines: [{ name: a, x: ${'a: '.repeat(30_000)}b }]\n`,
  'one name without an end': `${HEAD}  owner: ${'x-'.repeat(50_000)}\n`,
  'rows to be mended': `${DRIVER}\n${rows((i) => `    team-${i}: { 2026-1..: 4K }\n`)}`,
  'entries of one row to be mended': `${DRIVER} { ${rows((i) => `team-${i}: { 2026-1..: 4K }, `)}}\n`,
  'lines to be mended': `${HEAD}  lines:\n${rows((i) => `    - { name: a-${i}, amount: 4K }\n`)}`,
  'lines of one row to be mended': `${HEAD}  lines: [${rows((i) => `{ name: a-${i}, amount: 4K }, `)}]\n`,
};

function rows(row: (index: number) => string): string {
  return Array.from({ length: MANY }, (_, i) => row(i)).join('');
}

describe('features of an editor', () => {
  for (const [what, text] of Object.entries(TEXTS))
    it(`answer on ${what}`, () => {
      const start = process.cpuUsage();
      const file = opened({ ...example('minimal'), [PATH]: text }, PATH);
      for (const offset of [HEAD.length + 20, text.length - 3]) {
        hover(file, offset);
        completionsAt(file, offset);
        codeActions(file, { start: offset, end: offset });
        references(file, offset, { declaration: true });
        selectionRanges(file, offset);
      }
      fixAll(file);
      codeActions(file, { start: 0, end: text.length });
      codeLenses(file);
      documentSymbols(file);
      foldingRanges(text);
      semanticTokens(file, { start: 0, end: text.length });
      formatting(file);
      const worked = process.cpuUsage(start).user / 1000;
      assert.ok(worked < PATIENCE_MS, `${worked} ms`);
    });

  it('mend thousands of rows at once', () => {
    for (const what of ['rows to be mended', 'entries of one row to be mended', 'lines to be mended']) {
      const [all] = fixAll(opened({ ...example('minimal'), [PATH]: TEXTS[what] ?? '' }, PATH));
      assert.ok((all?.edits.get(PATH)?.length ?? 0) >= MANY, what);
    }
  });
});
