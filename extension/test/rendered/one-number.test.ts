/**
 * One number: for fifty random edits the figure that is read off hint, lens, card, status bar and preview is the one that the
 * command line prints as text, as Markdown and as JSON. Nothing is saved in the editor; the command line reads a copy.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { formatSigned } from '../../../server/src/domain/words/money.ts';
import { exampleRepository } from '../host/example.ts';
import { until } from '../suite/until.ts';
import { scene } from './scene.ts';
import { plain } from './workbench.ts';

const EDITS = 50;
const CLI = join(import.meta.dirname, '../../../dist/cli.cjs');
const seed = Number(process.env.OUTLAY_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Amounts of the example that nothing else follows: their change is the change of the whole. */
const PLACES = [
  { file: 'budgets/payments.yaml', key: 'FY2027-Q3: ', amount: '288k' },
  { file: 'budgets/storefront.yaml', key: 'vendor: aws, amount: { FY2027: ', amount: '464_400' },
  {
    file: 'budgets/payments.yaml',
    key: 'category: cloud-database\n      amount: { FY2027: ',
    amount: '495k',
  },
] as const;

describe(`one number (OUTLAY_SEED=${seed})`, function () {
  this.timeout(600_000);
  const shown = scene({ file: PLACES[0].file });
  const random = generator(seed);

  it(`reads the same everywhere, for ${EDITS} edits`, async () => {
    const { workbench, folder } = shown();
    // one of its own for each try, as for what stands in the editor below
    const copy = exampleRepository(mkdtempSync(join(dirname(folder), 'copy-')));
    await workbench.status().click();
    await workbench.webview().locator('.head h1').first().waitFor();
    for (const [turn, { file, key, amount }] of PLACES.entries()) {
      await workbench.show(file);
      await workbench.run('File: Revert File');
      await workbench.goBehind(file, key + amount);
      let typed: string = amount;
      const saved = readFileSync(join(copy, file), 'utf8');
      for (let edit = turn; edit < EDITS; edit += PLACES.length) {
        const next = amountFrom(random, amount);
        await workbench.press('Backspace', typed.length);
        await workbench.page.keyboard.type(next);
        typed = next;
        writeFileSync(join(copy, file), saved.replace(key + amount, key + next));
        const printed = await printedIn(copy);
        assert.deepEqual(
          await seenIn(file, printed.json),
          {
            hint: printed.json,
            lens: printed.json,
            card: printed.json,
            status: printed.json,
            preview: printed.json,
          },
          next,
        );
        assert.deepEqual(printed, { text: printed.json, markdown: printed.json, json: printed.json }, next);
      }
      await workbench.press('Backspace', typed.length);
      await workbench.page.keyboard.type(amount);
      writeFileSync(join(copy, file), saved);
    }
  });

  /** What stands in the editor and the preview, once the status bar has come to it. */
  async function seenIn(
    file: string,
    expected: string,
  ): Promise<Readonly<Record<string, string | undefined>>> {
    const { workbench } = shown();
    const preview = workbench.webview().locator('.head h1').first();
    const hint = workbench.editor(file).locator('.view-line', { hasText: 'vs\u00a0main' }).first();
    const lens = workbench.lenses(file).filter({ hasText: 'than main' }).first();
    await workbench.status().filter({ hasText: expected }).waitFor();
    await preview.filter({ hasText: expected }).waitFor();
    await lens.filter({ hasText: expected.slice(1) }).waitFor();
    await hint.filter({ hasText: expected }).waitFor();
    return {
      hint: figureIn(await hint.innerText(), /([+−][\d,.]+) vs main/),
      lens: saidIn(await lens.innerText()),
      card: saidIn(await cardAtCursor()),
      status: figureIn(await workbench.status().innerText(), /([+−][\d,.]+) USD in FY2027/),
      preview: figureIn(await preview.innerText(), /([+−][\d,.]+)\s*USD in FY2027/),
    };
  }

  async function cardAtCursor(): Promise<string> {
    const { page } = shown().workbench;
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    const card = page.locator('.monaco-hover:visible', { hasText: 'than main' }).first();
    await card.waitFor();
    const text = await card.innerText();
    await page.keyboard.press('Escape');
    await until(async () => (await page.locator('.monaco-hover:visible').count()) === 0);
    await page.keyboard.press('ArrowRight');
    return text;
  }
});

/** The effect on the year, as the three formats of `outlay impact` print it. */
async function printedIn(folder: string): Promise<Readonly<Record<'text' | 'markdown' | 'json', string>>> {
  const print = async (format: string) => {
    const args = [CLI, 'impact', '--cwd', folder, '--as-of', '2026-11-18', '--format', format];
    return (await promisify(execFile)(process.execPath, args)).stdout;
  };
  const [text, markdown, json] = await Promise.all(['text', 'markdown', 'json'].map(print));
  const { amount, currency } = JSON.parse(json ?? '').measures.thisYear.change;
  const headline = /([+−][\d,.]+) USD in FY2027/;
  return {
    text: figureIn(text ?? '', headline) ?? '',
    markdown: figureIn(markdown ?? '', headline) ?? '',
    json: formatSigned(BigInt(amount.replace('.', '')), currency),
  };
}

function figureIn(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(plain(text))?.[1];
}

/** `66,000.00 more than main` is `+66,000.00`. */
function saidIn(text: string): string | undefined {
  const [, figure, direction] = /([\d,.]+) (more|less) than main/.exec(plain(text)) ?? [];
  return figure && `${direction === 'more' ? '+' : '−'}${figure}`;
}

/** In each form that the language has for whole and broken amounts, and in other thousands than what was saved: a change of nothing is a sentence without a figure. */
function amountFrom(random: (below: number) => number, saved: string): string {
  const drawn = 100 + random(800);
  const thousands = saved.startsWith(`${drawn}`) ? drawn + 1 : drawn;
  const cents = String(random(100)).padStart(2, '0');
  return (
    [
      `${thousands}k`,
      `${thousands}.${1 + random(8)}k`,
      `${thousands}_${100 + random(900)}`,
      `${thousands}_000.${cents}`,
    ][random(4)] ?? ''
  );
}

/** Whole numbers from 0, the same for one seed; a linear congruence is random enough to choose amounts. */
function generator(start: number): (below: number) => number {
  let state = BigInt(start);
  return (below) => {
    state = (state * 1103515245n + 12345n) % 2147483648n;
    return Number((state >> 8n) % BigInt(below));
  };
}
