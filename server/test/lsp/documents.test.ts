import assert from 'node:assert/strict';
import type { Position, Range } from 'vscode-languageserver';
import { random } from '../../bench/project/random.ts';
import { changed } from '../../src/lsp/documents.ts';
import type { Encoding } from '../../src/lsp/positions.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261126);
const ENCODINGS: readonly Encoding[] = ['utf-16', 'utf-8'];

/** By rows that are cut out one by one. */
function expected(text: string, { start, end }: Range, put: string, encoding: Encoding): string {
  const rows = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const offset = ({ line, character }: Position): number => {
    const before = rows.slice(0, line).join('').length;
    const row = (rows[line] ?? '').replace(/[\r\n]+$/, '');
    return before + (encoding === 'utf-16' ? row.slice(0, character).length : unitsOf(row, character));
  };
  return text.slice(0, offset(start)) + put + text.slice(offset(end));
}

/** Of the longest beginning of a row that is no longer in UTF-8. */
function unitsOf(row: string, bytes: number): number {
  const letters = [...row];
  let count = letters.length;
  while (Buffer.byteLength(letters.slice(0, count).join('')) > bytes) count--;
  return letters.slice(0, count).join('').length;
}

describe(`edits of a buffer, seed ${SEED}`, () => {
  for (const encoding of ENCODINGS)
    it(`leave what rows that are cut out one by one say, in ${encoding}`, () => {
      const { int, pick } = random(SEED);
      const word = () =>
        Array.from({ length: int(5) }, () => pick(['a', 'ü', '🙂', '\n', '\r', '\r\n'])).join('');
      const place = (): Position => ({ line: int(6), character: int(8) });
      let text = '';
      for (let i = 0; i < 5_000; i++) {
        const [start, end] = [place(), place()].sort((a, b) => a.line - b.line || a.character - b.character);
        if (!start || !end) continue;
        const put = word();
        const found = changed(text, [{ text: put, range: { start, end } }], encoding);
        text = expected(text, { start, end }, put, encoding);
        assert.equal(found, text, `edit ${i}`);
        if (text.length > 60) text = '';
      }
    });
});
