import assert from 'node:assert/strict';
import fc from 'fast-check';
import { literal, strong, yaml } from '../../src/ide/hover/markdown.ts';
import { escapeMarkdown, markdownTable, shown } from '../../src/report/markdown.ts';
import { plainText } from '../../src/report/plain-text.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261127);

describe('plain text', () => {
  it('says what was escaped', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        assert.equal(plainText(escapeMarkdown(text)), text);
        assert.equal(plainText(`**${escapeMarkdown(text)}**`), text);
      }),
      { seed: SEED },
    ));

  it('leaves out the marks of names, code and values', () =>
    assert.equal(
      plainText(`${strong('R&D_*')}, in ${literal('a_b*.yaml')}: ${shown('`x` | <y>')}`),
      'R&D_*, in a_b*.yaml: `x` | <y>',
    ));

  it('sets columns of tables', () =>
    assert.equal(
      plainText(
        `as **planned**\n\n${markdownTable(['', 'before', 'after'], [[escapeMarkdown('a|b'), '1.00', '10.00']])}\n\n- a`,
      ),
      ['as planned', '', '     before  after', 'a|b    1.00  10.00', '', '- a'].join('\n'),
    ));

  it('leaves YAML as it is', () =>
    assert.equal(plainText(`for example\n\n${yaml(['a: "**"', '| b |'])}`), 'for example\n\na: "**"\n| b |'));
});
