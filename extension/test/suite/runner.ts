/** Runs mocha inside an extension host and leaves a report, so that a run which did nothing cannot pass. */
import { renameSync, writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { version } from 'vscode';

/** `define` declares the tests with mocha's `describe` and `it`. */
export function runner(define: () => void): () => Promise<void> {
  return async () => {
    const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 30_000, reporter: 'dot' });
    mocha.suite.emit('pre-require', globalThis, '', mocha);
    define();
    const failed: string[] = [];
    let tests = 0;
    const failures = await new Promise<number>((resolve) => {
      mocha
        .run(resolve)
        .on('test end', () => {
          tests += 1;
        })
        .on('fail', (test, error) => failed.push(`${test.fullTitle()}\n${error.stack ?? error.message}`));
    });
    const report = process.env.OUTLAY_TEST_REPORT;
    if (report === undefined) throw new Error('OUTLAY_TEST_REPORT says nowhere to report to');
    writeFileSync(`${report}.part`, JSON.stringify({ failures, tests, failed, vscode: version }));
    renameSync(`${report}.part`, report);
    if (failures > 0) throw new Error(`${failures} of ${tests} tests failed\n\n${failed.join('\n\n')}`);
  };
}
