/** Where there is no workspace: how somebody begins, and reads about a finding. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { scene } from './scene.ts';

describe('a folder without a workspace', () => {
  const shown = scene({}, (folder) => {
    mkdirSync(folder);
    return folder;
  });

  it('is offered one, and works at once with it', async () => {
    const { workbench, folder } = shown();
    assert.equal(await workbench.status().count(), 0);
    await workbench.showViews();
    await workbench.page
      .locator('.welcome-view-content .monaco-button', { hasText: 'Create Workspace' })
      .click();
    await workbench.editor('budget.yaml').waitFor();
    assert.ok(existsSync(join(folder, 'outlay.yaml')));
    await workbench.lenses('budget.yaml').filter({ hasText: 'in FY2026' }).waitFor();
    await workbench.treeRow('Engineering').waitFor();
  });

  it('says of an effect that is unknown how to repair it', async () => {
    const { workbench } = shown();
    await workbench.status().filter({ hasText: 'effect unknown' }).waitFor();
  });

  it('has a page about every finding', async () => {
    const { workbench } = shown();
    await workbench.run('Outlay: Open the Page of a Finding');
    await workbench.pick('bare-percent');
    await workbench.webview().locator('h1', { hasText: 'bare-percent' }).waitFor();
  });
});
