import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { Project } from '../../../server/src/analysis/project.ts';
import { launchBrowser } from '../host/browser.ts';
import { PreviewPage, THEMES, type Theme } from './harness.ts';
import { empty, incomplete, large, unchanged, unknown, varied } from './workspaces.ts';

const AXE = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] } as const;

describe('the page for everybody', () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());

  const states: Readonly<Record<string, () => Project | undefined>> = {
    'a change': varied,
    'no change': unchanged,
    'an unknown effect': unknown,
    'an incomplete effect': incomplete,
    'an empty folder': empty,
    'a first answer on its way': () => undefined,
  };
  for (const [state, project] of Object.entries(states))
    it(`has nothing to be found by axe in any theme: ${state}`, async () => {
      const view = await PreviewPage.open(browser, { project: project() });
      if (project() !== undefined) await view.ready();
      const found: Record<string, readonly string[]> = {};
      for (const theme of Object.keys(THEMES) as Theme[]) {
        await view.dress(theme);
        found[theme] = await view.axe(AXE);
      }
      await view.close();
      assert.deepEqual(found, { dark: [], light: [], hc: [], 'hc-light': [] });
    });

  const wide: readonly (readonly [string, () => Project, 'ltr' | 'rtl', number])[] = [
    ['a change', varied, 'ltr', 360],
    ['a change, from right to left', varied, 'rtl', 360],
    ['large amounts and long names', () => large(40, 900_000_000), 'ltr', 400],
  ];
  for (const [name, project, direction, narrowest] of wide)
    it(`overflows nowhere and cuts no figure from ${narrowest} to 1600 pixels: ${name}`, async () => {
      const view = await PreviewPage.open(browser, { project: project(), direction, height: 2000 });
      await view.ready();
      const faults: Record<number, unknown> = {};
      for (const width of [narrowest, 447, 480, 560, 639, 640, 760, 880, 960, 1040, 1280, 1399, 1400, 1600]) {
        await view.page.setViewportSize({ width, height: 2000 });
        await view.page.waitForTimeout(50);
        const out = await view.page.evaluate(() =>
          Array.from(document.querySelectorAll('main *, header *'))
            .filter((it) => {
              const { left, right, width } = it.getBoundingClientRect();
              const isOut = right > innerWidth + 0.5 || left < -0.5;
              // labels that do not fit are wrapped out of sight there
              return width > 1 && isOut && !it.closest('svg, .pc, .sr');
            })
            .map((it) => it.className),
        );
        const more = await view.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        const cut = await view.page.evaluate(() =>
          Array.from(document.querySelectorAll('.body .r, .kpi .t'))
            .filter((it) => it.scrollWidth > it.clientWidth)
            .map((it) => it.textContent),
        );
        // the figures of all rows stand below each other
        const edges = await view.page.evaluate(() => {
          const rows = Array.from(document.querySelectorAll('.body .tr'), ({ children }) =>
            Array.from(children, (it) => Math.round(it.getBoundingClientRect().right)).join(' '),
          );
          return [...new Set(rows)];
        });
        if (out.length + cut.length > 0 || more > 0 || edges.length > 1)
          faults[width] = { more, out, cut, edges };
      }
      await view.close();
      assert.deepEqual(faults, {});
    });
});
