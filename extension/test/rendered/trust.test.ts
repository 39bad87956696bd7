/** A folder that nobody trusts yet: everything is read, Git is not run. */
import { scene } from './scene.ts';

const PAYMENTS = 'budgets/payments.yaml';

describe('a folder that is not trusted', () => {
  const shown = scene({
    asksForTrust: true,
    settings: { 'security.workspace.trust.startupPrompt': 'never' },
    file: PAYMENTS,
  });

  it('is read and checked, and its effect is unknown', async () => {
    const { workbench } = shown();
    await workbench
      .lenses(PAYMENTS)
      .filter({ hasText: 'in FY2027' })
      .filter({ hasText: 'effect unknown' })
      .waitFor();
  });

  it('is compared with its base once it is trusted', async () => {
    const { workbench } = shown();
    await workbench.run('Workspaces: Manage Workspace Trust');
    await workbench.page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ }).click();
    await workbench.show(PAYMENTS);
    await workbench.lenses(PAYMENTS).filter({ hasText: 'as on main' }).waitFor();
  });
});
