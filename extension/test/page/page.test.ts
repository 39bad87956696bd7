import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { acmeProject, page as answered, replaced, rowTexts } from '../../../server/test/ide/preview/acme.ts';
import { launchBrowser } from '../host/browser.ts';
import { type PageOptions, PreviewPage } from './harness.ts';
import { empty, incomplete, unchanged, unknown, varied } from './workspaces.ts';

const COMPUTE = 'center/payments/line/payments/compute';

describe('the page of the preview', () => {
  let browser: Browser;
  let opened: PreviewPage | undefined;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  afterEach(async () => {
    const faults = opened?.faults ?? [];
    await opened?.close();
    opened = undefined;
    assert.deepEqual(faults, [], 'the page did something that its policy forbids, or failed');
  });

  async function open(options: PageOptions): Promise<PreviewPage> {
    opened = await PreviewPage.open(browser, options);
    return opened.ready();
  }

  /** What a person reads in the rows, level by level. */
  async function rowsOf({ page }: PreviewPage): Promise<readonly string[]> {
    return page.locator('.body .tr').evaluateAll((rows) =>
      rows
        .sort((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
        .map((row) => {
          const text = (selector: string) => row.querySelector(selector)?.textContent ?? '';
          const tags = Array.from(row.querySelectorAll('.tag'), (it) => ` (${it.textContent})`).join('');
          const indent = '  '.repeat(Number(row.getAttribute('aria-level')) - 1);
          const [change] = row.querySelectorAll('.chg');
          return `${indent}${text('.n')}${tags}: ${text('.bef')} → ${text('.r:not(.bef, .chg)')} ${change?.textContent}`;
        }),
    );
  }

  it('shows the rows of the answer, digit by digit', async () => {
    const project = acmeProject();
    assert.deepEqual(await rowsOf(await open({ project })), rowTexts(answered(project)));
  });

  it('says the sentences first, then measures', async () => {
    const { page } = await open({ project: acmeProject() });
    assert.equal(await page.locator('h1').textContent(), '+132,000.00 USD in FY2027 (+1.4%)');
    assert.deepEqual(await page.locator('.say').allTextContents(), [
      'Payments costs 132,000.00 more (+6.1%): compute +132,000.00',
      'Insights is the new name of data-science: no money moves',
    ]);
    assert.deepEqual(await page.locator('.kpi .v').allTextContents(), [
      '+132,000.00+1.4%',
      '+168,000.00+1.7%',
      '+264,000.00+2.9%',
    ]);
  });

  it('draws what moves month by month and from before to after, with all numbers as its label', async () => {
    const { page } = await open({ project: acmeProject() });
    const charts = page.locator('.chart');
    assert.equal(await charts.count(), 2);
    const { months, bridge } = answered(acmeProject());
    assert.equal(await charts.nth(0).getAttribute('aria-label'), months.description);
    assert.equal(await charts.nth(1).getAttribute('aria-label'), bridge?.description);
    const texts = await charts.nth(0).locator('text').allTextContents();
    for (const text of ['Jul ’26', '781k', '+22.0k']) assert.ok(texts.includes(text), texts.join(' '));
  });

  it('draws beside each row what comes in which month, and to which side', async () => {
    const { page } = await open({
      project: acmeProject((it) => replaced(it, 'budgets/payments.yaml', 'FY2027: 495k', 'FY2027: 455k')),
    });
    const drawn = (title: string, selector: string) =>
      page.locator(`.tr:has(.n[title="${title}"]) ${selector}`).first();
    const side = async (title: string) => {
      const bar = await drawn(title, '.dbar i').boundingBox();
      const { x = 0, width = 0 } = (await drawn(title, '.dbar').boundingBox()) ?? {};
      return (bar?.x ?? 0) < x + width / 2 - 1 ? 'left' : 'right';
    };
    assert.deepEqual([await side('compute'), await side('database')], ['right', 'left']);
    const added = (title: string) => drawn(title, '.spark').locator('.u').count();
    assert.deepEqual([await added('compute'), await added('database')], [6, 0]);
    const hollow = drawn('database', '.spark').locator('.d').first();
    const [y, height] = [await hollow.getAttribute('y'), await hollow.getAttribute('height')];
    assert.ok(Number(y) >= 0 && Number(height) >= 2, 'inside of its edge it can be seen to be hollow');
  });

  it('follows an edit, and keeps what was opened, selected and scrolled to', async () => {
    const view = await open({ project: acmeProject(), height: 500 });
    const { page } = view;
    await page.evaluate(() => scrollTo(0, 400));
    await page.locator('.tr', { hasText: '4 unchanged' }).click();
    await page.locator('.tr', { hasText: 'database' }).first().waitFor();
    await page.locator('.n[title=Payments]').click();
    await page.locator('.tr[aria-selected=true]', { hasText: 'Payments' }).waitFor();
    await page.evaluate(() => scrollTo(0, 300));
    await view.edit('budgets/payments.yaml', (it) => it.replace('FY2027-Q3: 354k', 'FY2027-Q3: 360k'));
    await page.locator('h1', { hasText: '+138,000.00' }).waitFor();
    assert.equal(await page.locator('.tr[aria-selected=true] .n').textContent(), 'Payments');
    assert.equal(await page.locator('.tr', { hasText: 'database' }).count(), 1);
    assert.equal(await page.evaluate(() => scrollY), 300);
  });

  it('fades a number that changed once, and not where nobody wants motion', async () => {
    for (const reducedMotion of ['no-preference', 'reduce'] as const) {
      const view = await open({ project: acmeProject(), reducedMotion });
      await view.edit('budgets/payments.yaml', (it) => it.replace('FY2027-Q3: 354k', 'FY2027-Q3: 360k'));
      await view.page.locator('h1', { hasText: '+138,000.00' }).waitFor();
      const running = await view.page.evaluate(() => document.getAnimations().length);
      assert.equal(running > 0, reducedMotion === 'no-preference');
      await view.close();
    }
  });

  it('opens the line of a row, explains its figures, and shows its months, all by keyboard', async () => {
    const view = await open({ project: acmeProject() });
    const { page } = view;
    await page.locator('.grid').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await page.waitForTimeout(50);
    const place = view.told.find((it) => it.kind === 'open')?.place;
    assert.equal(place?.label, 'payments.yaml:15');
    await page.keyboard.press('?');
    const card = page.locator('.card[role=dialog]');
    await card.waitFor();
    assert.match((await card.textContent()) ?? '', /compute, FY2027 after.*1,284,000\.00/);
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'hidden' });
    await page.keyboard.press(' ');
    await page.locator('.chartbox h2', { hasText: 'compute: +22.0k a month from January' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    await page.locator('.tr[aria-expanded=false]', { hasText: 'Payments' }).waitFor();
    await page.keyboard.press('End');
    assert.equal(await page.locator('.tr.active .n').textContent(), '2 unchanged');
    const active = await page.locator('.grid').getAttribute('aria-activedescendant');
    assert.equal(await page.locator('.tr.active').getAttribute('id'), active);
  });

  it('groups, sorts and filters in the server', async () => {
    const { page } = await open({ project: varied() });
    await page.locator('#group').selectOption('category');
    await page.locator('.th', { hasText: 'Category, line' }).waitFor();
    await page.locator('#group').selectOption('costCenter');
    await page.locator('.th', { hasText: 'Cost center, line' }).waitFor();
    await page.locator('.th button', { hasText: 'Change' }).click();
    await page.locator('[aria-sort=descending]', { hasText: 'Change ↓' }).waitFor();
    await page.locator('.th button', { hasText: 'Cost center, line' }).click();
    await page.locator('[aria-sort=ascending]', { hasText: 'Cost center, line ↑' }).waitFor();
    const changes = await page.locator('.body .tr[aria-level="2"] .n').allTextContents();
    assert.ok(changes.length > 0);
    await page.locator('#filter input').fill('payments');
    await page.locator('.tr', { hasText: 'Technology' }).waitFor({ state: 'detached' });
    assert.ok((await page.locator('.tr', { hasText: 'Payments' }).count()) > 0);
  });

  it('shows a row that is asked for, wherever it is folded away, with the text cursor beside it', async () => {
    const view = await open({ project: acmeProject(), question: { closed: ['center/product'] } });
    await view.say({ kind: 'select', row: COMPUTE, explain: true });
    await view.page.locator('.tr[aria-selected=true]', { hasText: 'compute' }).waitFor();
    await view.page.locator('.card[role=dialog]').waitFor();
    await view.say({ kind: 'cursor', place: { row: COMPUTE, index: 3 } });
    assert.equal(await view.page.locator('.tr.cursor .n').textContent(), 'compute');
  });

  it('exports and copies', async () => {
    const view = await open({ project: acmeProject() });
    await view.page.locator('button[title=Export]').click();
    await view.page.locator('[role=menuitem]', { hasText: 'CSV' }).click();
    await view.page.waitForTimeout(50);
    assert.deepEqual(
      view.told.findLast((it) => it.kind === 'export'),
      { kind: 'export', format: 'csv' },
    );
    await view.page.locator('button[title="Copy as Markdown"]').click();
    await view.page.locator('[role=status]', { hasText: 'Copied' }).waitFor();
    const copied = await view.page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /### Outlay: \+132,000\.00 USD in FY2027/);
  });

  it('says why the effect is unknown, what repairs it, and shows the plan', async () => {
    const { page } = await open({ project: unknown() });
    assert.equal(await page.locator('h1').textContent(), 'Effect unknown');
    assert.match((await page.locator('.when').textContent()) ?? '', /^There is no merge base with main: /);
    assert.equal(await page.locator('.repair code').textContent(), 'git fetch --unshallow');
    assert.equal(await page.locator('.pick').textContent(), 'no base');
    assert.equal(await page.locator('.chg:visible').count(), 0);
    assert.equal(
      await page.locator('.tr', { hasText: 'Product' }).locator('.num:visible').textContent(),
      '5,047,400.00',
    );
  });

  it('says that nothing changes, what is missing, and what to do in an empty folder', async () => {
    const same = await open({ project: unchanged() });
    assert.equal(await same.page.locator('h1').textContent(), 'Nothing changes');
    await same.close();
    const broken = await open({ project: incomplete() });
    await broken.page.locator('.notices', { hasText: 'incomplete, without payments/database' }).waitFor();
    await broken.page.locator('.finding', { hasText: 'payments.yaml:20' }).click();
    await broken.close();
    const none = await open({ project: empty() });
    await none.page.locator('vscode-button', { hasText: 'Create a workspace' }).click();
    await none.page.waitForTimeout(50);
    assert.deepEqual(
      none.told.findLast((it) => it.kind === 'begin'),
      { kind: 'begin', how: 'create' },
    );
  });

  it('waits for its first answer without an empty page', async () => {
    opened = await PreviewPage.open(browser, { project: undefined });
    await opened.page.locator('[role=progressbar]').waitFor();
  });
});
