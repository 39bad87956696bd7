import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyEdits, type TextEdit } from '../../src/base/text.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20_261_126);

function edit(start: number, end: number, newText: string): TextEdit {
  return { range: { start, end }, newText };
}

describe(`edits of a text (seed ${SEED})`, () => {
  it('are made in any order', () => {
    const edits = [edit(0, 1, 'x'), edit(2, 4, ''), edit(5, 5, 'y')];
    assert.equal(applyEdits('abcdef', edits), 'xbeyf');
    assert.equal(applyEdits('abcdef', edits.toReversed()), 'xbeyf');
  });

  it('keep their order where they insert at one place, before what is replaced there', () => {
    assert.equal(applyEdits('ab', [edit(1, 1, '1'), edit(1, 1, '2'), edit(1, 2, '3')]), 'a123');
    assert.equal(applyEdits('ab', [edit(1, 2, '3'), edit(1, 1, '1'), edit(1, 1, '2')]), 'a123');
  });

  it('mean what an editor does with them', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 8 });
    const text = 'abcdefghijkl';
    fc.assert(
      fc.property(cuts, (places) => {
        const sorted = places.toSorted((a, b) => a - b);
        const edits = sorted.flatMap((start, i) => {
          const end = sorted[i + 1] ?? start;
          return i % 2 === 0 ? [edit(start, start, `<${i}`), edit(start, end, `=${i}>`)] : [];
        });
        const document = TextDocument.create('file:///a', 'yaml', 1, text);
        const expected = TextDocument.applyEdits(
          document,
          edits.map(({ range, newText }) => ({
            range: { start: document.positionAt(range.start), end: document.positionAt(range.end) },
            newText,
          })),
        );
        assert.equal(applyEdits(text, edits), expected);
      }),
      { seed: SEED },
    );
  });
});
