/** Features that look at a whole file, on every prefix of a workspace and on all of a larger one: an answer, and in bounded time. */
import assert from 'node:assert/strict';
import type { Project } from '../../src/analysis/project.ts';
import { codeActions } from '../../src/ide/actions.ts';
import { type IdeFile, ideFile } from '../../src/ide/file.ts';
import { foldingRanges } from '../../src/ide/folding.ts';
import { formatting } from '../../src/ide/format.ts';
import { inlayHints } from '../../src/ide/hints.ts';
import { codeLenses } from '../../src/ide/lens.ts';
import { documentLinks } from '../../src/ide/links.ts';
import { selectionRanges } from '../../src/ide/selection.ts';
import { semanticTokens } from '../../src/ide/semantic-tokens.ts';
import { documentSymbols } from '../../src/ide/symbols.ts';
import { workspaceSymbols } from '../../src/ide/workspace-symbols.ts';
import { example, type Files, projectOf, textSource } from '../analysis/workspaces.ts';

/** Far more than any answer takes on a busy machine. */
const PATIENCE_MS = 1000;

function askAll(file: IdeFile, offset: number): void {
  const whole = { start: 0, end: file.text.length };
  const start = performance.now();
  const ranges = [
    ...inlayHints(file, whole, 'all').map((it) => ({ start: it.offset, end: it.offset })),
    ...codeLenses(file).map((it) => it.range),
    ...documentSymbols(file).map((it) => it.range),
    ...semanticTokens(file, whole),
    ...selectionRanges(file, offset),
    ...documentLinks(file).map((it) => it.range),
  ];
  foldingRanges(file.text);
  codeActions(file, { start: offset, end: offset });
  assert.ok(performance.now() - start < PATIENCE_MS);
  for (const it of ranges) assert.ok(0 <= it.start && it.start <= it.end && it.end <= file.text.length);
}

function put(project: Project, path: string, text: string): IdeFile | undefined {
  project.apply({ texts: new Map([[path, textSource(text)]]) });
  return ideFile(project, path);
}

function sweep(files: Files, path: string, step: number): void {
  const project = projectOf(files, files);
  const text = files[path] ?? '';
  for (let end = 0; end <= text.length; end += step) {
    const file = put(project, path, text.slice(0, end));
    if (file) askAll(file, end);
    if (file && end % 10 === 0) formatting(file);
  }
}

describe('features of whole files', () => {
  for (const path of ['outlay.yaml', 'plan.yaml', 'policy.yaml'])
    it(`answer on every prefix of ${path}`, () => sweep(example('minimal'), path, 1)).timeout(120_000);

  it('answer for all files of a larger workspace', () => {
    const files = example('acme');
    const project = projectOf(files, files);
    for (const path of Object.keys(files)) {
      const file = path.endsWith('.yaml') ? ideFile(project, path) : undefined;
      for (let offset = 0; file && offset <= file.text.length; offset += 97) askAll(file, offset);
    }
    for (const query of ['', 'p', 'pay', 'payments/', 'payments/c', '/', 'x/y/z', '\u202e'])
      workspaceSymbols(project, query);
  });
});
