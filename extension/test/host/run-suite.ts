/** Runs a suite in the extension host of a VS Code server, as `code --extensionTestsPath` runs it in a VS Code. */
import { existsSync } from 'node:fs';
import { format, parseArgs } from 'node:util';
import { launchBrowser, openPage } from './browser.ts';
import { startHost } from './server.ts';
import { versionNamed } from './versions.ts';

/** Which version stands in. */
export const VERSION_VARIABLE = 'OUTLAY_TEST_VERSION';

/** Milliseconds until a run has hung. */
const PATIENCE = 300_000;

/** What the workbench logs beside the suite. */
const NOISE =
  /^%c|bindings file|watchdog|open-vsx|socket \(renderer|connection token|Service Worker|grace time|Gate\]|AgentHost|builtin extensions cache/;

/** Takes the flags of `code`; the exit code of the suite. */
export async function runSuite(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
      'extensions-dir': { type: 'string' },
    },
  });
  const [folder = ''] = positionals;
  const others = values['extensions-dir'];
  const host = await startHost({
    version: versionNamed(process.env[VERSION_VARIABLE]),
    // test-electron names a folder of its own where nobody else does
    ...(typeof others === 'string' && existsSync(others) ? { others } : {}),
  });
  const browser = await launchBrowser();
  try {
    const page = await openPage(browser, host);
    const exited = new Promise<number>((resolve) => {
      void page.exposeFunction('codeAutomationExit', resolve);
      setTimeout(resolve, PATIENCE, 1).unref();
    });
    await page.exposeFunction('codeAutomationLog', (_type: string, said: readonly unknown[]) => {
      const text = format(...said);
      if (!NOISE.test(text)) process.stdout.write(`${text}\n`);
    });
    const payload = [
      ['extensionDevelopmentPath', host.remote(String(values.extensionDevelopmentPath))],
      ['extensionTestsPath', host.remote(String(values.extensionTestsPath))],
    ] as const;
    await page.goto(host.url(folder, payload), { waitUntil: 'domcontentloaded' });
    return await exited;
  } finally {
    await browser.close();
    await host.stop();
  }
}
