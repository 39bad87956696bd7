/** `center/payments` and `payments` are the same reference, wherever a center is meant. */
import assert from 'node:assert/strict';
import { applyEdits, type TextEdit } from '../../src/base/text.ts';
import { resolve } from '../../src/ide/declared.ts';
import { example, type Files, findingRows, knownImpact, planned, projectOf } from '../analysis/workspaces.ts';
import { cursorsOf, walk } from './sweeps.ts';

/** The example with its kind before every reference. */
function prefixed(name: string): Files {
  const { files, project } = walk(name);
  project.settle();
  const edits = new Map<string, TextEdit[]>();
  for (const { meaning, file, key, range, node } of cursorsOf({ files, project })) {
    if (meaning.is !== 'reference' || meaning.mention.start > 0) continue;
    const found = resolve(project.head, key, meaning.mention.kinds, meaning.mention.text);
    const start = range.start + (node.style === 'plain' ? 0 : 1);
    const edit = { range: { start, end: start }, newText: `${found?.kind}/` };
    if (found && found.kind !== 'line') edits.set(file.path, [...(edits.get(file.path) ?? []), edit]);
  }
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, applyEdits(text, edits.get(path) ?? [])]),
  );
}

describe('a kind before a reference', () => {
  for (const name of ['minimal', 'acme'])
    it(`changes neither money nor findings of ${name}`, () => {
      const files = example(name);
      const changed = prefixed(name);
      assert.notDeepEqual(changed, files);
      const plain = projectOf(files, files);
      const project = projectOf(changed, files);
      const codes = (rows: readonly string[]) => rows.map((it) => it.split(' ')[1]).sort();
      assert.deepEqual(codes(findingRows(project)), codes(findingRows(plain)));
      assert.deepEqual(knownImpact(project).centers, []);
      for (const { entity } of plain.head.names.spellings('center'))
        for (const year of [2026, 2027, 2028])
          assert.equal(planned(project, entity.name, year), planned(plain, entity.name, year), entity.name);
    });
});
