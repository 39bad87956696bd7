/** Hint, lens, status bar and the view of cost centers follow what is typed, without saving. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scene } from './scene.ts';
import { plain } from './workbench.ts';

const PAYMENTS = 'budgets/payments.yaml';

describe('the text, the status bar and the cost centers', () => {
  const shown = scene({ file: PAYMENTS });

  it('say what is planned before anything has changed', async () => {
    const { workbench } = shown();
    await workbench.status().waitFor();
    assert.doesNotMatch(plain(await workbench.status().innerText()), /[▲▽]/);
    await workbench.showViews();
    await workbench.treeRow('Acme').first().waitFor();
  });

  it('follow an edit at once, and nothing is on the disk', async () => {
    const { workbench, folder } = shown();
    await workbench.show(PAYMENTS);
    await workbench.retype(PAYMENTS, 'FY2027-Q3: 288k', '354k');
    await workbench.lenses(PAYMENTS).filter({ hasText: '66,000.00 more than main' }).waitFor();
    const row = workbench.editor(PAYMENTS).locator('.view-line', { hasText: '354k' });
    await row.filter({ hasText: '+66,000.00' }).waitFor();
    await workbench.status().filter({ hasText: '▲ +66,000.00 USD in FY2027 against main' }).waitFor();
    await workbench.treeRow('Payments').filter({ hasText: '+66' }).waitFor();
    assert.match(readFileSync(join(folder, PAYMENTS), 'utf8'), /FY2027-Q3: 288k/);
  });

  it('mark a mistake in its place', async () => {
    const { workbench } = shown();
    await workbench.goTo(10, 30);
    await workbench.page.keyboard.type('r');
    await workbench.editor(PAYMENTS).locator('.squiggly-error').first().waitFor({ state: 'attached' });
    await workbench.press('Backspace', 1);
    await workbench.editor(PAYMENTS).locator('.squiggly-error').first().waitFor({ state: 'detached' });
  });

  it('open the declaration of a cost center', async () => {
    const { workbench } = shown();
    await workbench.treeRow('Payments').click();
    await workbench.editor('cost-centers.yaml').waitFor();
  });
});
