/** The status bar and the view of cost centers follow what is typed. */
import assert from 'node:assert/strict';
import { scene } from './scene.ts';
import { plain } from './workbench.ts';

const PAYMENTS = 'budgets/payments.yaml';

describe('the status bar and the cost centers', () => {
  const shown = scene({ file: PAYMENTS });

  it('say what is planned before anything has changed', async () => {
    const { workbench } = shown();
    await workbench.status().waitFor();
    assert.doesNotMatch(plain(await workbench.status().innerText()), /[▲▽]/);
    await workbench.showViews();
    await workbench.treeRow('Acme').first().waitFor();
  });

  it('follow an edit', async () => {
    const { workbench } = shown();
    await workbench.show(PAYMENTS);
    await workbench.goTo(15, 24);
    await workbench.press('Backspace', 4);
    await workbench.page.keyboard.type('354k');
    await workbench.status().filter({ hasText: '▲ +66,000.00 USD in FY2027 against main' }).waitFor();
    await workbench.treeRow('Payments').filter({ hasText: '+66' }).waitFor();
  });

  it('open the declaration of a cost center', async () => {
    const { workbench } = shown();
    await workbench.treeRow('Payments').click();
    await workbench.editor('cost-centers.yaml').waitFor();
  });
});
