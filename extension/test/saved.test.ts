/** What a preview that comes back asks, by what its page remembered. */
import assert from 'node:assert/strict';
import type { ImpactQuestion } from '../../server/src/protocol.ts';
import { readSaved } from '../preview/saved.ts';

const FIRST: ImpactQuestion = {
  scope: { kind: 'workspace' },
  group: 'costCenter',
  sort: { column: 'change', order: 'ascending' },
  filter: 'cloud',
  unchanged: false,
  opened: [],
  closed: [],
  selected: undefined,
};

describe('a preview that comes back', () => {
  it('shows what it showed', () => {
    const question = {
      group: 'owner',
      unchanged: true,
      opened: ['center/a'],
      closed: ['center/b'],
      selected: 'center/c',
    };
    assert.deepEqual(readSaved({ question }, FIRST), { ...FIRST, ...question });
  });

  it('begins anew with every part that is not as it should be', () => {
    const odd = { group: 1, unchanged: 'yes', opened: 'center/a', closed: ['center/b', 2], selected: {} };
    assert.deepEqual(readSaved({ question: odd }, FIRST), { ...FIRST, closed: ['center/b'] });
    for (const nothing of [undefined, null, 'text', {}]) assert.deepEqual(readSaved(nothing, FIRST), FIRST);
  });
});
