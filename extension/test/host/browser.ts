/** Chromium for the workbench: nothing leaves this machine. */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { Host } from './server.ts';

const USUAL = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

/** What keeps it from needing a sandbox, a screen or a network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `CHROME_PATH`, else one of the usual places. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH ?? USUAL.find((it) => existsSync(it));
  if (executablePath === undefined) throw new Error('Chromium is not installed; CHROME_PATH may name it');
  return chromium.launch({ executablePath, headless: true, args: FLAGS });
}

/** A page that reaches the host and nobody else. */
export async function openPage(
  browser: Browser,
  host: Host,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    ...options,
  });
  await page.route(
    (url) => url.origin !== host.origin && url.protocol.startsWith('http'),
    (route) => route.abort(),
  );
  return page;
}
