import assert from 'node:assert/strict';
import { applyEdits } from '../../src/base/text.ts';
import { formatting } from '../../src/ide/format.ts';
import { example, knownImpact, projectOf } from '../analysis/workspaces.ts';
import { opened } from './opened.ts';

describe('formatting in the editor', () => {
  it('moves no money, whatever the style was', () => {
    const files = example('acme');
    const wide = Object.entries(files).map(([path, text]) => [
      path,
      path.endsWith('.yaml') ? inAnotherStyle(text) : text,
    ]);
    const before = Object.fromEntries(wide);
    const after = Object.keys(before).map((path) => {
      const file = path.endsWith('.yaml') ? opened(before, path) : undefined;
      return [path, file ? applyEdits(file.text, formatting(file)) : before[path]];
    });
    const impact = knownImpact(projectOf(Object.fromEntries(after), before));
    assert.deepEqual([impact.centers, impact.renames, impact.incomplete], [[], [], []]);
    assert.deepEqual(Object.fromEntries(after), files);
  });
});

/** Four spaces for each level, more spaces after colons, blanks at the ends of rows. */
function inAnotherStyle(text: string): string {
  return text
    .replaceAll(/^ +(?=\S)/gm, (it) => it + it)
    .replaceAll(/^ *- /gm, '$&  ')
    .replaceAll(/(?<![#"'].*): (?=[^\s])/g, ':  ')
    .replaceAll('\n', ' \n');
}
