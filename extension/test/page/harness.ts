/** The page of the preview in a real Chromium, asked and answered by the code that a server runs, without VS Code around it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import type { Project } from '../../../server/src/analysis/project.ts';
import { explanation } from '../../../server/src/ide/preview/explain.ts';
import { exported } from '../../../server/src/ide/preview/export.ts';
import { impactAnswer, Preview, rowsAnswer } from '../../../server/src/ide/preview/preview.ts';
import type { View } from '../../../server/src/ide/preview/view.ts';
import type { ImpactQuestion, REQUESTS, Requests } from '../../../server/src/protocol.ts';
import { chartSvg } from '../../../server/src/report/svg.ts';
import { textSource } from '../../../server/test/analysis/workspaces.ts';
import { QUESTION } from '../../../server/test/ide/preview/acme.ts';
import type { FromPage, Told, ToPage } from '../../src/preview/messages.ts';
import { pagePolicy } from '../../src/preview/policy.ts';
import { pending } from '../editor/parts.ts';

/** The four themes, with the class that VS Code gives the body. */
export const THEMES = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  hc: 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast vscode-high-contrast-light',
} as const;

export type Theme = keyof typeof THEMES;

/** How a page is opened. */
export interface PageOptions {
  /** Undefined answers nothing at all. */
  readonly project: Project | undefined;
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly question?: Partial<ImpactQuestion>;
  readonly direction?: 'ltr' | 'rtl';
  readonly reducedMotion?: 'reduce' | 'no-preference';
}

/** A page of an editor is a secure one. */
const ORIGIN = 'https://preview.test';
const DIST = join(import.meta.dirname, '../../../dist');
const NONCE = 'n0nce';

/** One open page and its other end. */
export class PreviewPage {
  readonly page: Page;
  /** Everything that the page told, questions excepted. */
  readonly told: FromPage[] = [];
  /** What went wrong in the page: errors, and what its policy refused. */
  readonly faults: string[] = [];
  readonly #context: BrowserContext;
  readonly #preview: Preview | undefined;
  readonly #project: Project | undefined;
  readonly #question: ImpactQuestion;
  #revision = 1;
  /** What is answered after something else, and is told that it was asked. */
  readonly #slow: Map<string, () => Promise<void>> = new Map();

  private constructor(context: BrowserContext, page: Page, options: PageOptions) {
    this.#context = context;
    this.page = page;
    this.#project = options.project;
    this.#preview = options.project && new Preview(options.project);
    this.#question = { ...QUESTION, ...options.question };
  }

  static async open(browser: Browser, options: PageOptions): Promise<PreviewPage> {
    const { width = 960, height = 900, reducedMotion = 'no-preference' } = options;
    const context = await browser.newContext({ viewport: { width, height }, reducedMotion, locale: 'en-US' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    const opened = new PreviewPage(context, page, options);
    page.on('pageerror', (error) => opened.faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') opened.faults.push(message.text());
    });
    await page.exposeFunction('fromPage', (message: FromPage) => opened.#hear(message));
    page.setDefaultTimeout(10_000);
    // functions that are sent into the page keep their names by a helper that it does not have
    await page.addInitScript('window.__name = (it) => it;');
    await page.addInitScript(`window.acquireVsCodeApi = () => {
      let state;
      return { postMessage: (it) => void fromPage(it), getState: () => state, setState: (it) => { state = it; } };
    };`);
    await page.route('**/*', (route) => serve(route, options));
    await page.goto(`${ORIGIN}/`);
    return opened;
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  /** Another theme, as VS Code changes it: the page hears nothing of it. */
  async dress(theme: Theme): Promise<void> {
    await this.page.evaluate(
      ([name, className]) => {
        document.documentElement.dataset.theme = name;
        document.body.className = className;
      },
      [theme, THEMES[theme]] as const,
    );
  }

  /** Until what is drawn has stood still. */
  async settled(): Promise<void> {
    await this.page.waitForFunction(() => document.getAnimations().every((it) => it.playState !== 'running'));
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }

  /** What axe finds, in one line each. */
  async axe(options: object): Promise<readonly string[]> {
    // the policy of the page lets nothing in: axe is put beside it
    await this.page.evaluate(axe.source);
    return this.page.evaluate(async (it) => {
      const { violations } = await window.axe.run(it);
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
      );
    }, options);
  }

  /** Waits until the page shows what it was answered. */
  async ready(): Promise<this> {
    await this.page.locator('body[data-state]').waitFor();
    return this;
  }

  /** An edit of one file, as the server hears of it while it is typed. */
  async edit(path: string, change: (text: string) => string): Promise<void> {
    const source = this.#project?.head.files.get(path)?.source.get();
    if (!source || !('text' in source)) throw new Error(`no text of ${path}`);
    this.#project?.apply({ texts: new Map([[path, textSource(change(source.text))]]) });
    this.#revision++;
    await this.say({ kind: 'changed' });
  }

  /** From now on what is `asked` by a name is on its way until it is released. */
  slow(name: keyof typeof REQUESTS): { readonly asked: Promise<void>; readonly release: () => void } {
    const [asked, released] = [pending<void>(), pending<void>()];
    this.#slow.set(name, () => {
      asked.keep();
      return released.promise;
    });
    return { asked: asked.promise, release: released.keep };
  }

  /** Tells the page something that it did not ask. */
  async say(message: Told): Promise<void> {
    await this.#post(message);
  }

  async #post(message: ToPage): Promise<void> {
    await this.page.evaluate((it) => window.postMessage(it, '*'), message);
  }

  async #hear(message: FromPage): Promise<void> {
    if (message.kind === 'ready') {
      await this.#post({ kind: 'start', workspace: 'file:///acme', question: this.#question });
      await this.#post({ kind: 'branch', name: 'payments-capacity' });
    }
    if (message.kind !== 'ask') {
      this.told.push(message);
      return;
    }
    const answer = this.#answer(message.name, message.params) ?? null;
    await this.#slow.get(message.name)?.();
    if (this.#preview) await this.#post({ kind: 'answer', id: message.id, answer });
  }

  #answer(name: keyof typeof REQUESTS, params: object): unknown {
    if (!this.#preview) return undefined;
    const view = this.#preview.view(this.#revision);
    const asked = ANSWERS[name];
    return asked?.(view, params);
  }
}

declare global {
  interface Window {
    /** Put there by {@link axe.source}. */
    axe: { run(options: object): Promise<{ violations: Violation[] }> };
  }
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

type Params<Name extends keyof Requests> = Omit<Requests[Name]['params'], 'workspace'>;

/** As the server's handlers have it. */
const ANSWERS: Readonly<Partial<Record<keyof typeof REQUESTS, (view: View, params: object) => unknown>>> = {
  impact: (view, params) => {
    const { question, ...window } = params as Params<'impact'>;
    return impactAnswer(view, question, window);
  },
  rows: (view, params) => {
    const { question, ...window } = params as Params<'rows'>;
    return rowsAnswer(view, question, window);
  },
  explain: (view, params) => {
    const { question, row, figure } = params as Params<'explain'>;
    return explanation(view, question, row, figure);
  },
  export: (view, params) => {
    const { question, format } = params as Params<'export'>;
    return exported(view, question, format, chartSvg);
  },
};

const FILES: Readonly<Record<string, string>> = {
  '/preview.js': join(DIST, 'preview.js'),
  '/preview.css': join(DIST, 'preview.css'),
  '/themes.css': join(import.meta.dirname, 'themes.css'),
};

async function serve(route: Route, { theme = 'dark', direction = 'ltr' }: PageOptions): Promise<void> {
  const { pathname, origin } = new URL(route.request().url());
  const file = origin === ORIGIN ? FILES[pathname] : undefined;
  const contentType = pathname.endsWith('.js') ? 'text/javascript' : 'text/css';
  if (file !== undefined) return route.fulfill({ body: readFileSync(file), contentType });
  if (origin !== ORIGIN || pathname !== '/') return route.abort();
  const body = `<!doctype html>
<html lang="en" dir="${direction}" data-theme="${theme}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${pagePolicy(NONCE, ORIGIN)}">
<title>Outlay</title><link rel="stylesheet" href="/themes.css"><link rel="stylesheet" href="/preview.css"></head>
<body class="${THEMES[theme]}"><script nonce="${NONCE}" src="/preview.js"></script></body></html>`;
  return route.fulfill({ body, contentType: 'text/html' });
}
