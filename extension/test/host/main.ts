/**
 * `npm run test:host`: packs the extension, unpacks the package, and runs `test/suite` in the extension hosts of the
 * newest VS Code and of the floor. A run counts only if the host ended well *and* the suite wrote its report.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { exampleRepository } from './example.ts';
import { buildSuite, packExtension, unpack } from './pack.ts';
import { VERSION_VARIABLE } from './run-suite.ts';
import { type HostVersion, VERSIONS, versionNamed } from './versions.ts';

const chosen = process.argv.slice(2);
const versions = chosen.length > 0 ? chosen.map(versionNamed) : VERSIONS;
const work = mkdtempSync(join(tmpdir(), 'outlay-host-'));
try {
  const extension = unpack(packExtension(), join(work, 'extension'));
  const suite = await buildSuite(join(work, 'suite'));
  for (const version of versions) await run(version, extension, suite);
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function run(version: HostVersion, extension: string, suite: string): Promise<void> {
  const started = Date.now();
  const report = join(work, `${version.name}.json`);
  const executable = await executableFor(version);
  await runTests({
    ...executable,
    extensionDevelopmentPath: extension,
    extensionTestsPath: suite,
    launchArgs: [exampleRepository(join(work, `acme-${version.name}`))],
    extensionTestsEnv: { OUTLAY_TEST_REPORT: report, [VERSION_VARIABLE]: version.name },
  });
  const { failures, tests, vscode } = JSON.parse(readFileSync(report, 'utf8'));
  if (failures !== 0 || !(tests > 0))
    throw new Error(`${version.name}: ${failures} of ${tests} tests failed`);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`✓ ${tests} tests in VS Code ${vscode}, ${version.name} (${seconds} s)\n`);
}

/** VS Code itself where there is a screen and the download is reachable, else what stands in. */
async function executableFor(version: HostVersion): Promise<{ readonly vscodeExecutablePath: string }> {
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY !== undefined;
  const downloaded = hasScreen
    ? await downloadAndUnzipVSCode({ version: version.vscode }).catch(() => undefined)
    : undefined;
  return { vscodeExecutablePath: downloaded ?? join(import.meta.dirname, 'stand-in.mjs') };
}
