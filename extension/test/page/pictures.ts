/**
 * `npm run pictures`: the preview in every state, four themes and three widths, into `dist/pictures`; those of the README into
 * `docs/pictures`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Project } from '../../../server/src/analysis/project.ts';
import { launchBrowser } from '../host/browser.ts';
import { PreviewPage, THEMES, type Theme } from './harness.ts';
import { empty, incomplete, large, reviewed, unchanged, unknown, varied } from './workspaces.ts';

const ROOT = join(import.meta.dirname, '../../..');
const ALL = join(ROOT, 'dist/pictures');
const README = join(ROOT, 'docs/pictures');

const WIDTHS = [560, 960, 1600];
const STATES: Readonly<Record<string, () => Project>> = {
  small: reviewed,
  varied,
  'nothing-changed': unchanged,
  'unknown-base': unknown,
  incomplete,
  empty,
  '10000-lines': () => large(5_000),
};

const browser = await launchBrowser();
mkdirSync(ALL, { recursive: true });
for (const [state, project] of Object.entries(STATES))
  for (const width of WIDTHS) await takeAll(browser, state, project(), width);
await takeOne(browser, join(README, 'preview-dark.png'), 'dark', 960);
await browser.close();

async function takeAll(browser: Browser, state: string, project: Project, width: number): Promise<void> {
  const view = await PreviewPage.open(browser, { project, width, height: heightOf(state) });
  await view.ready();
  for (const theme of Object.keys(THEMES) as Theme[]) {
    await view.dress(theme);
    await view.settled();
    await view.page.screenshot({ path: join(ALL, `${state}-${theme}-${width}.png`) });
  }
  await view.close();
}

/** All that there is to see at once, but for what is large. */
function heightOf(state: string): number {
  return state === 'empty' ? 420 : 1400;
}

async function takeOne(browser: Browser, path: string, theme: Theme, width: number): Promise<void> {
  const view = await PreviewPage.open(browser, { project: reviewed(), theme, width, height: 1200 });
  await view.ready();
  await view.settled();
  const { height = 1000 } = (await view.page.locator('main:not(.state)').boundingBox()) ?? {};
  await view.page.setViewportSize({ width, height: Math.ceil(height) + 50 });
  await view.settled();
  await view.page.screenshot({ path });
  await view.close();
}
