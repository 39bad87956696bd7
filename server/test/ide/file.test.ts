import assert from 'node:assert/strict';
import { marked } from './fixture.ts';

describe('a file in the editor', () => {
  it('has the text of the buffer and its documents', () => {
    const { file, offset } = marked({
      'centers.yaml': `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
    - { name: pay$0ments }
`,
    });
    assert.equal(file.text.slice(offset - 3, offset), 'pay');
    assert.deepEqual(
      file.documents.map((it) => it.content.kind),
      ['CostCenterList'],
    );
  });
});
