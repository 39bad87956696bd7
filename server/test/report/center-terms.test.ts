/** What a reviewer wants to know of a cost center besides money. */
import assert from 'node:assert/strict';
import { impactOf } from '../../src/analysis/impact/impact.ts';
import { Project } from '../../src/analysis/project.ts';
import { impactJson } from '../../src/report/impact-json.ts';
import { impactReport } from '../../src/report/impact-report.ts';

const PEOPLE = `apiVersion: outlay/v1
kind: Workspace
metadata: { name: acme, title: Acme }
spec: { currency: USD, calendar: { start: 2026-07-01, pattern: monthly, named: ending } }
---
apiVersion: outlay/v1
kind: People
metadata: { name: people }
spec: { people: [{ name: ada }, { name: bela, aliases: [bob] }], teams: [{ name: ops, members: [ada] }] }
`;

function noticesBetween(before: readonly string[], after: readonly string[]) {
  const texts = (items: readonly string[]) => {
    const list = `---\napiVersion: outlay/v1\nkind: CostCenterList\nmetadata: { name: centers }\nspec:\n  items:\n${items
      .map((it) => `    - { ${it} }\n`)
      .join('')}`;
    return new Map([['outlay.yaml', { text: PEOPLE + list, hash: list }]]);
  };
  const project = new Project([]);
  project.apply({
    asOf: '2026-11-18',
    texts: texts(after),
    base: { texts: texts(before), revision: 'b', label: 'b', notes: [] },
  });
  const impact = impactOf(project);
  assert.ok(impact.state === 'known');
  const json = impactJson(project, impact, 'costCenter');
  return { notices: impactReport(project, impact).notices, json };
}

describe('an impact says of a cost center', () => {
  const top = 'name: acme, owner: ada';

  it('who owns it now', () => {
    const { notices, json } = noticesBetween(
      [
        top,
        'name: pay, title: Payments, parent: acme, owner: ada',
        'name: lab, parent: acme',
        'name: web, owner: bob',
      ],
      [
        'name: acme',
        'name: pay, title: Payments, parent: acme, owner: { ..2026-12: ada, 2027-01..: team/ops }',
        'name: lab, parent: acme, owner: bela',
        'name: web, owner: bela',
      ],
    );
    assert.deepEqual(notices, [
      'acme is now owned by nobody, it was owned by ada',
      'lab is now owned by bela, it was owned by whoever owns what is above',
      'Payments is now owned by ada until 2026-12 and team/ops from 2027-01, it was owned by ada',
    ]);
    assert.ok('terms' in json);
    assert.deepEqual(json.terms[0], {
      center: 'acme',
      property: 'owner',
      before: [{ owner: 'ada', period: undefined }],
      after: [],
    });
  });

  it('when it is valid now, and nothing of a center that is new or only stands elsewhere', () => {
    assert.deepEqual(
      noticesBetween(
        [top, 'name: pay, parent: acme', 'name: lab, parent: acme, valid: 2026-02..'],
        [
          top,
          'name: new, parent: acme, owner: bela',
          'name: lab, valid: 2026-02.., parent: acme',
          'name: pay, parent: acme, valid: ..2027-12',
        ],
      ).notices,
      ['pay is now valid until 2027-12, it was always valid'],
    );
  });

  it('the first five of many, and how many more', () => {
    const items = (owner: string) => [
      top,
      ...Array.from({ length: 7 }, (_, i) => `name: c${i}, parent: acme, owner: ${owner}`),
    ];
    const { notices } = noticesBetween(items('ada'), items('bela'));
    assert.equal(notices.length, 6);
    assert.equal(notices[5], '2 more changes of who owns a cost center or when it is valid');
  });
});
