/** A page that is used while what it shows becomes another, by people who see it and by people who do not. */
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { projectOf } from '../../../server/test/analysis/workspaces.ts';
import { acme, acmeProject, replaced } from '../../../server/test/ide/preview/acme.ts';
import { launchBrowser } from '../host/browser.ts';
import { type PageOptions, PreviewPage } from './harness.ts';
import { large } from './workspaces.ts';

const PAYMENTS = 'budgets/payments.yaml';

describe('a page in use', () => {
  let browser: Browser;
  let opened: PreviewPage | undefined;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });

  async function open(options: PageOptions): Promise<PreviewPage> {
    opened = await PreviewPage.open(browser, options);
    return opened.ready();
  }

  /** What the element is called that has the focus. */
  const focused = ({ page }: PreviewPage) =>
    page.evaluate(() => document.activeElement?.getAttribute('title') ?? document.activeElement?.textContent);

  it('shows a row that is asked for although the filter leaves it out, and filters no more', async () => {
    const { page } = await open({ project: acmeProject() });
    await page.locator('#filter input').fill('storefront');
    await page.locator('.n[title=Payments]').waitFor({ state: 'detached' });
    await page.locator('.say', { hasText: 'Payments costs' }).click();
    await page.locator('.tr[aria-selected=true]', { hasText: 'Payments' }).waitFor();
    assert.equal(await page.locator('#filter input').inputValue(), '');
  });

  it('explains a figure far out of view', async () => {
    const view = await open({ project: large(2_000), height: 600 });
    await view.say({ kind: 'select', row: 'center/team-5/line/teams/line-5', explain: true });
    const card = view.page.locator('.card[role=dialog]');
    await card.waitFor();
    assert.match((await card.textContent()) ?? '', /^line-5, FY2027 after/);
    assert.equal(await card.locator('button').textContent(), 'teams.yaml:12');
  });

  it('explains what a figure is by now, without a hand on the keyboard', async () => {
    const view = await open({ project: acmeProject() });
    const { page } = view;
    await page.locator('.grid').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', '?']) await page.keyboard.press(key);
    const sum = page.locator('.card[role=dialog] tfoot');
    await sum.filter({ hasText: '1,284,000.00' }).waitFor();
    await page.locator('#filter input').focus();
    await view.edit(PAYMENTS, (it) => it.replace('FY2027-Q3: 354k', 'FY2027-Q3: 360k'));
    await sum.filter({ hasText: '1,290,000.00' }).waitFor();
    assert.equal(await page.locator('#filter input').evaluate((it) => it.matches(':focus')), true);
    await view.edit(PAYMENTS, () => acme().before[PAYMENTS] ?? '');
    await sum.waitFor({ state: 'hidden' });
  });

  it('says that the server has stopped, until there is an answer again', async () => {
    const view = await open({ project: acmeProject() });
    const stopped = view.page.locator('p.stopped');
    assert.equal(await stopped.isVisible(), false);
    await view.say({ kind: 'stopped' });
    await stopped.filter({ hasText: 'Restart Language Server' }).waitFor();
    assert.match((await view.page.locator('[role=status]').textContent()) ?? '', /has stopped/);
    await view.edit(PAYMENTS, (it) => it.replace('FY2027-Q3: 354k', 'FY2027-Q3: 360k'));
    await stopped.waitFor({ state: 'hidden' });
  });

  it('says what the chart shows when a row is selected', async () => {
    const { page } = await open({ project: acmeProject() });
    const said = page.locator('[role=status]');
    await page.locator('.grid').focus();
    for (const key of ['ArrowDown', 'ArrowDown', ' ']) await page.keyboard.press(key);
    await said.filter({ hasText: 'Payments: +22.0k a month from January' }).waitFor();
    await page.keyboard.press(' ');
    await said.filter({ hasText: 'Acme: +22.0k a month from January' }).waitFor();
  });

  it('keeps the sign of an amount without a point before its digits', async () => {
    const yen = (amount: string) => ({
      'plan.yaml': `apiVersion: outlay/v1
kind: Workspace
metadata: { name: kyoto }
spec: { currency: JPY }
---
apiVersion: outlay/v1
kind: Budget
metadata: { name: plan }
spec: { period: FY2026, lines: [{ name: rent, amount: ${amount} }] }
`,
    });
    const { page } = await open({ project: projectOf(yen('3k'), yen('2k')), direction: 'rtl' });
    assert.equal(await page.locator('h1 .num').textContent(), '+1,000');
  });

  it('keeps the keyboard on its row when others come before it', async () => {
    const view = await open({ project: acmeProject() });
    const { page } = view;
    await page.locator('.grid').focus();
    for (const key of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    assert.equal(await page.locator('.tr.active .n').textContent(), 'Payments');
    await view.edit('budgets/storefront.yaml', (it) => it.replace('464_400', '964_400'));
    await page.locator('.n[title=Storefront]').waitFor();
    assert.equal(await page.locator('.tr.active .n').textContent(), 'Payments');
  });

  it('opens a row by the arrow to the right, and leaves it by the one to the left', async () => {
    const { page } = await open({ project: acmeProject() });
    const active = page.locator('.tr.active .n');
    await page.locator('.grid').focus();
    for (let row = 0; row < 4; row++) await page.keyboard.press('ArrowDown');
    assert.equal(await active.textContent(), '4 unchanged');
    await page.keyboard.press('ArrowRight');
    await page.locator('.n[title=seats]').waitFor();
    for (const key of ['ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
    assert.equal(await page.locator('.tr.active').getAttribute('aria-level'), '5');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await active.textContent(), '4 unchanged');
    for (const key of ['Control+End', 'ArrowLeft']) await page.keyboard.press(key);
    await page.locator('.n[title=seats]').waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowLeft');
    assert.equal(await active.textContent(), 'Payments');
  });

  it('has its rows in the order in which they are read', async () => {
    const { page } = await open({ project: acmeProject() });
    const order = () =>
      page.locator('.body .tr').evaluateAll((rows) => rows.map((it) => Number(it.ariaRowIndex)));
    await page.locator('.n[title="4 unchanged"]').click();
    await page.locator('.n[title=database]').waitFor();
    const read = await order();
    assert.deepEqual(
      read,
      [...read].sort((a, b) => a - b),
    );
  });

  it('touches nothing that an update leaves as it was', async () => {
    const view = await open({ project: acmeProject() });
    const { page } = view;
    const sentence = page.locator('.say', { hasText: 'Insights is the new name' });
    await sentence.focus();
    await view.edit(PAYMENTS, (it) => `# a comment\n${it}`);
    await page.locator('.n[title=compute]', { hasText: 'compute' }).hover();
    await page.locator('.src', { hasText: 'payments.yaml:16' }).first().waitFor({ state: 'attached' });
    assert.equal(await sentence.evaluate((it) => it.matches(':focus')), true);
  });

  it('shows no rows that were on their way when something changed', async () => {
    const view = await open({ project: large(1_000), height: 600 });
    const { page } = view;
    const { asked, release } = view.slow('rows');
    await page.locator('.grid').focus();
    await page.keyboard.press('End');
    await asked;
    await view.edit('teams.yaml', (it) => it.replace('amount: 12003 }', 'amount: 12004 }'));
    const last = page.locator('.tr[aria-rowindex="2002"] .r:not(.bef, .chg)');
    await last.filter({ hasText: '12,004.00' }).waitFor();
    release();
    await page.waitForTimeout(200);
    assert.equal(await last.textContent(), '12,004.00');
  });

  it('explains nothing that was asked before the rows were others', async () => {
    const view = await open({ project: acmeProject() });
    const { page } = view;
    const { asked, release } = view.slow('explain');
    await page.locator('.grid').focus();
    await page.keyboard.press('?');
    await asked;
    await page.locator('button[title="Show rows that do not change"]').click();
    await page.locator('.n[title=Technology]').waitFor();
    release();
    await page.waitForTimeout(200);
    assert.equal(await page.locator('.card[role=dialog]').isVisible(), false);
  });

  it('shows the row of a length that is clicked', async () => {
    const { page } = await open({ project: acmeProject() });
    await page.locator('.pc', { hasText: 'Search' }).click();
    await page.locator('.tr[aria-selected=true] .n[title=Search]').waitFor();
  });

  it('tells of a chart what stands under the pointer', async () => {
    const { page } = await open({ project: acmeProject() });
    const box = await page.locator('.chart').first().boundingBox();
    assert.ok(box);
    const told = async (ratio: number) => {
      await page.mouse.move(box.x + box.width * ratio, box.y + 40);
      return page.locator('.card.tip b').textContent();
    };
    assert.deepEqual(
      [await told(0.01), await told(0.55), await told(0.99)],
      ['July 2026', 'January 2027', 'June 2027'],
    );
  });

  it('keeps the focus where it was when a menu closes and when a list opens', async () => {
    const keys = 'abcdef';
    const wrong = [...keys].map((it) => `  ${it}: 1\n`).join('');
    const view = await open({
      project: acmeProject((it) => replaced(it, PAYMENTS, 'spec:\n', `spec:\n${wrong}`)),
    });
    const { page } = view;
    await page.locator('button[title=Export]').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.equal(await focused(view), 'Export');
    await page.locator('button.more').focus();
    await page.keyboard.press('Enter');
    assert.match((await focused(view)) ?? '', /`e`/);
  });
});
