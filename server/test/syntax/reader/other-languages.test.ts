/** What people write as other languages have it, and YAML takes for something else. */
import assert from 'node:assert/strict';
import { parseItem } from '../../../src/syntax/parse-item.ts';

/** The first letters that a problem is about, and what it says. */
function said(text: string): readonly string[] {
  return parseItem({ text, column: 0 }, 'head').problems.map(
    ({ range: { start = 0 } = {}, message }) => `${text.slice(start, start + 4)}: ${message}`,
  );
}

describe('text that YAML takes for something else', () => {
  it('is text behind a quote that has closed it', () => {
    const behind = 'text behind the closing quote, expected';
    assert.deepEqual(said("a:\n  b: 'Bob's seats'\n"), [`s se: ${behind} \`''\` for a quote inside`]);
    assert.deepEqual(said('a:\n  b: "24" wide"\n'), [`wide: ${behind} \`\\"\` for a quote inside`]);
  });

  it('is a sign alone', () => {
    assert.deepEqual(said('a:\n  b: ?\n  c: d\n'), ['?\n  : `?` begins a key in YAML, expected a value']);
    assert.deepEqual(said('a:\n  b: -\n  c: d\n'), [
      '-\n  : a dash on the row of its key, expected a value there, or the list on rows of its own',
    ]);
  });

  it('is a comment of another language, or Markdown around YAML', () => {
    const comment = 'a comment of another language, expected `#`';
    assert.deepEqual(said('kind: Budget\n// mine\nspec:\n  a: b\n'), [`// m: ${comment}`]);
    assert.deepEqual(said('spec:\n  a: b\n  /* mine */\n  c: d\n'), [`/* m: ${comment}`]);
    assert.deepEqual(said('```yaml\nkind: Budget\n```\n'), [
      '```y: a fence of Markdown, expected YAML alone',
    ]);
  });
});
