import assert from 'node:assert/strict';
import { escapeMarkdown, markdownTable } from '../../src/report/markdown.ts';

describe('text of other people in Markdown', () => {
  const shown: readonly (readonly [what: string, text: string, escaped: string])[] = [
    ['ends no cell of a table', 'ops | lab', 'ops \\| lab'],
    ['calls nobody', '@noor', '&#64;noor'],
    ['is no HTML', '<b>R&D</b>', '&#60;b&#62;R&#38;D&#60;/b&#62;'],
    ['is no link and no picture', '![a](b)', '!\\[a\\](b)'],
    ['is neither bold nor code nor struck out', '*a* _b_ `c` ~d~', '\\*a\\* \\_b\\_ \\`c\\` \\~d\\~'],
    ['refers to no issue', '#1', '\\#1'],
    ['escapes its own escapes', '\\|', '\\\\\\|'],
  ];
  for (const [what, text, escaped] of shown) it(what, () => assert.equal(escapeMarkdown(text), escaped));
});

describe('a table in Markdown', () => {
  it('has names on the left and figures on the right', () =>
    assert.equal(
      markdownTable(['USD', 'After'], [['lab', '1.00']]),
      '| USD | After |\n| :-- | --: |\n| lab | 1.00 |',
    ));
});
