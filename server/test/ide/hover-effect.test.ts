/** What hover says of a change that lies elsewhere, or that nobody can know. */
import assert from 'node:assert/strict';
import { hover } from '../../src/ide/hover.ts';
import type { Files } from '../analysis/workspaces.ts';
import { opened } from './opened.ts';

const CENTERS = `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
    - { name: acme, owner: ada }
    - { name: lab, parent: acme }
`;

/** A Budget of the lab. */
function files(seats: string, audit = '10k'): Files {
  return {
    'outlay.yaml':
      'apiVersion: outlay/v1\nkind: Workspace\nmetadata: { name: acme }\nspec: { currency: USD }\n',
    'centers.yaml': CENTERS,
    'plan.yaml': `apiVersion: outlay/v1
kind: Budget
metadata: { name: plan }
spec:
  costCenter: lab
  period: FY2026
  lines:
    - { name: seats, amount: ${seats} }
    - { name: audit, amount: ${audit} }
`,
  };
}

/** The paragraphs of the card of the first place where `word` stands. */
function card(path: string, word: string, head: Files, base: Files): readonly string[] {
  const file = opened(head, path, base);
  return (hover(file, file.text.indexOf(word) + 1)?.markdown ?? '').split('\n\n');
}

describe('hover on a line', () => {
  const unknown = 'effect unknown: what it costs in main cannot be known';

  it('says no effect where the base does not say what it costs', () => {
    for (const before of ['12oo', '12k EUR']) {
      const [head, base] = [files('24k'), files(before)];
      assert.equal(card('plan.yaml', '24k', head, base)[1], unknown, before);
      assert.ok(card('plan.yaml', 'seats', head, base).includes(unknown), before);
      assert.equal(card('plan.yaml', '10k', head, base)[1], 'as in main', before);
    }
  });
});

describe('hover on a cost center', () => {
  const effect = (name: string, head: Files, base: Files) =>
    card('centers.yaml', `${name},`, head, base).find((it) => /main|effect/.test(it));

  it('says what changes below it', () => {
    assert.equal(
      effect('acme', files('24k'), files('12k')),
      '12,000.00 more than main (+54.5%) in FY2026, on cost centers below',
    );
    assert.equal(effect('acme', files('12k'), files('12k')), 'as in main');
  });

  it('says which line is in no figure, here or below', () => {
    for (const name of ['acme', 'lab'])
      assert.equal(effect(name, files('12k'), files('12oo')), 'effect incomplete, without seats');
    assert.match(
      effect('lab', files('12k', '20k'), files('12oo')) ?? '',
      /^\*\*lab\*\* costs .* · effect incomplete, without seats$/,
    );
  });
});
