/**
 * `npm run test:host`: packs the extension, unpacks the package, and runs `test/suite` in the extension hosts of the
 * newest VS Code and of the floor. A run counts only if the host ended well *and* the suite wrote its report.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { exampleRepository } from './example.ts';
import { buildOtherExtension, buildSuite, packExtension, unpack } from './pack.ts';
import { VERSION_VARIABLE } from './run-suite.ts';
import { type HostVersion, VERSIONS, versionNamed } from './versions.ts';

const chosen = process.argv.slice(2);
const versions = chosen.length > 0 ? chosen.map(versionNamed) : VERSIONS;
const work = mkdtempSync(join(tmpdir(), 'outlay-host-'));
try {
  const extension = unpack(packExtension().file, join(work, 'extension'));
  const suite = await buildSuite('suite', work);
  for (const version of versions) await run({ version, extension, suite });
  const [newest] = versions;
  const beside = await buildSuite('beside', work);
  const others = await buildOtherExtension(join(work, 'others'));
  if (newest) await run({ version: newest, extension, suite: beside, others });
} finally {
  rmSync(work, { recursive: true, force: true });
}

interface Run {
  readonly version: HostVersion;
  /** Folder of the unpacked extension. */
  readonly extension: string;
  /** File that exports `run`. */
  readonly suite: string;
  /** Folder with other extensions. */
  readonly others?: string;
}

async function run({ version, extension, suite, others }: Run): Promise<void> {
  const started = Date.now();
  const name = `${basename(suite, '.cjs')}-${version.name}`;
  const report = join(work, `${name}.json`);
  const executable = await executableFor(version);
  const folder = exampleRepository(join(work, name, 'acme'));
  await runTests({
    ...executable,
    extensionDevelopmentPath: extension,
    extensionTestsPath: suite,
    launchArgs: [folder, ...(others === undefined ? [] : [`--extensions-dir=${others}`])],
    extensionTestsEnv: {
      OUTLAY_TEST_REPORT: report,
      OUTLAY_TEST_YAML_SERVER: join(
        import.meta.dirname,
        '../../../node_modules/yaml-language-server/bin/yaml-language-server',
      ),
      [VERSION_VARIABLE]: version.name,
    },
  });
  const { failures, tests, vscode } = JSON.parse(readFileSync(report, 'utf8'));
  if (failures !== 0 || !(tests > 0)) throw new Error(`${name}: ${failures} of ${tests} tests failed`);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`✓ ${tests} tests in VS Code ${vscode}, ${name} (${seconds} s)\n`);
}

/** VS Code itself where there is a screen and the download is reachable, else what stands in. */
async function executableFor(version: HostVersion): Promise<{ readonly vscodeExecutablePath: string }> {
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY !== undefined;
  const downloaded = hasScreen
    ? await downloadAndUnzipVSCode({ version: version.vscode }).catch(() => undefined)
    : undefined;
  return { vscodeExecutablePath: downloaded ?? join(import.meta.dirname, 'stand-in.mjs') };
}
