import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { parseItem } from '../../../src/syntax/parse-item.ts';
import { readFile } from '../../../src/syntax/read-file.ts';
import type { SourceItem } from '../../../src/syntax/source.ts';
import { toValue } from '../../../src/syntax/to-value.ts';
import { expected, grouped, modelOf, plan, randomFrom } from './edit-model.ts';
import { edited, partOf } from './edited.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261124);

const ODD = [
  '    - name: a # c\n      # own\n      note: |+\n        x\n\n\n      q: { a: 1, b: 2 }\n      e:\n      keep: |+\n        y\n\n',
  '    - { name: p, # c\n        amount: 3, of: [a,\n         b,], }\n',
  "    - name: k\n      note: 'it''s\n        two rows'\n      more: plain\n        goes on # c\n",
  '    - - nested\n      -\n      - - twice\n        - # c\n          x: 1\n      - # last\n',
  '    -\n      # first\n      name: i\n      list:\n      - 1\n      - a: 1\n        b:\n      -\n      after:\n',
  '    - {}\n',
  '    - a: []\n      b: {   }\n      c: [ # c\n      ]\n',
  '    - n: >2-\n         odd\n      "q r": x\n',
];

function items(): readonly SourceItem[] {
  const found: SourceItem[] = [];
  const root = new URL('../../../../examples/', import.meta.url);
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.yaml')) continue;
    for (const { head, items: entries } of readFile(readFileSync(new URL(name, root), 'utf8')).documents)
      found.push(head, ...entries.slice(0, 6).map((it) => it.item));
  }
  return [...found, ...Array.from({ length: 40 }, () => ODD.map((text) => ({ text, column: 4 }))).flat()];
}

describe('random edits of the items of all examples', () => {
  it(`say what the edits say, and keep line ends (seed ${SEED})`, () => {
    const random = randomFrom(SEED);
    let count = 0;
    for (const original of items()) {
      const isWindows = random(4) === 0;
      const item = isWindows ? { ...original, text: original.text.replaceAll(/\r?\n/g, '\r\n') } : original;
      const before = parseItem(item, partOf(item));
      if (before.problems.length > 0) continue;
      const model = modelOf(toValue(before.root));
      const asked = plan(random, model);
      const edits = asked.map((it) => it.edit);
      const text = edited(item, edits);
      const remark = `${JSON.stringify(edits)}\n${item.text}\n→\n${text}`;
      const after = parseItem({ text, column: item.column }, partOf(item));
      assert.deepEqual(after.problems, [], remark);
      assert.deepEqual(modelOf(toValue(after.root)), expected(model, grouped(asked)), remark);
      if (isWindows) assert.doesNotMatch(text, /(?<!\r)\n/, remark);
      if (!asked.some((it) => it.edit.op === 'set' || it.edit.op === 'remove'))
        assert.equal(after.comments.length, before.comments.length, remark);
      count += asked.length;
    }
    assert.ok(count > 500, `${count} edits`);
  });
});
