import assert from 'node:assert/strict';
import type { Problem } from '../../../src/syntax/problem.ts';
import { validateHeadNode } from '../../../src/syntax/validate.ts';
import { nodeOf } from './read.ts';
import { head, item, said } from './validated.ts';

describe('a key that is no property', () => {
  it('names the property that was probably meant', () => {
    const problems = item('line', '{ name: a, catgory: b, amount: 5 }');
    assert.deepEqual(said(problems), [
      'unknown-key /catgory key: a line has no property `catgory`; did you mean `category`?',
    ]);
    assert.deepEqual(problems[0]?.fixes, [
      {
        title: 'write `category`',
        safety: 'safe',
        edits: [{ op: 'rename', at: '/catgory', text: 'category' }],
      },
    ]);
  });

  it('knows a property by its first or last word, and by what others call it', () => {
    const near = (it: Problem | undefined) => [it?.label, it?.fixes?.[0]?.safety];
    for (const [key, name] of [
      ['center', 'costCenter'],
      ['vendorName', 'vendor'],
      ['currency_code', 'currency'],
      ['notes', 'description'],
    ])
      assert.deepEqual(near(item('line', `{ name: a, amount: 5, ${key}: b }`)[0]), [
        `did you mean \`${name}\`?`,
        'shown',
      ]);
    assert.equal(near(item('line', '{ name: a, cost: 5 }')[0])[0], 'did you mean `amount`?');
    assert.equal(near(head('Budget', '{ center: a, lines: }')[0])[0], 'did you mean `costCenter`?');
    assert.equal(near(item('line', '{ name: a, amount: 5, off: b }')[0])[0], 'did you mean `of`?');
    assert.equal(near(item('line', '{ name: a, amount: 5, budgetOwner: b }')[0])[0], undefined);
  });

  it('says of a property of something else whose it is', () => {
    const [problem] = head('Budget', '{ owner: a, lines: }');
    assert.equal(problem?.help, '`owner` is a property of a cost center or a service');
  });

  it('says once where what stands beside an empty part of a document belongs', () => {
    const root = (text: string) =>
      validateHeadNode('Budget', nodeOf(`apiVersion: outlay/v1\nkind: Budget\n${text}`));
    const helps = (text: string) => root(text).map((it) => it.help);
    const [name, lines] = ['`name` belongs into `metadata`', '`lines` belongs into `spec`'];
    assert.deepEqual(helps('name: a\nlines: []\n'), [name, lines]);
    assert.deepEqual(helps('metadata:\nname: a\nspec: { lines: }\n'), [name]);
    assert.match(
      said(root('metadata:\nnane: a\nspec: { lines: }\n')).join(),
      /nothing is written for `metadata`/,
    );
  });

  it('knows the columns of a table', () => {
    for (const key of ['Q1', '2026-07', 'July'])
      assert.match(
        item('line', `{ name: a, ${key}: 5 }`)[0]?.help ?? '',
        /^money by period stands in `amount`, /,
      );
  });

  it('offers a sure word though another may mean the same', () => {
    const [problem] = head('Budget', '{ cost_center: a, department: b, lines: }');
    assert.equal(problem?.fixes?.[0]?.safety, 'safe');
  });

  it('offers no property that is already there, and none to two that both mean it', () => {
    assert.equal(item('line', '{ name: a, catgory: b, category: c, amount: 5 }')[0]?.fixes, undefined);
    for (const it of item('line', '{ name: a, catgory: b, categry: c, amount: 5 }'))
      assert.equal(it.fixes, undefined);
  });

  it('misses the colon between a name and its value', () => {
    const helpOf = (key: string) => item('line', `{ name: a, amount: 5, ${key} }`)[0]?.help;
    for (const key of ['category cloud', 'category：cloud'])
      assert.equal(helpOf(key), 'write `category: cloud`, with a colon behind the name');
    assert.match(helpOf('category cloud: x') ?? '', /^properties are /);
  });

  it('misses the space behind a colon', () => {
    for (const [key, help] of [
      ['vendor:github', 'write `vendor: github`, with a space behind the colon'],
      ['vendor:\u00a0github', 'write `vendor: github`, with a space behind the colon'],
    ])
      assert.equal(item('line', `{ name: a, amount: 5, ${key} }`)[0]?.help, help);
  });

  it('knows the rest of a text that a comma has cut', () => {
    const quotes = 'inside braces a comma ends the value, so a text that holds one needs quotes';
    const helpOf = (text: string) => item('vendor', text)[0]?.help;
    assert.equal(helpOf('{ name: epic, title: Epic Games, Inc. }'), quotes);
    assert.equal(helpOf('{ name: epic, title: 狐, 月影 }'), quotes);
    assert.equal(
      helpOf('{ name: epic, title: Epic Games, owner }'),
      '`owner` is a property of a cost center or a service',
    );
    assert.match(helpOf('{ name: epic, title: Epic Games, Inc: yes }') ?? '', /^properties are /);
  });

  it('lists the properties that there are', () => {
    const [problem] = item('team', '{ name: a, members: [b], xyzzy: c }');
    assert.equal(problem?.label, undefined);
    assert.equal(
      problem?.help,
      'properties are `name`, `title`, `members`, `code`, `aliases`, `labels` and `description`',
    );
  });
});
