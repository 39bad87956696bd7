/** Comments that are waivers, begin like one, or only name the product. */
import assert from 'node:assert/strict';
import { mayHoldWaivers, readComment } from '../../src/analysis/findings/waivers.ts';
import { projectOf } from './workspaces.ts';

const REST = 'missing-owner until 2026-12-31 -- in January';
const LONG = `missing-owner until 2026-12-31 -- ${'y'.repeat(400)}`;

function faults(comment: string): readonly string[] | undefined {
  const text = `${comment}\n- { name: a }\n`;
  const { waiver } = readComment(text, { start: 0, end: comment.length });
  if (waiver) assert.ok(mayHoldWaivers(text), 'the quick look sees it too');
  return waiver?.faults;
}

describe('a waiver', () => {
  it('has nothing to mend in the one right form', () => {
    for (const rest of [REST, LONG]) assert.deepEqual(faults(`# outlay: allow ${rest}`), []);
  });

  for (const comment of [
    '# the plan of Acme',
    '# Outlay: cost as code, see README',
    '# outlay allows what it reads',
    '# Outlay allow me to say',
    '# outlay/v1',
  ])
    it(`is not what \`${comment}\` means`, () => assert.equal(faults(comment), undefined));

  const BROKEN: readonly (readonly [comment: string, ...faults: string[]])[] = [
    [`# Outlay: allow ${REST}`, 'it begins with `# Outlay: allow`, expected `# outlay: allow`'],
    [`# outlay allow ${REST}`, 'it begins with `# outlay allow`, expected `# outlay: allow`'],
    [`#outlay: allow ${REST}`, 'it begins with `#outlay: allow`, expected `# outlay: allow`'],
    [`# outlay: ignore ${REST}`, 'it begins with `# outlay: ignore`, expected `# outlay: allow`'],
    ['# outlay: allow until 2026-12-31 -- in January', 'it names no code'],
    ['# outlay: allow missing-owner -- in January', 'it does not say until when'],
    ['# outlay: allow missing-owner until 2026-02-30 -- in January', '`2026-02-30` is no day'],
    ['# outlay: allow missing-owner until FY2027 -- in January', '`FY2027` is no day'],
    ['# outlay: allow missing-owner until 2026-12-31', 'it does not say why'],
    ['# outlay: allow missing-owner until 2026-12-31 -- ', 'it does not say why'],
    ['# outlay: allow missing-owner until 2026-12-31 — later', 'its reason begins with `—`, expected `--`'],
    [`# outlay: allow ${LONG}y`, 'its reason has more than 400 characters'],
    [`# outlay: allow  ${REST}`, 'its words stand in another order, or apart'],
    ['# outlay: allow', 'it names no code', 'it does not say until when', 'it does not say why'],
  ];
  for (const [comment, ...expected] of BROKEN)
    it(`says what \`${comment.slice(0, 80)}\` lacks`, () => assert.deepEqual(faults(comment), expected));

  for (const [code, help] of [
    ['duplicate-name', 'mend the finding, and remove the comment'],
    ['missing-onwer', 'write `missing-owner`'],
    ['whatever', 'the code stands in brackets in front of the finding'],
  ] as const)
    it(`is told what to do about the code \`${code}\``, () => {
      const waiver = `# outlay: allow ${code} until 2099-12-31 -- in January\n`;
      const text = `${waiver}apiVersion: outlay/v1\nkind: Workspace\nmetadata: { name: w }\nspec: { currency: USD }\n`;
      const found = projectOf({ 'outlay.yaml': text }).allFindings();
      const helps = [...found].flat().flatMap((it) => (it.code === 'malformed-waiver' ? [it.help] : []));
      assert.deepEqual(helps, [help]);
    });
});

describe('a finding under a waiver', () => {
  const workspace = `apiVersion: outlay/v1
kind: Workspace
metadata: { name: acme }
spec: { currency: USD, calendar: { start: 2026-01-01, pattern: monthly, named: starting } }
`;
  const text = `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
    # outlay: allow missing-owner until 2026-11-24 -- hired in December
    - { name: payments }
    - { name: search }
`;
  const foundOn = (asOf: string, centers = text) => {
    const project = projectOf({ 'outlay.yaml': workspace, 'centers.yaml': centers });
    project.apply({ asOf });
    return [...project.allFindings()].flat().map((it) => `${it.code} ${it.item}`);
  };
  const search = 'missing-owner CostCenter/search';

  it('is silent through the last day, and only in the rows below the comment', () =>
    assert.deepEqual(foundOn('2026-11-24'), [search]));

  it('is there again on the next day, and so is the waiver', () =>
    assert.deepEqual(foundOn('2026-11-25'), [
      'missing-owner CostCenter/payments',
      search,
      'expired-waiver centers.yaml',
    ]));

  it('is silent where another comment says so anew, above or below', () => {
    const [over = ''] = /^.*allow.*\n/m.exec(text) ?? [];
    const anew = over.replace('2026-11-24', '2027-03-31');
    for (const both of [over + anew, anew + over])
      assert.deepEqual(foundOn('2026-11-25', text.replace(over, both)), [
        search,
        'expired-waiver centers.yaml',
      ]);
  });

  it('is silent in front of the comment, and not in the next row', () => {
    const [allow = ''] = /#.*allow.*/.exec(text) ?? [];
    const behind = text.replace(`    ${allow}\n`, '').replace('payments }', `payments } ${allow}`);
    assert.deepEqual(foundOn('2026-11-24', behind), [search]);
  });

  it('is silent below other comments, and not below the row that one stands behind', () => {
    const item = `    - name: payments
      # outlay: allow ambiguous-scalar until 2026-11-24 -- as the ledger has it
      # and as the bank does
      code: 1e3 # of the ledger
      aliases: [1e4]
`;
    const rows = text.slice(0, text.indexOf('    #')) + item;
    const left = foundOn('2026-11-24', rows).filter((it) => it.startsWith('ambiguous-scalar'));
    assert.equal(left.length, 1, 'the alias, and not the code');
  });

  it('is silent in what stands below the entries of a document too', () => {
    const allow = '# outlay: allow ambiguous-scalar until 2026-11-24 -- the code of the ledger';
    const below = (comment: string) => `apiVersion: outlay/v1
kind: VendorList
spec:
  items:
    - { name: github }
metadata: { name: 1e3 } ${comment}
`;
    assert.deepEqual(foundOn('2026-11-24', below(allow)), []);
    assert.deepEqual(foundOn('2026-11-24', below('')), ['ambiguous-scalar VendorList/1e3']);
  });

  it('needs one comment: a second that holds as well is unused', () => {
    const [once = ''] = /^.*allow.*\n/m.exec(text) ?? [];
    assert.deepEqual(foundOn('2026-11-24', text.replace(once, once + once)), [
      search,
      'unused-waiver centers.yaml',
    ]);
  });

  it('is told apart from another on the same words', () => {
    const twice = text.replace('    #', '    - { name: payments }\n    - { name: sales }\n    #');
    assert.deepEqual(foundOn('2026-11-24', twice).sort(), [
      'duplicate-name CostCenter/payments',
      'missing-owner CostCenter/payments',
      'missing-owner CostCenter/sales',
      search,
    ]);
  });
});
