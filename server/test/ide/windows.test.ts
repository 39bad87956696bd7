/** Files with a byte order mark and CRLF say the same as those without, at every position. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../src/base/text.ts';
import { completionsAt } from '../../src/ide/completion/completion.ts';
import { definition } from '../../src/ide/definition.ts';
import type { IdeFile } from '../../src/ide/file.ts';
import { foldingRanges } from '../../src/ide/folding.ts';
import { inlayHints } from '../../src/ide/hints.ts';
import { hover } from '../../src/ide/hover.ts';
import { codeLenses } from '../../src/ide/lens.ts';
import { rename } from '../../src/ide/rename.ts';
import { example } from '../analysis/workspaces.ts';
import { opened } from './opened.ts';

const plain = example('minimal');
const windows = Object.fromEntries(
  Object.entries(plain).map(([path, text]) => [path, `\uFEFF${text.replaceAll('\n', '\r\n')}`]),
);

/** As it stands in a file without the mark and with LF. */
function asPlain(text: string): string {
  return text.replace('\uFEFF', '').replaceAll('\r\n', '\n');
}

/** What is said of a place, without offsets. */
function saidAt(file: IdeFile, offset: number): unknown {
  const renamed = rename(file, offset, 'fresh');
  const { items } = completionsAt(file, offset);
  return {
    card: hover(file, offset)?.markdown,
    leads: definition(file, offset)?.path,
    offered: items.map((it) => it.label),
    taken: items
      .slice(0, 2)
      .map(({ replace, text }) => asPlain(applyEdits(file.text, [{ range: replace, newText: text }]))),
    renamed:
      'refused' in renamed
        ? renamed.refused
        : Array.from(renamed, ([path, edits]) => [
            path,
            edits.map(({ range, newText }) => [asPlain(newText), range.end - range.start]),
          ]),
  };
}

describe('a file with a byte order mark and CRLF', () => {
  for (const path of Object.keys(plain))
    it(`says the same in ${path}`, () => {
      const [one, other] = [opened(plain, path), opened(windows, path)];
      for (let offset = 0; offset <= one.text.length; offset += 3) {
        const rows = one.text.slice(0, offset).split('\n').length;
        assert.deepEqual(saidAt(other, offset + rows), saidAt(one, offset), `${path}:${rows}, ${offset}`);
      }
      const whole = (file: IdeFile) => ({
        hints: inlayHints(file, { start: 0, end: file.text.length }, 'all').map((it) => it.text),
        lenses: codeLenses(file).map((it) => it.title),
        folds: foldingRanges(file.text),
      });
      assert.deepEqual(whole(other), whole(one));
    });
});
