/** Somebody types an amount, and sees what it costs, without saving. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scene } from './scene.ts';

const PAYMENTS = 'budgets/payments.yaml';
/** Where `FY2027-Q3: 288k` ends. */
const END_OF_Q3 = { row: 15, column: 24 };

describe('typing an amount', () => {
  const shown = scene({ file: PAYMENTS });

  it('changes hint and lens at once, and nothing on disk', async () => {
    const { workbench, folder } = shown();
    await workbench.goTo(END_OF_Q3.row, END_OF_Q3.column);
    await workbench.press('Backspace', 4);
    await workbench.page.keyboard.type('354k');
    await workbench.lenses(PAYMENTS).filter({ hasText: '66,000.00 more than main' }).waitFor();
    const row = workbench.editor(PAYMENTS).locator('.view-line', { hasText: '354k' });
    await row.filter({ hasText: '+66,000.00' }).waitFor();
    assert.match(readFileSync(join(folder, PAYMENTS), 'utf8'), /FY2027-Q3: 288k/);
  });

  it('marks a mistake in its place', async () => {
    const { workbench } = shown();
    await workbench.goTo(10, 30);
    await workbench.page.keyboard.type('r');
    await workbench.editor(PAYMENTS).locator('.squiggly-error').first().waitFor({ state: 'attached' });
    await workbench.press('Backspace', 1);
    await workbench.editor(PAYMENTS).locator('.squiggly-error').first().waitFor({ state: 'detached' });
  });
});
