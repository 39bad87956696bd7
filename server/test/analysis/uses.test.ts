/** What counts as used: long lists that mention nothing of it are not searched for it. */
import assert from 'node:assert/strict';
import { mentions } from '../../src/analysis/model/references.ts';
import { example, projectOf } from './workspaces.ts';

describe('uses', () => {
  it('are not to be found in cost centers and people, whatever these mention', () => {
    let seen = 0;
    for (const name of ['minimal', 'acme']) {
      const { head } = projectOf(example(name));
      for (const { content } of head.documents.values())
        for (const { entity } of content.get().items) {
          if (entity?.kind !== 'CostCenter' && entity?.kind !== 'Person') continue;
          seen++;
          const kinds = [...mentions(entity)].flatMap((it) => it.kinds);
          assert.deepEqual(
            kinds.filter((it) => it === 'category' || it === 'driver'),
            [],
            entity.name,
          );
        }
    }
    assert.ok(seen > 10);
  });
});
