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
const STATES = {
  small: reviewed,
  varied,
  'nothing-changed': unchanged,
  'unknown-base': unknown,
  incomplete,
  empty,
  '10000-lines': () => large(10_000),
} satisfies Record<string, () => Project>;

/** One of each state for the README, in which every theme and every width comes. */
const SHOWN: readonly Shown[] = [
  { name: 'preview-dark', state: 'small', theme: 'dark', width: 960 },
  { name: 'preview-varied', state: 'varied', theme: 'light', width: 1600 },
  { name: 'preview-10000-lines', state: '10000-lines', theme: 'dark', width: 1600 },
  { name: 'preview-nothing-changed', state: 'nothing-changed', theme: 'hc-light', width: 960 },
  { name: 'preview-unknown-base', state: 'unknown-base', theme: 'hc', width: 560 },
  { name: 'preview-incomplete', state: 'incomplete', theme: 'light', width: 560 },
  { name: 'preview-empty', state: 'empty', theme: 'hc', width: 560 },
];

interface Shown {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly state: keyof typeof STATES;
  readonly theme: Theme;
  readonly width: number;
}

/** Pixels of a picture in the README, at most: a table of 10,000 rows has no end. */
const TALLEST = 1200;

const browser = await launchBrowser();
mkdirSync(ALL, { recursive: true });
for (const [state, project] of Object.entries(STATES))
  for (const width of WIDTHS) await takeAll(browser, state, project(), width);
for (const shown of SHOWN) await takeShown(browser, shown);
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

/** As high as what it shows. */
async function takeShown(browser: Browser, { name, state, theme, width }: Shown): Promise<void> {
  const view = await PreviewPage.open(browser, { project: STATES[state](), theme, width, height: TALLEST });
  await view.ready();
  await view.settled();
  const { y = 0, height = TALLEST } = (await view.page.locator('main:not([hidden])').boundingBox()) ?? {};
  await view.page.setViewportSize({ width, height: Math.min(TALLEST, Math.ceil(y + height)) });
  await view.settled();
  await view.page.screenshot({ path: join(README, `${name}.png`) });
  await view.close();
}
