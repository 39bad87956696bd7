/** A workbench on a copy of the example company, for one file of tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleRepository } from '../host/example.ts';
import { Workbench, type WorkbenchOptions } from './workbench.ts';

/** What the tests of one `describe` share. */
export interface Scene {
  /** The copy of `examples/acme`: a repository on a branch that has changed nothing yet. */
  readonly folder: string;
  readonly workbench: Workbench;
}

/** The day of the documentation's pictures, and no list that opens over what is looked at. */
const CALM = {
  'outlay.asOf': '2026-11-18',
  'editor.quickSuggestions': false,
  'editor.suggestOnTriggerCharacters': false,
};

/** Milliseconds until a workbench stands, on a slow machine. */
const PATIENCE = 120_000;

/**
 * Opens it before the tests of the surrounding `describe` and takes it away after them. `make` fills the
 * folder and returns its path.
 */
export function scene(
  options: Omit<WorkbenchOptions, 'folder'> = {},
  make: (folder: string) => string = exampleRepository,
): () => Scene {
  let shown: Scene | undefined;
  let work: string | undefined;
  before(async function () {
    this.timeout(PATIENCE);
    work = mkdtempSync(join(tmpdir(), 'outlay-scene-'));
    const folder = make(join(work, 'acme'));
    const settings = { ...CALM, ...options.settings };
    shown = { folder, workbench: await Workbench.open({ ...options, folder, settings }) };
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await shown?.workbench.keepPicture(this.currentTest.fullTitle());
  });
  after(async () => {
    await shown?.workbench.close();
    if (work !== undefined) rmSync(work, { recursive: true, force: true });
  });
  return () => {
    if (!shown) throw new Error('the workbench did not open');
    return shown;
  };
}
