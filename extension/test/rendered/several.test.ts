/** Several workspaces in one window, none of them at the top of its folder. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { exampleRepository } from '../host/example.ts';
import { scene } from './scene.ts';

const MINIMAL = join(import.meta.dirname, '../../../examples/minimal');
const PAYMENTS = 'plans/acme/budgets/payments.yaml';

describe('several workspaces in one folder', () => {
  const shown = scene({ file: PAYMENTS }, (folder) => {
    exampleRepository(join(folder, 'plans/acme'));
    cpSync(MINIMAL, join(folder, 'plans/minimal'), { recursive: true });
    return folder;
  });

  it('stand in the view one below the other', async () => {
    const { workbench } = shown();
    await workbench.showViews();
    for (const name of ['acme', 'minimal', 'Payments']) await workbench.treeRow(name).first().waitFor();
  });

  it('share the status bar, which speaks of the one that is worked in', async () => {
    const { workbench } = shown();
    await workbench.status().filter({ hasText: 'no change against main' }).waitFor();
    await workbench.show('plans/minimal/plan.yaml');
    await workbench.status().filter({ hasText: 'effect unknown' }).waitFor();
    await workbench.show(PAYMENTS);
    await workbench.status().filter({ hasText: 'no change against main' }).waitFor();
  });
});
