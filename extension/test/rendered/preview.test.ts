/** The preview beside the text: follows what is typed, leads to the text, and lets itself be arranged and saved. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../suite/until.ts';
import { scene } from './scene.ts';

const PAYMENTS = 'budgets/payments.yaml';

describe('the preview', () => {
  const shown = scene({ file: PAYMENTS });
  const page = () => shown().workbench.webview();
  const row = (label: string) => page().locator('.tr', { hasText: label }).first();

  it('opens from the status bar and says that nothing has changed', async () => {
    const { workbench } = shown();
    await workbench.status().click();
    await page().locator('.head h1', { hasText: 'Nothing changes' }).waitFor();
  });

  it('follows what is typed, without saving', async () => {
    const { workbench, folder } = shown();
    await workbench.show(PAYMENTS);
    await workbench.retype(PAYMENTS, 'FY2027-Q3: 288k', '354k');
    await page().locator('.head h1', { hasText: '+66,000.00 USD in FY2027' }).waitFor();
    await row('compute').filter({ hasText: '+66,000.00' }).waitFor();
    assert.match(readFileSync(join(folder, PAYMENTS), 'utf8'), /FY2027-Q3: 288k/);
  });

  it('marks the row of the text cursor', async () => {
    const { workbench } = shown();
    await workbench.show(PAYMENTS);
    await workbench.goTo(15, 20);
    await page().locator('.tr.cursor, .tr.cur, .tr[aria-current]').filter({ hasText: 'compute' }).waitFor();
  });

  it('selects the row of the line whose lens was clicked', async () => {
    const { workbench } = shown();
    await workbench.show(PAYMENTS);
    await workbench.lenses(PAYMENTS).locator('a', { hasText: 'more from January' }).click();
    await page().locator('.tr[aria-selected="true"]', { hasText: 'compute' }).waitFor();
  });

  it('leads from a row to the line that causes it', async () => {
    const { workbench } = shown();
    await workbench.show('cost-centers.yaml');
    await row('compute').dblclick();
    await workbench.editor(PAYMENTS).waitFor();
    await workbench.page.locator('.statusbar-item', { hasText: /Ln (9|1\d), Col/ }).waitFor();
  });

  it('groups and sorts', async () => {
    await page().locator('#group').selectOption('owner');
    await row('noor').filter({ hasText: '+66,000.00' }).waitFor();
    await page().locator('button', { hasText: 'Change' }).first().click();
    await page().locator('[role="columnheader"][aria-sort="descending"]').waitFor();
    await page().locator('#group').selectOption('costCenter');
    await row('Payments').waitFor();
  });

  it('follows the theme without being asked anew', async () => {
    const { workbench } = shown();
    const ground = () =>
      page()
        .locator('body')
        .evaluate((it) => getComputedStyle(it).backgroundColor);
    const before = await ground();
    await workbench.run('Preferences: Toggle between Light/Dark Themes');
    await until(async () => (await ground()) !== before);
    await page().locator('.head h1', { hasText: '+66,000.00' }).waitFor();
  });

  for (const [format, ending, content] of [
    ['Markdown', 'md', /\*\*Payments\*\* costs \*\*66,000\.00 more\*\*/],
    ['HTML', 'html', /<svg[\s\S]*\+66,000\.00/],
    ['CSV', 'csv', /66000\.00/],
    ['SVG', 'svg', /^<svg/],
  ] as const)
    it(`is saved as ${format}`, async () => {
      const { workbench, folder } = shown();
      await workbench.run('Outlay: Export Preview as');
      await workbench.pick(format);
      const path = await workbench.confirmPath();
      assert.ok(path.endsWith(`.${ending}`), path);
      const text = await until(() => readIfThere(join(folder, path.split('/').at(-1) ?? '')));
      assert.match(text, content);
    });

  it('compares with HEAD instead of the merge base', async () => {
    const { workbench } = shown();
    await workbench.run('Outlay: Compare with');
    await workbench.pick('HEAD');
    // HEAD is called by the branch that it stands for
    await workbench.status().filter({ hasText: 'against payments-capacity' }).waitFor();
    await page().locator('.pick', { hasText: 'with payments-capacity' }).waitFor();
  });

  it('follows a cost center to its new name', async () => {
    const { workbench } = shown();
    await workbench.show('cost-centers.yaml');
    await workbench.rename('cost-centers.yaml', 'name: payments', 'checkout');
    await page().locator('.says', { hasText: 'is the new name of payments' }).waitFor();
  });

  it('is back when the window is opened anew', async () => {
    const { workbench } = shown();
    await page().locator('#group').selectOption('owner');
    await row('noor').waitFor();
    await workbench.reopen();
    await page().locator('.head h1', { hasText: '+66,000.00' }).waitFor();
    await row('noor').waitFor();
  });

  it('keeps to its content security policy', () => {
    assert.deepEqual(
      shown().workbench.refused.filter((it) => !it.includes('Feature')),
      [],
    );
  });
});

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8') || undefined;
  } catch {
    return undefined;
  }
}
