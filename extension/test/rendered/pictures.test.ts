/**
 * The pictures of the README and of the walkthrough, taken from the real thing. `OUTLAY_PICTURES=1` puts them where they are
 * committed; else they lie in `dist/pictures` and only have to come about.
 */
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { applyPendingChange, exampleRepository } from '../host/example.ts';
import { scene } from './scene.ts';
import type { Workbench } from './workbench.ts';

const ROOT = join(import.meta.dirname, '../../..');
const IS_KEPT = process.env.OUTLAY_PICTURES === '1';
const PAYMENTS = 'budgets/payments.yaml';

/** Bytes of all pictures of the walkthrough: they are shipped. */
const MOST = 640_000;

describe('a picture of the workbench', () => {
  const shown = scene(
    {
      file: PAYMENTS,
      viewport: { width: 1760, height: 1000 },
      settings: { 'workbench.colorTheme': 'Default Dark Modern', 'editor.fontSize': 13 },
    },
    (folder) => {
      exampleRepository(folder);
      applyPendingChange(folder);
      return folder;
    },
  );

  it('shows cost centers, text and preview together', async () => {
    const { workbench } = shown();
    await workbench.status().filter({ hasText: 'in FY2027' }).waitFor();
    await workbench.showViews();
    await workbench.treeRow('Payments').waitFor();
    await workbench.show(PAYMENTS);
    await workbench.run('Outlay: Open Variance Preview');
    await workbench.webview().locator('.head h1', { hasText: 'in FY2027' }).waitFor();
    await workbench.lenses(PAYMENTS).filter({ hasText: 'more than main' }).first().waitFor();
    await workbench.goTo(15, 24);
    await take(workbench, 'docs/pictures/workbench.png');
  });
});

const THEMES = [
  ['dark', 'Default Dark Modern'],
  ['light', 'Default Light Modern'],
] as const;

// that pictures come about, one theme shows
for (const [name, theme] of IS_KEPT ? THEMES : THEMES.slice(0, 1))
  describe(`the ${name} pictures of the walkthrough`, () => {
    const shown = scene({
      file: PAYMENTS,
      viewport: { width: 960, height: 600 },
      settings: {
        'workbench.colorTheme': theme,
        'workbench.activityBar.location': 'hidden',
        'breadcrumbs.enabled': false,
      },
    });
    const pictures: string[] = [];
    const keep = async (step: string) => {
      pictures.push(await take(shown().workbench, `extension/media/walkthrough/${step}-${name}.jpg`));
    };

    it('show every step', async () => {
      const { workbench } = shown();
      await workbench.run('View: Close Primary Side Bar');
      await workbench.show(PAYMENTS);
      await workbench.lenses(PAYMENTS).filter({ hasText: 'as on main' }).waitFor();
      await keep('text');
      await workbench.retype(PAYMENTS, 'FY2027-Q3: 288k', '354k');
      // the first lens pushes the text down, and itself out of view
      await workbench.goTo(1, 1);
      await workbench.lenses(PAYMENTS).filter({ hasText: '66,000.00 more than main' }).waitFor();
      await workbench.status().filter({ hasText: '+66,000.00' }).waitFor();
      await workbench.goTo(15, 24);
      await keep('typing');
      await workbench.run('Outlay: Open Variance Preview');
      await workbench.webview().locator('.head h1', { hasText: '+66,000.00' }).waitFor();
      await keep('preview');
      await workbench.run('Outlay: Compare with');
      await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'HEAD' }).waitFor();
      await keep('compare');
    });

    it('are small', () => {
      const bytes = pictures.reduce((sum, it) => sum + statSync(it).size, 0);
      assert.ok(bytes < MOST / 2, `${bytes} bytes`);
    });
  });

async function take({ page }: Workbench, path: string): Promise<string> {
  const file = join(ROOT, IS_KEPT ? path : `dist/pictures/${path.split('/').at(-1)}`);
  // nothing is pointed at, and what fades in is there by then
  await page.mouse.move(1, 1);
  await page.waitForTimeout(1000);
  // lossless pictures of text are twice as large
  await page.screenshot({ path: file, ...(file.endsWith('.jpg') ? { quality: 72 } : {}) });
  return file;
}
