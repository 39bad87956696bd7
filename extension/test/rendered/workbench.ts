/** The rendered workbench as a person uses it: what is seen and typed, found by what VS Code calls it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, errors, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { launchBrowser, openPage } from '../host/browser.ts';
import { packExtension } from '../host/pack.ts';
import { type Host, type HostOptions, startHost } from '../host/server.ts';
import { versionNamed } from '../host/versions.ts';
import { until } from '../suite/until.ts';

/** How a workbench is started. */
export interface WorkbenchOptions extends Omit<HostOptions, 'version' | 'vsix'> {
  readonly folder: string;
  /** Opened at once; a path below the folder. */
  readonly file?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly version?: 'newest' | 'floor';
}

/** Milliseconds that anything may take to be seen. */
const PATIENCE = 30_000;

/** Milliseconds after which a list that a key should have opened is opened again. */
const HESITATION = 5_000;

let packed: string | undefined;

/** A window of VS Code with the packaged extension. */
export class Workbench {
  readonly page: Page;
  /** What a content security policy did not let through. */
  readonly refused: string[] = [];
  readonly #folder: string;
  readonly #host: Host;
  readonly #browser: Browser;

  private constructor(folder: string, host: Host, browser: Browser, page: Page) {
    this.#folder = folder;
    this.#host = host;
    this.#browser = browser;
    this.page = page;
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) this.refused.push(message.text());
    });
  }

  /** Opens a folder, and waits for the file in it if one is named. */
  static async open(options: WorkbenchOptions): Promise<Workbench> {
    packed ??= packExtension().file;
    const version = versionNamed(options.version ?? 'newest');
    const host = await startHost({ ...options, version, vsix: [packed] });
    const browser = await launchBrowser();
    const viewport = options.viewport ?? { width: 1600, height: 900 };
    const page = await openPage(browser, host, { viewport: { ...viewport } });
    page.setDefaultTimeout(PATIENCE);
    const workbench = new Workbench(options.folder, host, browser, page);
    const { folder, file } = options;
    const payload = file === undefined ? [] : [['openFile', host.remote(join(folder, file))] as const];
    await page.goto(host.url(folder, payload), { waitUntil: 'domcontentloaded' });
    await page.locator('.monaco-workbench').waitFor();
    if (file !== undefined) await workbench.editor(file).waitFor();
    return workbench;
  }

  /** As if the window had been closed and opened: nothing but its folder is named. */
  async reopen(): Promise<void> {
    await this.page.goto(this.#host.url(this.#folder), { waitUntil: 'domcontentloaded' });
    await this.page.locator('.monaco-workbench').waitFor();
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#host.stop();
  }

  /** The text editor of a file, by its path below the folder. */
  editor(file: string): Locator {
    return this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${file}"]`);
  }

  /** By title, as in the command palette. */
  async run(title: string): Promise<void> {
    await this.#choose('F1', `>${title}`, title);
  }

  /** Chooses in a list that a command has opened. */
  async pick(label: string): Promise<void> {
    await this.#listed(label).click();
  }

  /** Opens another file of the folder. */
  async show(file: string): Promise<Locator> {
    // beside the preview, not over it
    await this.page.keyboard.press('Control+1');
    await this.#choose('Control+P', file, file.split('/').at(-1) ?? '');
    const editor = this.editor(file);
    await editor.waitFor();
    return editor;
  }

  /** Puts the cursor of the active editor somewhere; row and column from 1. */
  async goTo(row: number, column: number): Promise<void> {
    await this.#choose('Control+G', `:${row}:${column}`, `${row}`);
  }

  /** Puts the cursor behind a text of the active editor, which nobody has edited yet. */
  async goBehind(file: string, text: string): Promise<void> {
    const [before = ''] = readFileSync(join(this.#folder, file), 'utf8').split(text);
    const rows = (before + text).split('\n');
    await this.goTo(rows.length, (rows.at(-1)?.length ?? 0) + 1);
  }

  /** Types another value behind the key that stands before it: `key: before` becomes `key: after`. */
  async retype(file: string, text: string, after: string): Promise<void> {
    await this.goBehind(file, text);
    await this.press('Backspace', (text.split(' ').at(-1) ?? '').length);
    await this.page.keyboard.type(after);
  }

  /** Renames what a text of a file ends with. */
  async rename(file: string, text: string, name: string): Promise<void> {
    await this.goBehind(file, text);
    await this.page.keyboard.press('F2');
    const input = this.page.locator('.rename-box .rename-input');
    await input.fill(name);
    await input.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** Accepts the path that a dialog offers, and says which. */
  async confirmPath(): Promise<string> {
    const dialog = this.page.locator('.quick-input-widget', {
      has: this.page.locator('.quick-input-title', { hasText: 'Export Preview' }),
    });
    const input = dialog.locator('input[type="text"]');
    // the list of formats has the same title, and no path
    const path = await until(async () => {
      const value = await input.inputValue();
      return /\.\w+$/.test(value) ? value : undefined;
    });
    await this.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    return path;
  }

  /** One key, so often. */
  async press(key: string, times: number): Promise<void> {
    for (let turn = 0; turn < times; turn += 1) await this.page.keyboard.press(key);
  }

  /** What was seen when a test failed, for people. */
  async keepPicture(title: string): Promise<void> {
    const folder = join(import.meta.dirname, '../../../dist/failures');
    await this.page.screenshot({ path: join(folder, `${title.replaceAll(/\W+/g, '-')}.png`) });
  }

  /** The item in the status bar. */
  status(): Locator {
    return this.page.locator('[id="outlay.outlay.outlay.status"]');
  }

  /** Code lenses of a file. */
  lenses(file: string): Locator {
    return this.editor(file).locator('.codelens-decoration');
  }

  /** Opens our views. */
  async showViews(): Promise<void> {
    await this.page.locator('.activitybar a.action-label[aria-label^="Outlay"]').click();
  }

  /** A row of a view of ours, by its label. */
  treeRow(label: string): Locator {
    return this.page.locator('.pane-body .monaco-list-row', { hasText: label });
  }

  /** What the webview in front draws. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /**
   * Opens a list of VS Code with a key, types into it and takes a row of it. A window takes such a list
   * away when its extensions start again, so this begins anew until the row could be taken.
   */
  async #choose(key: string, text: string, row: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    await until(async () => {
      try {
        await this.page.keyboard.press(key);
        await input.fill(text, { timeout: HESITATION });
        await this.#listed(row).click({ timeout: HESITATION });
        return true;
      } catch (error) {
        if (!(error instanceof errors.TimeoutError)) throw error;
        await this.page.keyboard.press('Escape');
        return false;
      }
    });
  }

  /** A row of the list that is open. */
  #listed(label: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
  }
}

/** What VS Code draws: spaces of its own, and letters that only place something. */
export function plain(text: string): string {
  return text
    .replaceAll('\u00a0', ' ')
    .replaceAll(/[\u200b\u200c\u200d]/g, '')
    .trim();
}
