/** `tsx extension/generate/icon.ts` draws `media/icon.png` from `media/icon.svg`: the marketplace takes no SVG. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../test/host/browser.ts';

const MEDIA = join(import.meta.dirname, '../media');
const SIZE = 256;

const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
await page.setContent(`<style>body { margin: 0 }</style>${readFileSync(join(MEDIA, 'icon.svg'), 'utf8')}`);
await page.screenshot({ path: join(MEDIA, 'icon.png'), omitBackground: true });
await browser.close();
